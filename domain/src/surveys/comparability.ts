import { changeRatings } from './change-ratings.ts';
import { mergeFieldsIn } from './merge-field.ts';
import { placedNodes } from './placed-nodes.ts';
import type { RatingQuestion } from './question/rating.ts';
import { attributeText, type SurveyDefinition } from './survey-definition.ts';
import { type SurveyText, textIn } from './survey-text.ts';

/** How a rating was asked, as far as its answers depend on it. */
type Asked = Readonly<{
  id: string;
  /** Item and scale, `grade_overall:B10h` with half steps: without the same, no two scores are alike. */
  family: string;
  key: string;
  /** By language, without what does not change an answer: punctuation, white space, capitals. */
  wording: SurveyText;
}>;

/**
 * Gives every rating the key that says which versions share its trend line: `nps:C11:1`. Asked in the same words on the
 * same scale as in an earlier version, it keeps that version's key; else it gets the next number of its item and scale.
 * Earlier is newest first, and may end with the ready survey of the library, so that its items keep the library's keys.
 */
export function withComparabilityKeys(
  definition: SurveyDefinition,
  earlier: readonly SurveyDefinition[],
): SurveyDefinition {
  const known = earlier.flatMap(askedIn);
  const keys = new Map<string, string>();
  for (const asked of askedIn(definition)) {
    const key = keyOf(asked, known);
    keys.set(asked.id, key);
    known.push({ ...asked, key });
  }
  return changeRatings(definition, (rating) => ({
    ...rating,
    comparabilityKey: keys.get(rating.id) ?? rating.comparabilityKey,
  }));
}

/** The ids of the ratings that both surveys have on the same scale, and that are no longer asked in the same words. */
export function brokenTrends(before: SurveyDefinition, after: SurveyDefinition): ReadonlySet<string> {
  const earlier = new Map(askedIn(before).map((asked) => [asked.id, asked]));
  const broken = askedIn(after).filter(({ id, wording }) => {
    const was = earlier.get(id);
    return was !== undefined && !isSameWording(was.wording, wording);
  });
  return new Set(broken.map(({ id }) => id));
}

/** Whether a text was changed by more than punctuation in a language that both versions have. */
export function isReworded(before: SurveyText, after: SurveyText): boolean {
  return Object.keys(before).some((tag) => {
    const [was, is] = [bareWording(textIn(before, tag)), bareWording(textIn(after, tag))];
    return was !== '' && is !== '' && was !== is;
  });
}

/** All ratings of a survey as they are asked. */
function askedIn(definition: SurveyDefinition): Asked[] {
  return placedNodes(definition).flatMap(({ node, parent }) => {
    if (node.kind !== 'rating') return [];
    const heading = parent !== undefined && 'text' in parent ? parent.text : undefined;
    return [
      {
        id: node.id,
        family: `${node.item}:${node.scale}${node.halfSteps === true ? 'h' : ''}`,
        key: node.comparabilityKey,
        wording: wordingOf(definition, node, heading),
      },
    ];
  });
}

/**
 * Whether two wordings ask the same in every language that both have. A language that is added or taken out breaks no
 * line; two wordings without a common language cannot be called the same.
 */
function isSameWording(one: SurveyText, other: SurveyText): boolean {
  const common = Object.keys(one).filter((tag) => Object.hasOwn(other, tag));
  return common.length > 0 && common.every((tag) => one[tag] === other[tag]);
}

/** A text without what does not change an answer. */
function bareWording(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}{}]+/gu, ' ')
    .trim();
}

function keyOf(asked: Asked, known: readonly Asked[]): string {
  const family = known.filter((one) => one.family === asked.family);
  const same = family.find((one) => isSameWording(one.wording, asked.wording));
  if (same !== undefined) return same.key;
  const numbers = family.map(({ key }) => numberOf(key, asked.family) ?? 0);
  if (numbers.length > 0) return `${asked.family}:${Math.max(...numbers) + 1}`;
  return numberOf(asked.key, asked.family) === undefined ? `${asked.family}:1` : asked.key;
}

function numberOf(key: string, family: string): number | undefined {
  const number = key.startsWith(`${family}:`) ? key.slice(family.length + 1) : '';
  return /^[1-9]\d{0,5}$/.test(number) ? Number(number) : undefined;
}

/**
 * The words of a rating with those of the battery above it. What it is about belongs to them too: {moment} filled with
 * another moment is another question. The company's name is not: it may change its name and go on measuring.
 */
function wordingOf(definition: SurveyDefinition, rating: RatingQuestion, heading: SurveyText | undefined): SurveyText {
  const entries = Object.keys(rating.text).flatMap((tag): readonly (readonly [string, string])[] => {
    const text = `${textIn(heading ?? {}, tag)} ${textIn(rating.text, tag)}`;
    if (textIn(rating.text, tag).trim() === '') return [];
    const about = aboutOf(definition, rating);
    const filled = mergeFieldsIn(text).map(({ name }) => textIn(about[name ?? ''] ?? {}, tag));
    return [[tag, bareWording([text, ...filled, textIn(rating.alternative ?? {}, tag)].join(' '))]];
  });
  return Object.fromEntries(entries);
}

function aboutOf(
  definition: SurveyDefinition,
  { attribute }: RatingQuestion,
): Readonly<Record<string, SurveyText | undefined>> {
  return {
    moment: definition.moment,
    product: definition.product,
    attribute: attributeText(definition, attribute),
  };
}
