import type { SourceCondition } from './source-condition.ts';
import type { SourceValue } from './source-value.ts';

/** What a name of the source's conditions stands for among our answers. */
export type KnownAnswer = Readonly<{
  id: string;
  kind: 'number' | 'choice' | 'choices' | 'text';
  /** Our option, or yes and no, for the value that the source compares with. */
  options?: ReadonlyMap<string, string>;
  /** Our scores are the source's less this. */
  shift?: number;
  /** Our scores for the columns of a matrix that have names: `A1`, `agree`. */
  scores?: ReadonlyMap<string, number>;
  /** The name itself is one option of the question: LimeSurvey's `Q1_SQ001 == "Y"`. */
  option?: string;
}>;

/** By the source's name. */
export type KnownAnswers = ReadonlyMap<string, KnownAnswer>;

/**
 * The condition in the words of our expressions, or undefined when there are none for some part of it. A source's `!=` is
 * true of an answer that is missing; ours is not, so it is said as `not (a = b)`.
 */
export function composeCondition(condition: SourceCondition, known: KnownAnswers): string | undefined {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const parts = condition.parts.map((part) => composeCondition(part, known));
      return parts.every((part) => part !== undefined) ? `(${parts.join(` ${condition.kind} `)})` : undefined;
    }
    case 'not': {
      const part = composeCondition(condition.part, known);
      return part === undefined ? undefined : negate(part);
    }
    case 'answered': {
      const answer = known.get(condition.question);
      return answer && (answer.option === undefined ? `answered(${answer.id})` : hasOption(answer, answer.option));
    }
    case 'has':
      return composeChoice(known.get(condition.question), condition.value);
    case 'compare':
      return composeComparison(condition, known.get(condition.question));
    case 'unknown':
      return undefined;
  }
}

function negate(part: string): string {
  return `not (${unwrapped(part)})`;
}

/** Without the brackets that stand around the whole of it. */
export function unwrapped(part: string): string {
  if (!part.startsWith('(') || !part.endsWith(')')) return part;
  let depth = 0;
  for (let at = 0; at < part.length; at++) {
    if (part[at] === '(') depth += 1;
    if (part[at] === ')') depth -= 1;
    if (depth === 0 && at < part.length - 1) return part;
  }
  return part.slice(1, -1);
}

function composeComparison(
  condition: SourceCondition & { kind: 'compare' },
  answer: KnownAnswer | undefined,
): string | undefined {
  if (answer === undefined) return undefined;
  const { operator, value } = condition;
  if (operator === '!=') {
    const same = composeComparison({ ...condition, operator: '=' }, answer);
    return same === undefined ? undefined : negate(same);
  }
  if (answer.option !== undefined) return operator === '=' ? composeFlag(answer, answer.option, value) : undefined;
  if (answer.kind === 'number') {
    const score = answer.scores?.get(String(value)) ?? Number(value) - (answer.shift ?? 0);
    return value === '' || !Number.isFinite(score) ? undefined : `${answer.id} ${operator} ${score}`;
  }
  if (operator !== '=') return undefined;
  // Nothing given is what an empty text means.
  if (value === '') return `not (answered(${answer.id}))`;
  if (answer.kind === 'choices') return undefined;
  return composeChoice(answer, value);
}

/** `Q1_SQ001 == "Y"`: the option is chosen. Compared with anything else, it is not. */
function composeFlag(answer: KnownAnswer, option: string, value: SourceValue): string {
  const chosen = hasOption(answer, option);
  return value === 'Y' || value === true || value === 1 ? chosen : negate(chosen);
}

function composeChoice(answer: KnownAnswer | undefined, value: SourceValue): string | undefined {
  if (answer === undefined || answer.kind === 'number' || answer.kind === 'text') return undefined;
  const option = answer.options?.get(String(value));
  if (option === undefined) return undefined;
  return answer.kind === 'choices' ? hasOption(answer, option) : `${answer.id} = '${option}'`;
}

function hasOption({ id }: KnownAnswer, option: string): string {
  return `${id} has '${option}'`;
}
