import type { Language } from '@voldaan/domain/language';
import { endOfInterval } from '@voldaan/domain/metrics/calendar-interval';
import { compareMetric } from '@voldaan/domain/metrics/compare-metric';
import { displayRule } from '@voldaan/domain/metrics/display-rule';
import { estimateMetric } from '@voldaan/domain/metrics/estimate-metric';
import type { Histogram } from '@voldaan/domain/metrics/histogram';
import type { Metric } from '@voldaan/domain/metrics/metric';
import { type PeriodChoice, type ReportingPeriod, reportingPeriod } from '@voldaan/domain/metrics/reporting-period';
import { judgeAgainstNorm } from '@voldaan/domain/metrics/verdict';
import { Refusal } from '@voldaan/domain/refusal';
import { fillText, textOfQuestion, valuesOfQuestion } from '@voldaan/domain/surveys/fill-text';
import { matchLanguage } from '@voldaan/domain/surveys/match-language';
import { labelOf, scales } from '@voldaan/domain/surveys/scale';
import { questionsOf } from '@voldaan/domain/surveys/survey-definition';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { type CountedQuestion, countedQuestion } from './counted-question.ts';
import { showEstimate } from './estimate-view.ts';
import type { OverviewReply } from './schema.ts';
import { type ScoreTable, scoreTable } from './score-table.ts';
import { shareGroups } from './share-groups.ts';
import {
  countFunnel,
  countLosses,
  countScores,
  firstDay,
  newestAnswers,
  newestComments,
  publishedSurveys,
  versionsOf,
} from './views.ts';

export type OverviewQuestion = Readonly<{
  surveyId: string | undefined;
  period: PeriodChoice;
  today: string;
  language: Language;
  /** Whether the caller may see who said it. */
  mayNameContacts: boolean;
}>;

/** What a company reads first: its score with interval and verdict, the trend, the words, and how many answered. */
export async function makeOverview(db: WorkspaceTransaction, asked: OverviewQuestion): Promise<OverviewReply> {
  const surveys = await publishedSurveys(db);
  const chosen = asked.surveyId === undefined ? surveys[0] : surveys.find((survey) => survey.id === asked.surveyId);
  if (asked.surveyId !== undefined && chosen === undefined) throw new Refusal('not_found');
  const counted = chosen && countedQuestion(await versionsOf(db, chosen.id));
  if (chosen === undefined || counted === undefined) return emptyOverview(asked, surveys);
  const first = asked.period === 'all' ? await firstDay(db, chosen.id) : undefined;
  const period = reportingPeriod(asked.period, asked.today, first);
  const rows = await countScores(db, { surveyId: chosen.id, versions: counted.versions, ...period });
  const table = scoreTable(rows, counted.metric);
  const { from, to } = period;
  const scoreId = counted.question.id;
  const within = { surveyId: chosen.id, scoreId, from, to };
  const openIds = questionsOf(counted.definition).flatMap((question) =>
    question.kind === 'open' ? [question.id] : [],
  );
  const comments = await newestComments(db, { ...within, openIds });
  const isBelowMinimum = displayRule(table.votes.counted, 0) === 'answers only';
  const answers = isBelowMinimum ? await newestAnswers(db, within) : [];
  return {
    ...judged(counted, table, period),
    survey: describeSurvey(chosen, counted, asked.language),
    surveys: surveys.map(({ id, name }) => ({ id, name })),
    period: { choice: asked.period, from, to },
    interval: period.interval,
    answers_below_minimum: answers.map(({ id, score, at }) => ({ response_id: id, score, at })),
    comments: comments.map(({ id, score, text, name, at }) => ({
      response_id: id,
      score,
      text,
      name: asked.mayNameContacts ? name : null,
      at,
    })),
    funnel: { ...(await countFunnel(db, within)), losses: [...(await countLosses(db, within))] },
  };
}

type Judged = Pick<
  OverviewReply,
  'metric' | 'norm' | 'previous' | 'comparison' | 'trend' | 'distribution' | 'groups' | 'votes'
>;

/** Counting is done; here the domain judges. */
function judged(counted: CountedQuestion, table: ScoreTable, period: ReportingPeriod): Judged {
  const { metric, definition } = counted;
  const estimate = (histogram: Histogram, from: string, to: string) =>
    showEstimate(estimateMetric(metric, histogram, { period: { from, to } }));
  const options = { period: { from: period.from, to: period.to } };
  const norm = definition.norm.value;
  const { verdict, answersStillNeeded } = judgeAgainstNorm(metric, table.current, norm, options);
  const hasPrevious = period.previousFrom < period.from && table.previous.some((count) => count > 0);
  return {
    metric: estimate(table.current, period.from, period.to),
    norm: { norm, verdict, answers_still_needed: answersStillNeeded },
    previous: hasPrevious ? estimate(table.previous, period.previousFrom, period.from) : null,
    comparison: hasPrevious ? compared(metric, table) : null,
    trend: [...table.buckets].map(([from, histogram]) => {
      const to = endOfInterval(from, period.interval);
      return { from, to, estimate: estimate(histogram, from, to) };
    }),
    distribution: table.current.map((count, step) => ({ score: metric.scale.min + step * metric.scale.step, count })),
    groups: shareGroups(metric, table.current, period),
    votes: {
      ...table.votes,
      with_unconfirmed:
        table.votes.unconfirmed > 0 ? estimate(table.currentWithUnconfirmed, period.from, period.to) : null,
    },
  };
}

function compared(metric: Metric, table: ScoreTable): OverviewReply['comparison'] {
  const { verdict, difference, low, high, method } = compareMetric(metric, table.current, table.previous);
  return { verdict, difference, low, high, method };
}

function describeSurvey(
  survey: Readonly<{ id: string; name: string }>,
  { definition, question, isBroken }: CountedQuestion,
  language: Language,
): OverviewReply['survey'] {
  if (question.role === 'none') return null;
  const scale = scales[question.scale];
  const tag = matchLanguage([language], definition.languages);
  const values = valuesOfQuestion(definition, question, tag);
  const label = (score: number) =>
    fillText(definition, labelOf(scale, score, tag, definition.scaleLabels), tag, values);
  return {
    id: survey.id,
    name: survey.name,
    question: textOfQuestion(definition, question, tag),
    question_id: question.id,
    role: question.role,
    scale: {
      id: scale.id,
      minimum: scale.minimum,
      maximum: scale.maximum,
      low_label: label(scale.minimum),
      high_label: label(scale.maximum),
    },
    comparability_break: isBroken,
  };
}

function emptyOverview(
  asked: OverviewQuestion,
  surveys: readonly Readonly<{ id: string; name: string }>[],
): OverviewReply {
  const { from, to, interval } = reportingPeriod(asked.period, asked.today, undefined);
  return {
    survey: null,
    surveys: surveys.map(({ id, name }) => ({ id, name })),
    period: { choice: asked.period, from, to },
    metric: null,
    norm: null,
    previous: null,
    comparison: null,
    interval,
    trend: [],
    distribution: [],
    groups: [],
    votes: { counted: 0, unconfirmed: 0, machine: 0, with_unconfirmed: null },
    answers_below_minimum: [],
    comments: [],
    funnel: { invited: 0, delivered: 0, opened: 0, answered: 0, uninvited: 0, losses: [] },
  };
}
