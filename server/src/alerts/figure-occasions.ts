import type { AlertCondition } from '@voldaan/domain/alerts/alert-rule';
import { answerDays, earlierDays, hasCollapsed, recentDays, weeklyChange } from '@voldaan/domain/alerts/weekly-change';
import { addDays } from '@voldaan/domain/metrics/calendar-day';
import { startOfInterval } from '@voldaan/domain/metrics/calendar-interval';
import { watchPeriod } from '@voldaan/domain/metrics/trend/daily-watch';
import { Refusal } from '@voldaan/domain/refusal';
import { showId } from '../database/public-id.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { countAnswers } from '../metrics/figures/count-figure.ts';
import type { Figure } from '../metrics/figures/figure.ts';
import { openFigure } from '../metrics/figures/open-figure.ts';
import { normOfFigure } from '../metrics/norms/norm-of-figure.ts';
import { watchFigure } from '../metrics/trend/watch-figure.ts';
import type { Product } from '../product.ts';
import { countAnswered } from './matter-views.ts';
import type { Occasion } from './occasion.ts';

type ScoreCondition = Extract<AlertCondition, { kind: 'score_change' }>;
/** Days from the first to before the last, as `2026-11-22`. */
type Days = Readonly<{ from: string; to: string }>;

/**
 * When a score moved by more than chance within some days. With a norm the daily watch says so, on the wrong side of it;
 * without one, and for changes for the better, the last four weeks are held against the twelve before them each Monday.
 */
export async function scoreOccasions(
  product: Product,
  db: WorkspaceTransaction,
  { condition, days }: Readonly<{ condition: ScoreCondition; days: Days }>,
): Promise<readonly Occasion[]> {
  const today = addDays(days.to, -1);
  const figure = await openFigure(db, product.columns, {
    survey: condition.survey,
    ...(condition.item === '' ? {} : { item: condition.item }),
    period: `${addDays(mondayOf(days.from), -recentDays - earlierDays - 7)}..${today}`,
    today,
    language: 'en',
  });
  if (figure === undefined) throw new Refusal('not_found');
  const norm = (await normOfFigure(db, figure)).today;
  const watched = norm === null ? [] : await alarms({ figure, norm, days });
  const isEither = condition.side === 'either';
  const weekly =
    norm !== null && !isEither ? [] : mondaysWithin(days).flatMap((monday) => weeklyOccasion(figure, monday));
  // Both may tell of one fall; the watch is the one that was promised.
  return [...watched, ...weekly.filter(({ about }) => norm === null || about['change'] === 'better')];
}

type Watched = Readonly<{ figure: Figure; norm: number; days: Days }>;

/** The alarms of the daily watch, quarter by quarter, that were given within the days. */
async function alarms({ figure, norm, days }: Watched): Promise<readonly Occasion[]> {
  const found: Occasion[] = [];
  for (let last = addDays(days.to, -1); last >= days.from; last = addDays(watchPeriod(last).from, -1)) {
    const watch = await watchFigure({ figure, norm, today: last });
    const day = watch?.alarm_day ?? null;
    if (watch === null || day === null || day < days.from) continue;
    const { estimate, low, high, n } = watch.estimate;
    found.push(
      scoreOccasion(figure, {
        subject: `quarter ${watch.since}`,
        day,
        about: { change: 'worse', norm, score: estimate, low, high, n, since: watch.since },
      }),
    );
  }
  return found;
}

function weeklyOccasion(figure: Figure, monday: string): readonly Occasion[] {
  const from = addDays(monday, -recentDays);
  const recent = countAnswers(figure, { from, to: monday });
  const earlier = countAnswers(figure, { from: addDays(from, -earlierDays), to: from });
  const { change, comparison } = weeklyChange(figure.metric, { recent, earlier });
  if (change === null) return [];
  const { difference, low, high, n } = comparison;
  // The same change is seen on some Mondays in a row; of one month it is told once.
  const subject = `month ${monday.slice(0, 7)} ${change}`;
  const about = { change, difference, low, high, n: n[0], since: from };
  return [scoreOccasion(figure, { subject, day: monday, about })];
}

type Told = Readonly<{ subject: string; day: string; about: Readonly<Record<string, string | number | null>> }>;

function scoreOccasion(figure: Figure, { subject, day, about }: Told): Occasion {
  const { survey, item, metric } = figure;
  const { kind, scale } = metric;
  return {
    subject: `score ${survey.id} ${item.key} ${subject}`,
    at: new Date(`${day}T00:00:00Z`),
    about: {
      ...{ ...about, survey: survey.name, survey_id: showId('srv', survey.id), item: item.key, day },
      ...{ metric: kind, scale_min: scale.min, scale_max: scale.max },
    },
    ownerId: null,
    signal: { kind: 'score', survey: survey.id, change: about['change'] === 'better' ? 'better' : 'worse' },
  };
}

/** The Mondays within some days: what is looked at each Monday is looked at on the Monday after the answers. */
function mondaysWithin({ from, to }: Days): readonly string[] {
  const mondays: string[] = [];
  let monday = mondayOf(from);
  if (monday < from) monday = addDays(monday, 7);
  for (; monday < to; monday = addDays(monday, 7)) mondays.push(monday);
  return mondays;
}

function mondayOf(day: string): string {
  return startOfInterval(day, 'week');
}

/** The Mondays within some days on which far fewer of those invited had answered than before. */
export async function rateOccasions(
  db: WorkspaceTransaction,
  { survey, days }: Readonly<{ survey: Readonly<{ id: string; name: string }>; days: Days }>,
): Promise<readonly Occasion[]> {
  const found: Occasion[] = [];
  for (const monday of mondaysWithin(days)) {
    const to = addDays(monday, -answerDays);
    const from = addDays(to, -recentDays);
    const asked = { surveyId: survey.id, days: answerDays };
    const recent = await countAnswered(db, { ...asked, from, to });
    const earlier = await countAnswered(db, { ...asked, from: addDays(from, -earlierDays), to: from });
    const share = ({ answered, invited }: typeof recent) => ({ successes: answered, n: invited });
    found.push({
      subject: `rate ${survey.id} ${monday.slice(0, 7)}`,
      at: new Date(`${monday}T00:00:00Z`),
      about: {
        ...{ survey: survey.name, survey_id: showId('srv', survey.id), day: monday },
        ...{ answered: recent.answered, invited: recent.invited },
        ...{ earlier_answered: earlier.answered, earlier_invited: earlier.invited },
      },
      ownerId: null,
      signal: {
        kind: 'rate',
        survey: survey.id,
        hasCollapsed: hasCollapsed({ recent: share(recent), earlier: share(earlier) }),
      },
    });
  }
  return found;
}
