import type { Language } from '@voldaan/domain/language';
import { type CalendarInterval, endOfInterval } from '@voldaan/domain/metrics/calendar-interval';
import { displayRule } from '@voldaan/domain/metrics/display-rule';
import { estimateMetric } from '@voldaan/domain/metrics/estimate-metric';
import type { Histogram } from '@voldaan/domain/metrics/histogram';
import { mergeHistograms } from '@voldaan/domain/metrics/merge-histograms';
import { judgeAgainstNorm } from '@voldaan/domain/metrics/verdict';
import { maskText } from '@voldaan/domain/metrics/words/mask-text';
import { sum } from '@voldaan/domain/stats/sum';
import { questionsOf } from '@voldaan/domain/surveys/survey-definition';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Columns } from './columns/columns.ts';
import { compareFigure } from './compare-figure.ts';
import { countUninvited } from './count-uninvited.ts';
import { showEstimate } from './estimate-view.ts';
import { countByTime, intervalOf, totalOf } from './figures/count-figure.ts';
import type { Figure } from './figures/figure.ts';
import { showHead } from './figures/figure-head.ts';
import type { FigureQuery } from './figures/figure-query.ts';
import { openFigure } from './figures/open-figure.ts';
import { normOfFigure } from './norms/norm-of-figure.ts';
import { countFunnel, newestAnswers, newestComments } from './overview-views.ts';
import type { OverviewReply } from './schema.ts';
import { shareGroups } from './share-groups.ts';
import { watchFigure } from './trend/watch-figure.ts';
import { countOtherVotes, type OtherVotes } from './vote-counts.ts';
import { shownText } from './words/show-words.ts';

export type OverviewAsked = FigureQuery &
  Readonly<{
    today: string;
    language: Language;
    /** Whether the caller may see who said it; for others personal data in the words is masked too. */
    maySeePersons: boolean;
  }>;

/** What a company reads first: its score with interval and verdict, the trend, the words, and how many answered. */
export async function makeOverview(
  db: WorkspaceTransaction,
  columns: Columns,
  asked: OverviewAsked,
): Promise<OverviewReply> {
  const figure = await openFigure(db, columns, asked);
  if (figure === undefined) return emptyOverview;
  const { window, definition, metric } = figure;
  const interval = overviewInterval(figure);
  const byTime = countByTime(figure, interval);
  const total = totalOf(figure, byTime.values());
  const options = { period: { from: window.from, to: window.to } };
  const { value: norm, today: normToday } = await normOfFigure(db, figure);
  const judged = norm === null ? null : judgeAgainstNorm(metric, total, norm, options);
  return {
    head: showHead(figure, asked.language),
    metric: showEstimate(estimateMetric(metric, total, options)),
    norm: judged && { norm: norm ?? 0, verdict: judged.verdict, answers_still_needed: judged.answersStillNeeded },
    ...compareFigure(figure, total),
    watch: await watchFigure({ figure, norm: normToday, today: asked.today }),
    interval,
    trend: trendOf(figure, interval, byTime),
    distribution: total.map((count, step) => ({ score: metric.scale.min + step * metric.scale.step, count })),
    groups: shareGroups(metric, total, options.period),
    votes: votesOf(figure, total, countOtherVotes(figure)),
    ...(await wordsOf(db, figure, { ...asked, answers: sum(total) })),
    funnel: figure.where.length > 0 ? null : await funnelOf(db, figure),
    has_open_questions: questionsOf(definition).some(({ kind }) => kind === 'open'),
  };
}

/** A reader tells apart twelve months, or the weeks of a quarter; days are for the screen of the trend. */
function overviewInterval(figure: Figure): CalendarInterval {
  return intervalOf(figure, figure.window.interval === 'month' ? 'month' : 'week');
}

function trendOf(
  { metric }: Figure,
  interval: CalendarInterval,
  byTime: ReadonlyMap<string, Histogram>,
): OverviewReply['trend'] {
  return [...byTime].map(([from, histogram]) => {
    const to = endOfInterval(from, interval);
    return { from, to, estimate: showEstimate(estimateMetric(metric, histogram, { period: { from, to } })) };
  });
}

function votesOf({ metric, window }: Figure, total: Histogram, other: OtherVotes): OverviewReply['votes'] {
  const unconfirmed = sum(other.unconfirmed);
  const withThem = () =>
    estimateMetric(metric, mergeHistograms([total, other.unconfirmed]), {
      period: { from: window.from, to: window.to },
    });
  return {
    counted: sum(total),
    unconfirmed,
    machine: sum(other.machine),
    with_unconfirmed: unconfirmed > 0 ? showEstimate(withThem()) : null,
  };
}

/** What was said; and below the minimum the answers themselves in place of the score. */
async function wordsOf(
  db: WorkspaceTransaction,
  figure: Figure,
  { maySeePersons, language, answers: count }: OverviewAsked & Readonly<{ answers: number }>,
): Promise<Pick<OverviewReply, 'answers_below_minimum' | 'comments'>> {
  const { definition, item } = figure;
  const openIds = questionsOf(definition).flatMap(({ kind, id }) => (kind === 'open' ? [id] : []));
  const within = { figure, scoreId: item.question.id };
  const comments = await newestComments(db, { ...within, openIds });
  const isBelowMinimum = figure.where.length === 0 && displayRule(count, 0) === 'answers only';
  const answers = isBelowMinimum ? await newestAnswers(db, within) : [];
  return {
    answers_below_minimum: answers.map(({ id, score, at }) => ({ response_id: id, score, at })),
    comments: comments.map(({ id, score, text, name, at }) => ({
      response_id: id,
      score,
      text: maySeePersons ? text : shownText(maskText(text), language),
      name: maySeePersons ? name : null,
      at,
    })),
  };
}

async function funnelOf(db: WorkspaceTransaction, figure: Figure): Promise<OverviewReply['funnel']> {
  const { survey, window } = figure;
  const within = { surveyId: survey.id, from: window.from, to: window.to };
  const { losses, ...funnel } = await countFunnel(db, within);
  return { ...funnel, uninvited: countUninvited(figure), losses: [...losses] };
}

const emptyOverview: OverviewReply = {
  head: null,
  metric: null,
  norm: null,
  previous: null,
  comparison: null,
  last_year: null,
  last_year_comparison: null,
  watch: null,
  interval: 'month',
  trend: [],
  distribution: [],
  groups: [],
  votes: { counted: 0, unconfirmed: 0, machine: 0, with_unconfirmed: null },
  answers_below_minimum: [],
  comments: [],
  funnel: null,
  has_open_questions: false,
};
