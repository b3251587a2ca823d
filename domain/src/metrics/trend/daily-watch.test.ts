import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../stats/seeded-random.ts';
import { sum } from '../../stats/sum.ts';
import { countCustomerPairsUntil } from '../columns/count-repeats.ts';
import { estimateMetric } from '../estimate-metric.ts';
import type { Histogram } from '../histogram.ts';
import type { Metric } from '../metric.ts';
import { standardMetrics } from '../standard-metrics.ts';
import { type WatchedDay, watchNorm, watchPeriod } from './daily-watch.ts';

const period = { from: '2026-01-01', to: '2027-01-01' };
const npsShares = [0.02, 0, 0.02, 0.02, 0.02, 0.06, 0.08, 0.13, 0.22, 0.23, 0.2];
const csatShares = [0.04, 0.06, 0.12, 0.48, 0.3];
const gradeShares = [0.01, 0, 0.01, 0, 0.02, 0, 0.03, 0, 0.05, 0, 0.1, 0, 0.24, 0, 0.32, 0, 0.16, 0, 0.06];

/** What the norm must be for these customers to lie exactly at it. */
function scoreOf(metric: Metric, shares: Histogram): number {
  const whole = shares.map((share) => Math.round(share * 1000));
  return estimateMetric(metric, whole, { period }).estimate ?? 0;
}

function answer(shares: Histogram, random: () => number): number {
  let left = random() * sum(shares);
  return Math.max(
    0,
    shares.findIndex((share) => {
      left -= share;
      return left < 0;
    }),
  );
}

function dayOf(shares: Histogram, answers: number, random: () => number): number[] {
  const histogram = shares.map(() => 0);
  for (let each = 0; each < answers; each += 1) {
    const place = answer(shares, random);
    histogram[place] = (histogram[place] ?? 0) + 1;
  }
  return histogram;
}

/** Whether a quarter of looking every day sees an alarm. */
function quarterAlarms(
  metric: Metric,
  { shares, norm, perDay }: { shares: Histogram; norm: number; perDay: number },
  random: () => number,
): boolean {
  const days = Array.from({ length: 91 }, (_, day) => ({
    day: String(day),
    histogram: dayOf(shares, Math.floor(random() * (2 * perDay + 1)), random),
  }));
  const baseline = shares.map((share) => Math.round(share * 1000));
  return watchNorm(metric, { days, baseline, norm }).state === 'alarm';
}

type Panel = Readonly<{
  customers: number;
  perDay: number /** How often one says what they always say. */;
  habit: number;
}>;

/** Days of a quarter in which the same customers answer again and again; from a day on all of them say it some scores lower. */
function panelDays(
  shares: Histogram,
  { customers, perDay, habit }: Panel,
  random: () => number,
  fall: Readonly<{ from: number; scores: number }> = { from: 91, scores: 0 },
): readonly WatchedDay[] {
  const habits = Array.from({ length: customers }, () => answer(shares, random));
  const given = Array.from({ length: 91 }, (_, day) =>
    Array.from({ length: Math.floor(random() * (2 * perDay + 1)) }, () => {
      const customer = Math.floor(random() * customers);
      const said = random() < habit ? (habits[customer] ?? 0) : answer(shares, random);
      return { customer, day, score: Math.max(0, said - (day < fall.from ? 0 : fall.scores)) };
    }),
  );
  const answers = [...Map.groupBy(given.flat(), ({ customer }) => customer).values()];
  const ends: number[] = [];
  for (const own of answers) ends.push((ends.at(-1) ?? 0) + own.length);
  const pairs = countCustomerPairsUntil(
    {
      repeats: { share: 1, of: new Map(), ends: Uint32Array.from(ends) },
      steps: Uint8Array.from(answers.flat(), ({ score }) => score + 1),
      groups: Uint32Array.from(answers.flat(), ({ day }) => day),
      levels: shares.length,
    },
    given.map((_, day) => day),
  );
  return given.map((own, day) => {
    const histogram = shares.map(() => 0);
    for (const { score } of own) histogram[score] = (histogram[score] ?? 0) + 1;
    return { day: String(day), histogram, pairsUntil: pairs[day] };
  });
}

