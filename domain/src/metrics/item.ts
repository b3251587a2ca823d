import type { RatingQuestion } from '../surveys/question/rating.ts';
import type { ScoreSlots } from '../surveys/score-slots.ts';
import { questionsOf, type SurveyDefinition } from '../surveys/survey-definition.ts';
import type { Metric } from './metric.ts';
import { metricOfRating } from './metric-of-rating.ts';

/** A published version, as far as its scores go. */
export type ScoredVersion = Readonly<{ id: string; definition: SurveyDefinition; slots: ScoreSlots }>;

/** A rating of a survey as it is counted: all versions that asked it in the same words, on the same scale, of the same thing. */
export type Item = Readonly<{
  /** `nps:C11:1`, `attribute:A5:1@delivery`; stable, and what addresses name it by. */
  key: string;
  /** As the newest version asks it that does. */
  question: RatingQuestion;
  metric: Metric;
  /** The stored score of the lowest point: of a scale with half steps it is twice the point. */
  lowest: number;
  /** How many stored scores the scale has. */
  levels: number;
  /** Where each of its versions keeps it. */
  slots: ReadonlyMap<string, number>;
  /** Whether the newest version still asks it. */
  isAsked: boolean;
}>;

/**
 * The items of a survey in the order in which the newest version asks them; those that it asks no more come last.
 *
 * Use wherever scores are counted. When not to use: to show a questionnaire, which has more than ratings.
 *
 * @example
 * itemsOf(versions)[0]; // the headline: a survey opens with a rating
 * @throws nothing.
 */
export function itemsOf(versions: readonly ScoredVersion[]): readonly Item[] {
  const items = new Map<string, Item & { readonly slots: Map<string, number> }>();
  for (const [age, version] of versions.entries()) {
    const named = new Set<string>();
    for (const question of questionsOf(version.definition)) {
      const slot = question.kind === 'rating' ? version.slots[question.id] : undefined;
      if (question.kind !== 'rating' || slot === undefined) continue;
      const key = keyOf(question, named);
      named.add(key);
      const known = items.get(key);
      if (known === undefined)
        items.set(key, { ...itemOf(key, question, age === 0), slots: new Map([[version.id, slot]]) });
      else known.slots.set(version.id, slot);
    }
  }
  return [...items.values()];
}

/** Two questions of one version are two items, also when they are asked in the same words. */
function keyOf(question: RatingQuestion, named: ReadonlySet<string>): string {
  const { comparabilityKey, attribute, halfSteps, id } = question;
  const key = `${comparabilityKey}${halfSteps === true ? ':half' : ''}${attribute === undefined ? '' : `@${attribute}`}`;
  return named.has(key) ? `${key}#${id}` : key;
}

function itemOf(key: string, question: RatingQuestion, isAsked: boolean): Omit<Item, 'slots'> {
  const metric = metricOfRating(question);
  const { min, max, step } = metric.scale;
  return { key, question, metric, lowest: Math.round(min / step), levels: Math.round((max - min) / step) + 1, isAsked };
}
