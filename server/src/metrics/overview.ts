import { setImmediate } from 'node:timers/promises';
import type { Language } from '@voldaan/domain/language';
import type { Answers } from '@voldaan/domain/metrics/answers';
import { dayNumber, dayOfNumber } from '@voldaan/domain/metrics/calendar-day';
import { type CalendarInterval, endOfInterval } from '@voldaan/domain/metrics/calendar-interval';
import { displayRule } from '@voldaan/domain/metrics/display-rule';
import { estimateMetric } from '@voldaan/domain/metrics/estimate-metric';
import { mergeHistograms } from '@voldaan/domain/metrics/merge-histograms';
import { maskText } from '@voldaan/domain/metrics/words/mask-text';
import { sum } from '@voldaan/domain/stats/sum';
import { questionsOf } from '@voldaan/domain/surveys/survey-definition';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Columns } from './columns/columns.ts';
import { compareFigure } from './compare-figure.ts';
import { countUninvited } from './count-uninvited.ts';
import { showEstimate } from './estimate-view.ts';
import { countByTime, intervalOf } from './figures/count-figure.ts';
import type { Figure } from './figures/figure.ts';
import { showHead } from './figures/figure-head.ts';
import type { FigureQuery } from './figures/figure-query.ts';
import { openFigure } from './figures/open-figure.ts';
import { normOfFigure } from './norms/norm-of-figure.ts';
import { showVerdict } from './norms/show-verdict.ts';
import { type CommentRow, commentsMost, newestAnswers, newestComments, readWordsAndFunnel } from './overview-views.ts';
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
  const told = await tellWords(db, figure, asked);
  const interval = overviewInterval(figure);
  const { byTime, total } = countByTime(figure, interval);
  const options = { period: { from: window.from, to: window.to } };
  const { value: norm, today: normToday } = await normOfFigure(db, figure);
  return {
    head: showHead(figure, asked.language),
    metric: showEstimate(estimateMetric(metric, total, options)),
    norm: showVerdict(figure, total, norm),
    ...compareFigure(figure, total),
    watch: await watchFigure({ figure, norm: normToday, today: asked.today }),
    interval,
    trend: trendOf(figure, interval, byTime),
    distribution: total.histogram.map((count, step) => ({ score: metric.scale.min + step * metric.scale.step, count })),
    groups: shareGroups(metric, total, options.period),
    votes: votesOf(figure, total, countOtherVotes(figure)),
    ...(await told()),
    answers_below_minimum: await answersOf(db, figure, sum(total.histogram)),
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
  byTime: ReadonlyMap<string, Answers>,
): OverviewReply['trend'] {
  return [...byTime].map(([from, answers]) => {
    const to = endOfInterval(from, interval);
    return { from, to, estimate: showEstimate(estimateMetric(metric, answers, { period: { from, to } })) };
  });
}

function votesOf({ metric, window }: Figure, total: Answers, other: OtherVotes): OverviewReply['votes'] {
  const unconfirmed = sum(other.unconfirmed);
  const withThem = () =>
    estimateMetric(
      metric,
      { histogram: mergeHistograms([total.histogram, other.unconfirmed]), pairs: undefined, like: total },
      { period: { from: window.from, to: window.to } },
    );
  return {
    counted: sum(total.histogram),
    unconfirmed,
    machine: sum(other.machine),
    with_unconfirmed: unconfirmed > 0 ? showEstimate(withThem()) : null,
  };
}

type Told = Pick<OverviewReply, 'comments' | 'funnel'>;

/**
 * What was said, and of everybody how many answered. Of everybody it has been asked when this returns, so that the database looks for it
 * while this process counts; of groups it is asked when it is wanted.
 */
async function tellWords(db: WorkspaceTransaction, figure: Figure, asked: OverviewAsked): Promise<() => Promise<Told>> {
  const { survey, window, definition, item, where } = figure;
  const openIds = questionsOf(definition).flatMap(({ kind, id }) => (kind === 'open' ? [id] : []));
  const within = { figure, scoreId: item.question.id, openIds };
  if (where.length > 0)
    return async () => ({ comments: showComments(await newestComments(db, within), asked), funnel: null });
  // Who was asked for no words left none, and is not looked through for them.
  const commentsFrom = openIds.length === 0 ? window.to : newestDays(figure);
  const ofAll = { surveyId: survey.id, from: window.from, to: window.to, scoreId: item.question.id, openIds };
  const reading = readWordsAndFunnel(db, { ...ofAll, commentsFrom });
  // Whoever fails meanwhile must not leave a failure behind that nobody hears.
  reading.catch(() => undefined);
  await setImmediate();
  return async () => {
    const { comments, funnel } = await reading;
    const isAll = openIds.length === 0 || comments.length === commentsMost || commentsFrom === window.from;
    const shown = isAll ? comments : await newestComments(db, within);
    return {
      comments: showComments(shown, asked),
      funnel: { ...funnel, uninvited: countUninvited(figure), losses: [...funnel.losses] },
    };
  };
}

/** Of so many answers enough have words, as a rule. */
const answersWithWords = 600;

/** The first day of the newest months that hold so many answers, or of the window. */
function newestDays({ columns, window }: Figure): string {
  let answers = 0;
  for (const { count, firstDay } of columns.segments.toReversed()) {
    if (firstDay >= dayNumber(window.to)) continue;
    answers += count;
    if (answers >= answersWithWords) return dayOfNumber(Math.max(firstDay, dayNumber(window.from)));
  }
  return window.from;
}

function showComments(
  rows: readonly CommentRow[],
  { maySeePersons, language }: OverviewAsked,
): OverviewReply['comments'] {
  return rows.map(({ id, score, text, name, at, is_anonymous }) => ({
    response_id: id,
    score,
    text: maySeePersons ? text : shownText(maskText(text), language),
    name: maySeePersons ? name : null,
    at,
    is_anonymous,
  }));
}

/** Below the minimum the answers themselves stand in place of the score. */
async function answersOf(
  db: WorkspaceTransaction,
  figure: Figure,
  count: number,
): Promise<OverviewReply['answers_below_minimum']> {
  if (figure.where.length > 0 || displayRule(count, 0) !== 'answers only') return [];
  const answers = await newestAnswers(db, { figure, scoreId: figure.item.question.id });
  return answers.map(({ id, ...answer }) => ({ response_id: id, ...answer }));
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
