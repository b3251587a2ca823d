import type { Metric } from '@voldaan/domain/metrics/metric';
import { standardMetrics } from '@voldaan/domain/metrics/standard-metrics';
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

/** A grade is asked in whole steps, and a metric's scale must be the scale that was asked. */
const wholeGrade: Metric = { ...standardMetrics.grade, scale: { min: 1, max: 10, step: 1 } };

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
    metric: metricOf(question.role),
    versions: comparable,
    isBroken: comparable.length < versions.length,
  };
}

function metricOf(role: RatingQuestion['role']): Metric {
  switch (role) {
    case 'nps':
      return standardMetrics.nps;
    case 'csat':
      return standardMetrics.csat;
    case 'grade':
      return wholeGrade;
    case 'none':
      throw new Error('a survey opens with a question that feeds a metric');
  }
}
