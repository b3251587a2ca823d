import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../stats/seeded-random.ts';
import { estimateMetric } from '../estimate-metric.ts';
import { standardMetrics } from '../standard-metrics.ts';
import { effortCurve } from './effort-curve.ts';
import { aaporOutcomes, noOutcomes } from './invitation-outcomes.ts';
import { representativity } from './representativity.ts';
import { responseRateEstimates } from './response-rate-estimates.ts';
import { silentBounds } from './silent-bounds.ts';
import { weighToFrame } from './weigh-to-frame.ts';

const period = { from: '2026-01-01', to: '2027-01-01' };
const metric = standardMetrics.csatMean;

describe('the response rates', () => {
  it('count everybody who was selected, and say which rate is which', () => {
    const counts = {
      ...noOutcomes,
      complete: 412,
      partial: 38,
      refused: 40,
      opened: 15,
      silent: 1203,
      unconfirmed: 20,
      returned: 90,
      not_asked: 12,
      waiting: 500,
    };
    const rates = new Map(
      responseRateEstimates(aaporOutcomes(counts, 0.85), period).map(({ rate, value }) => [rate, value]),
    );
    // AAPOR Standard Definitions 2023, by hand: 412 / 1830, 412 / (1728 + 0.85 * 102), 412 / 1728, 412 / 525.
    expect(rates.get('rr1')?.estimate).toBeCloseTo(0.225137, 6);
    expect(rates.get('rr3')?.estimate).toBeCloseTo(412 / 1814.7, 12);
    expect(rates.get('rr5')?.estimate).toBeCloseTo(0.238426, 6);
    expect(rates.get('cooperation1')).toMatchObject({ n: 525, method: 'wilson' });
    expect(rates.get('rr1')?.low).toBeLessThan(0.2251);
  });

  it('are none when nobody was asked', () => {
    for (const { value } of responseRateEstimates(aaporOutcomes(noOutcomes, 1), period))
      expect(value).toMatchObject({ estimate: null, low: null, n: 0, reason: 'no_answers' });
  });
});

describe('who answered', () => {
  it('is said of each group against the rest, with one figure for how alike they answered', () => {
    const { groups, rIndicator } = representativity(
      [
        { value: 'Hilversum', asked: 300, answered: 180 },
        { value: 'Zeist', asked: 300, answered: 60 },
      ],
      period,
    );
    expect(groups.map(({ verdict }) => verdict)).toEqual(['more', 'less']);
    // 1 - 2 S of propensities 0.6 and 0.2, each of half of the frame.
    expect(rIndicator.estimate).toBeCloseTo(0.6, 12);
    expect(rIndicator.low).toBeGreaterThan(0.5);
    expect(rIndicator.high).toBeLessThan(0.7);
  });

  it('reaches 1 within its interval when groups differ by chance alone', () => {
    const { groups, rIndicator } = representativity(
      [
        { value: 'Hilversum', asked: 200, answered: 84 },
        { value: 'Zeist', asked: 200, answered: 78 },
      ],
      period,
    );
    expect(groups.map(({ verdict }) => verdict)).toEqual(['no difference shown', 'no difference shown']);
    expect(rIndicator.high).toBe(1);
  });

  it('holds 1 within its interval in 19 of 20 rounds in which chance alone tells groups apart', () => {
    const random = seededRandom(12);
    const drawn = (asked: number) =>
      Array.from({ length: asked }, () => Number(random() < 0.25)).reduce((a, b) => a + b);
    const rounds = 300;
    let held = 0;
    for (let round = 0; round < rounds; round += 1) {
      const shops = Array.from({ length: 12 }, (_, shop) => ({ value: String(shop), asked: 30, answered: drawn(30) }));
      if (representativity(shops, period).rIndicator.high === 1) held += 1;
    }
    expect(held / rounds).toBeGreaterThan(0.93);
  });

  it('is not certain that groups answer alike because a few did', () => {
    const alike = ['Zeist', 'Houten'].map((value) => ({ value, asked: 10, answered: 3 }));
    const { rIndicator } = representativity(alike, period);
    expect(rIndicator).toMatchObject({ estimate: 1, high: 1 });
    expect(rIndicator.low).toBeLessThan(0.7);
    const silent = representativity(
      alike.map((one) => ({ ...one, answered: 0 })),
      period,
    ).rIndicator;
    expect(silent).toMatchObject({ low: null, reason: 'no_variation' });
  });
});

