import type { AnswerValue, OffScaleAnswer } from '../surveys/answers.ts';
import type { Question } from '../surveys/question/question.ts';
import { scales, scoresOf } from '../surveys/scale.ts';

/** An answer with what is typed for it: its own number on a scale, else its place in the list. */
export type KeyedAnswer = Readonly<{ code: string; value: string | number }>;

/** What is typed for the answers that are no answer. They are not read out; the customer says them. */
export const offScaleKeys: Readonly<Record<OffScaleAnswer, string>> = { '~dont_know': '?', '~not_applicable': '-' };

/**
 * The answers of a question with the keys for each: what is pressed on a scale is what is stored. None for a question that
 * is answered in words.
 *
 * Use for ratings, yes and no, and lists. When not to use: to check an answer (surveys/check-answers.ts does).
 *
 * @example
 * keyedAnswers(recommendation).at(-1); // { code: '10', value: 10 }
 * @throws nothing.
 */
export function keyedAnswers(question: Question): readonly KeyedAnswer[] {
  switch (question.kind) {
    case 'rating': {
      const scores = scoresOf(scales[question.scale], question.halfSteps === true);
      return [...scores.map((score) => ({ code: String(score), value: score })), ...offered(question.offers)];
    }
    case 'yes-no': {
      const values = question.partly === true ? ['yes', 'partly', 'no'] : ['yes', 'no'];
      return [...inPlace(values), ...offered(question.offers)];
    }
    case 'consent':
      return inPlace(['yes', 'no']);
    case 'single':
      return [...inPlace(question.options.map(({ id }) => id)), ...offered(question.offers)];
    case 'multiple':
    case 'ranking':
      return inPlace(question.options.map(({ id }) => id));
    default:
      return [];
  }
}

function inPlace(values: readonly string[]): readonly KeyedAnswer[] {
  return values.map((value, place) => ({ code: String(place + 1), value }));
}

function offered(offers: readonly OffScaleAnswer[] = []): readonly KeyedAnswer[] {
  return offers.map((value) => ({ code: offScaleKeys[value], value }));
}

/** What was typed so far, and the answer that it has become. */
export type Typed = Readonly<{ typed: string; chosen?: KeyedAnswer }>;

/**
 * What one key does. A code that no longer one begins with is chosen at once; 1 waits for a 0 where there is a 10, or for
 * Enter. A key that leads nowhere changes nothing. No clock decides: who is slow is not misheard.
 *
 * Use for digits, a comma, `?`, `-` and `Enter`. When not to use: for a question in words.
 *
 * @example
 * typeKey(keyedAnswers(recommendation), '1', '0').chosen; // { code: '10', value: 10 }
 * typeKey(keyedAnswers(recommendation), '', '7').chosen; // { code: '7', value: 7 }
 * @throws nothing.
 */
export function typeKey(answers: readonly KeyedAnswer[], typed: string, key: string): Typed {
  if (key === 'Enter') {
    const chosen = answers.find(({ code }) => code === typed);
    return chosen === undefined ? { typed } : { typed: '', chosen };
  }
  const next = typed + (key === ',' ? '.' : key);
  const possible = answers.filter(({ code }) => code.startsWith(next));
  const [only] = possible;
  if (only === undefined) return { typed };
  return possible.length === 1 && only.code === next ? { typed: '', chosen: only } : { typed: next };
}

/**
 * The answer to a question of several, after one more was named: once more takes it back, one that excludes the others stands
 * alone, and beyond the most that may be chosen nothing is added. Of a ranking the order is the answer.
 *
 * @example
 * toggled(question, ['price'], 'service'); // ['price', 'service']
 * @throws nothing.
 */
export function toggled(
  question: Extract<Question, Readonly<{ kind: 'multiple' | 'ranking' }>>,
  chosen: readonly string[],
  option: string,
): readonly string[] {
  if (chosen.includes(option)) return chosen.filter((one) => one !== option);
  if (question.kind === 'ranking') return [...chosen, option];
  const excluding = question.options.filter(({ exclusive }) => exclusive === true).map(({ id }) => id);
  if (excluding.includes(option)) return [option];
  const added = new Set([...chosen.filter((one) => !excluding.includes(one)), option]);
  if (question.choicesMax !== undefined && added.size > question.choicesMax) return chosen;
  return question.options.map(({ id }) => id).filter((id) => added.has(id));
}

/** Words that were typed as the answer that is stored, or undefined when they are none: a number with its own decimal sign. */
export function typedAnswer(question: Question, text: string): AnswerValue | undefined {
  const words = text.trim();
  if (words === '') return null;
  if (question.kind !== 'number') return words;
  const number = Number(words.replace(',', '.'));
  return Number.isFinite(number) ? number : undefined;
}
