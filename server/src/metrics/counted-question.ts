import type { Metric } from '@voldaan/domain/metrics/metric';
import { metricOfRating } from '@voldaan/domain/metrics/metric-of-rating';
import type { RatingQuestion } from '@voldaan/domain/surveys/question/rating';
import { openingQuestionOf, questionsOf, type SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import type { VersionRow } from './views.ts';

/** The question that is a survey's headline, what its scores mean, and in which versions they may share one line. */
export type CountedQuestion = Readonly<{
  definition: SurveyDefinition;
  question: RatingQuestion;
  metric: Metric;
  versions: readonly Readonly<{ id: string; slot: number }>[];
  /** Earlier versions asked it otherwise: their answers are kept and left out of this line. */
  isBroken: boolean;
}>;

/** Finds the headline of a survey's newest version, with all versions that asked it in the same words on the same scale. */
export function countedQuestion(versions: readonly VersionRow[]): CountedQuestion | undefined {
  const newest = versions[0];
  if (newest === undefined) return undefined;
  const question = openingQuestionOf(newest.definition);
  const comparable = versions.flatMap((version) => {
    const same = questionsOf(version.definition).find(
      (asked) => asked.kind === 'rating' && asked.comparabilityKey === question.comparabilityKey,
    );
    const slot = same === undefined ? undefined : version.slots[same.id];
    return slot === undefined ? [] : [{ id: version.id, slot }];
  });
  return {
    definition: newest.definition,
    question,
    metric: metricOfRating(question),
    versions: comparable,
    isBroken: comparable.length < versions.length,
  };
}