describe('weighing to the frame', () => {
  const answers = [
    ...Array.from({ length: 80 }, (_, place) => ({ score: 4 + (place % 2), customer: `a${place}`, shop: 'Hilversum' })),
    ...Array.from({ length: 20 }, (_, place) => ({ score: 1 + (place % 2), customer: `b${place}`, shop: 'Zeist' })),
  ];
  const margin = (population: ReadonlyMap<string, number>) => ({
    name: 'shop',
    population,
    categories: answers.map(({ shop }) => shop),
  });

  it('lets those speak louder whose group answered less, and says what it costs', () => {
    const population = new Map([
      ['Hilversum', 500],
      ['Zeist', 500],
    ]);
    const { weighed } = weighToFrame(metric, answers, [margin(population)], period);
    expect(weighed?.unweighted.estimate).toBeCloseTo(3.9, 12);
    expect(weighed?.weighted.estimate).toBeCloseTo(3, 12);
    // Kish: (Σw)² / Σw² with 80 weights of 6.25 and 20 of 25.
    expect(weighed?.effectiveN).toBeCloseTo(1000 ** 2 / (80 * 6.25 ** 2 + 20 * 25 ** 2), 9);
    expect(weighed?.designEffect).toBeCloseTo(1.5625, 9);
    expect(weighed).toMatchObject({ weightMost: 2.5, weightLeast: 0.625, trimmedCount: 0 });
  });

  it('lets nobody speak for more than four times the average', () => {
    const population = new Map([
      ['Hilversum', 40],
      ['Zeist', 960],
    ]);
    const { weighed } = weighToFrame(metric, answers, [margin(population)], period);
    expect(weighed?.weightMost).toBeLessThanOrEqual(4 + 1e-9);
    expect(weighed?.trimmedCount).toBeGreaterThan(0);
  });

  it('refuses with its name when nobody of a group answered', () => {
    const population = new Map([
      ['Hilversum', 500],
      ['Utrecht', 100],
      ['Zeist', 400],
    ]);
    expect(weighToFrame(metric, answers, [margin(population)], period)).toEqual({
      weighed: null,
      empty: [{ name: 'shop', category: 'Utrecht' }],
      reason: 'empty_category',
    });
  });
});

describe('what the silent could have said', () => {
  const grade = { ...standardMetrics.grade, scale: { min: 1, max: 10, step: 1 } };
  const score = estimateMetric(grade, [0, 0, 0, 0, 5, 20, 75, 90, 20, 3], { period });

  it('moves the score by their share of everybody, and says when the norm would fall', () => {
    const bounds = silentBounds(grade, score, { asked: 627, answered: 213, norm: 7 });
    const silent = 1 - 213 / 627;
    expect(bounds?.whatIf.map(({ shift }) => shift)).toEqual([0.5, 1, 2]);
    expect(bounds?.whatIf[1]?.estimate.estimate).toBeCloseTo((score.estimate ?? 0) - silent, 12);
    expect((bounds?.shiftToNorm ?? 0) * silent).toBeCloseTo((score.estimate ?? 0) - 7, 12);
    expect(bounds?.extremes.low).toBeLessThan(4);
    expect(bounds?.extremes).toMatchObject({ method: 'bounds', population: 627 });
  });

  it('is the score itself when everybody answered', () => {
    const bounds = silentBounds(grade, score, { asked: 213, answered: 213, norm: 7 });
    expect(bounds?.extremes).toMatchObject({ low: score.low, high: score.high });
    expect(bounds?.shiftToNorm).toBeNull();
  });
});

describe('early and late answers', () => {
  it('are told apart by the reminder, and the curve takes all who had answered by a day', () => {
    const curve = effortCurve(
      metric,
      [
        { day: 0, isReminded: false, histogram: [0, 5, 10, 40, 25] },
        { day: 2, isReminded: false, histogram: [0, 5, 10, 20, 15] },
        { day: 8, isReminded: true, histogram: [10, 20, 20, 10, 0] },
      ],
      period,
    );
    expect(curve?.points.map(({ day, score }) => [day, score.n])).toEqual([
      [0, 80],
      [2, 130],
      [8, 190],
    ]);
    expect(curve).toMatchObject({ isByReminder: true, early: { n: 130 }, late: { n: 60 } });
    expect(curve?.comparison.verdict).toBe('lower');
  });

  it('without a reminder are the faster and the slower half', () => {
    const even = [0, 5, 10, 20, 15];
    const days = [0, 1, 2, 3].map((day) => ({ day, isReminded: false, histogram: even }));
    expect(effortCurve(metric, days, period)).toMatchObject({
      isByReminder: false,
      lateFrom: 2,
      early: { n: 100 },
      late: { n: 100 },
      comparison: { verdict: 'no difference shown' },
    });
    expect(effortCurve(metric, [], period)).toBeUndefined();
  });
});