describe('the daily watch of customers who answer again and again', () => {
  test.each([
    ['an NPS', standardMetrics.nps, npsShares],
    ['a share', standardMetrics.csat, csatShares],
    ['a grade', standardMetrics.grade, gradeShares],
  ] as const)('keeps its promise about false alarms, of %s', (...given) => {
    const [, metric, shares] = given;
    const random = seededRandom(20261124);
    const norm = scoreOf(metric, shares);
    const baseline = shares.map((share) => Math.round(share * 1000));
    const years = 100;
    let [falseYears, falseOfStrangers] = [0, 0];
    for (let year = 0; year < years; year += 1) {
      const quarters = [1, 2, 3, 4].map(() => panelDays(shares, { customers: 30, perDay: 4, habit: 0.8 }, random));
      const alarms = (days: readonly WatchedDay[]) => watchNorm(metric, { days, baseline, norm }).state === 'alarm';
      falseYears += Number(quarters.some(alarms));
      const strangers = (days: readonly WatchedDay[]) => days.map(({ day, histogram }) => ({ day, histogram }));
      falseOfStrangers += Number(quarters.some((days) => alarms(strangers(days))));
    }
    expect(falseYears / years).toBeLessThanOrEqual(0.05);
    // Taken for as many strangers they would break it several times over.
    expect(falseOfStrangers / years).toBeGreaterThan(0.2);
  });

  test('sees within the quarter that all of them became a grade less satisfied', () => {
    const random = seededRandom(9);
    const metric = standardMetrics.grade;
    const baseline = gradeShares.map((share) => Math.round(share * 1000));
    const norm = scoreOf(metric, gradeShares);
    const seen = Array.from({ length: 50 }, () => {
      const panel = { customers: 100, perDay: 10, habit: 0.7 };
      const days = panelDays(gradeShares, panel, random, { from: 0, scores: 2 });
      return watchNorm(metric, { days, baseline, norm }).state;
    });
    expect(seen.filter((state) => state === 'alarm').length).toBeGreaterThan(45);
  });
});

describe('the daily watch', () => {
  test.each([
    ['an NPS', standardMetrics.nps, npsShares, 2],
    ['a share', standardMetrics.csat, csatShares, 4],
    ['a share near all', standardMetrics.csat, [0.01, 0.02, 0.02, 0.45, 0.5], 4],
    ['a share of all but one in two hundred', standardMetrics.csat, [0.005, 0, 0, 0.495, 0.5], 4],
    ['an NPS of nearly all', standardMetrics.nps, [0.003, 0, 0, 0, 0, 0, 0, 0, 0.007, 0.3, 0.69], 2],
    ['a grade', standardMetrics.grade, gradeShares, 4],
  ] as const)('of %s that lies exactly at its norm gives a false alarm in at most 5 of 100 years', (...given) => {
    const [, metric, shares, perDay] = given;
    const random = seededRandom(20261122);
    const norm = scoreOf(metric, shares);
    const years = 160;
    let falseYears = 0;
    for (let year = 0; year < years; year += 1) {
      const quarters = [1, 2, 3, 4].map(() => quarterAlarms(metric, { shares, norm, perDay }, random));
      if (quarters.includes(true)) falseYears += 1;
    }
    expect(falseYears / years).toBeLessThanOrEqual(0.05);
  });

  test('sees within the quarter that a grade fell a half below its norm', () => {
    const random = seededRandom(7);
    const norm = scoreOf(standardMetrics.grade, gradeShares) + 0.5;
    const seen = Array.from({ length: 100 }, () =>
      quarterAlarms(standardMetrics.grade, { shares: gradeShares, norm, perDay: 4 }, random),
    );
    expect(seen.filter(Boolean).length).toBeGreaterThan(90);
  });

  test('sees within the quarter that a share of nearly all became one of nine in ten', () => {
    const random = seededRandom(8);
    const fallen = [0.05, 0.03, 0.02, 0.4, 0.5];
    const seen = Array.from({ length: 100 }, () =>
      quarterAlarms(standardMetrics.csat, { shares: fallen, norm: 0.98, perDay: 2 }, random),
    );
    expect(seen.filter(Boolean).length).toBeGreaterThan(90);
  });

  test('names the day, and stays at the alarm though later days are better', () => {
    const bad = { day: '2026-10-03', histogram: [80, 10, 5, 5, 0] };
    const good = { day: '2026-10-04', histogram: [0, 0, 0, 200, 200] };
    const watch = watchNorm(standardMetrics.csat, { days: [bad, good], baseline: [10, 20, 70, 300, 100], norm: 0.8 });
    expect(watch).toMatchObject({ state: 'alarm', alarmDay: '2026-10-03', n: 500, varianceFrom: 'the norm' });
  });

  test('is quiet however far above the norm the score lies', () => {
    const days = [{ day: '2026-10-03', histogram: [0, 0, 0, 500, 500] }];
    const watch = watchNorm(standardMetrics.csatMean, { days, baseline: [0, 0, 0, 0, 0], norm: 2 });
    expect(watch).toMatchObject({ state: 'quiet', alarmDay: null, varianceFrom: 'widest possible' });
  });

  test('without an answer this quarter has nothing to watch', () => {
    expect(watchNorm(standardMetrics.nps, { days: [], baseline: npsShares.map(() => 0), norm: 30 })).toMatchObject({
      state: 'no answers',
      n: 0,
      estimate: null,
      interval: null,
    });
  });

  test('begins on the first of a quarter and knows the year before it', () => {
    expect(watchPeriod('2026-11-22')).toEqual({ from: '2026-10-01', baselineFrom: '2025-10-01' });
    expect(watchPeriod('2026-01-01')).toEqual({ from: '2026-01-01', baselineFrom: '2025-01-01' });
    expect(() => watchPeriod('gisteren')).toThrow(RangeError);
  });
});
