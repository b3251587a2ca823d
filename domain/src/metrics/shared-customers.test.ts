import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareMeansPaired } from '../stats/compare-means-paired.ts';
import type { Answers } from './answers.ts';
import { countSharedPairs } from './columns/count-shared.ts';
import { compareMetric } from './compare-metric.ts';
import { pairsOfCustomers } from './customer-pairs.ts';
import type { Metric } from './metric.ts';
import { sharedCorrelation } from './shared-customers.ts';
import { standardMetrics } from './standard-metrics.ts';

const { nps, csat, grade } = standardMetrics;
/** Of each customer, what was said now and before, as places on the scale from 0. */
type Said = Readonly<{ now: readonly number[]; before: readonly number[] }>;

function sidesOf(levels: number, customers: readonly Said[], share = 1): Readonly<{ now: Answers; before: Answers }> {
  const repeated = customers.filter(({ now, before }) => now.length + before.length > 1);
  let place = 0;
  const ends = Uint32Array.from(repeated, ({ now, before }) => (place += now.length + before.length));
  const sideOf = (side: keyof Said): Answers => {
    const all = customers.flatMap((said) => said[side]);
    return {
      histogram: Array.from({ length: levels }, (_, step) => share * all.filter((given) => given === step).length),
      pairs: pairsOfCustomers(
        levels,
        customers.map((said) => said[side]),
        share,
      ),
      whose: {
        ends,
        share,
        steps: Uint8Array.from(
          repeated.flatMap(({ now, before }) => [
            ...now.map((step) => (side === 'now' ? step + 1 : 0)),
            ...before.map((step) => (side === 'before' ? step + 1 : 0)),
          ]),
        ),
      },
    };
  };
  return { now: sideOf('now'), before: sideOf('before') };
}

const withoutWhose = ({ histogram, pairs }: Answers): Answers => ({ histogram, pairs });
const widthOf = ({ low, high }: Readonly<{ low: number | null; high: number | null }>) => (high ?? 0) - (low ?? 0);

const score = (levels: number) => fc.integer({ min: 0, max: levels - 1 });
const said = (levels: number) =>
  fc.record({
    now: fc.array(score(levels), { maxLength: 3 }),
    before: fc.array(score(levels), { maxLength: 3 }),
  });

/** R: cov2cor(vcov(svyby(~v, ~when, svydesign(ids = ~who, weights = ~1, data), svymean, covmat = TRUE)))[1, 2] */
const known: readonly Said[] = [
  { now: [9, 10], before: [9] },
  { now: [8], before: [10, 9] },
  { now: [3], before: [2] },
  { now: [10], before: [9] },
  { now: [6], before: [6] },
  { now: [9], before: [10] },
  { now: [7], before: [8] },
  { now: [9], before: [4] },
  ...[10, 2, 8, 9].map((step) => ({ now: [step], before: [] })),
  ...[10, 6, 7].map((step) => ({ now: [], before: [step] })),
];

describe('what customers on both sides have in common', () => {
  test('is the correlation that R finds with customers as clusters', () => {
    const { now, before } = sidesOf(11, known);
    expect(now.pairs).toBeDefined();
    expect(sharedCorrelation(nps, now, before)).toBeCloseTo(0.394364887574271, 12);
    expect(sharedCorrelation({ ...grade, scale: nps.scale }, now, before)).toBeCloseTo(0.440320540180261, 12);
    expect(sharedCorrelation(fromEight, now, before)).toBeCloseTo(0.356871751205542, 12);
  });

  test('is that of every two of their answers', () => {
    fc.assert(
      fc.property(fc.array(said(5), { maxLength: 12 }), fc.constantFrom(1, 4), (customers, share) => {
        const { now, before } = sidesOf(5, customers, share);
        const expected = new Array<number>(25).fill(0);
        for (const { now: ones, before: others } of customers)
          for (const one of ones)
            for (const other of others) expected[one * 5 + other] = (expected[one * 5 + other] ?? 0) + share;
        if (now.whose === undefined || before.whose === undefined) throw new Error('nobody');
        const shared = countSharedPairs(now.whose, before.whose, 5);
        const onBoth = customers.filter((own) => own.now.length > 0 && own.before.length > 0).length;
        expect(shared?.customers ?? 0).toBe(onBoth);
        expect(Array.from(shared?.counts ?? new Array<number>(25).fill(0))).toEqual(expected);
      }),
    );
  });

  test('makes the interval of a change the paired one, when everybody answered once on either side', () => {
    const both = fc.record({ now: score(10), before: score(10) });
    fc.assert(
      fc.property(fc.array(both, { minLength: 12, maxLength: 60 }), (pairs) => {
        const { now, before } = sidesOf(
          10,
          pairs.map((pair) => ({ now: [pair.now], before: [pair.before] })),
        );
        const isVaried = (answers: Answers) => answers.histogram.filter((count) => count > 0).length > 1;
        fc.pre(isVaried(now) && isVaried(before));
        const most = pairs.length / (pairs.length + 1.96 ** 2);
        const correlation = sharedCorrelation(tenGrades, now, before);
        // Both sides that have nothing in common at all are told as two of different customers are.
        fc.pre(correlation !== 0 && Math.abs(correlation) < most - 0.01);
        const paired = compareMeansPaired(
          pairs.map((pair) => [pair.now, pair.before]),
          { level: 0.95 },
        );
        const judged = compareMetric(tenGrades, now, before);
        expect(judged.low).toBeCloseTo(paired.interval?.[0] ?? Number.NaN, 8);
        expect(judged.high).toBeCloseTo(paired.interval?.[1] ?? Number.NaN, 8);
      }),
    );
  });

  test.each([
    ['an NPS', nps, 11],
    ['a share', csat, 5],
    ['a grade', tenScale(), 10],
  ] as const)(
    'narrows the interval of a change of %s in a panel, and nothing where others answered',
    (_, metric, levels) => {
      const panel = Array.from({ length: 60 }, (__, customer) => {
        const step = (customer * 7) % levels;
        return { now: [step], before: [customer % 5 === 0 ? (step + 3) % levels : step] };
      });
      const { now, before } = sidesOf(levels, panel);
      const apart = compareMetric(metric, withoutWhose(now), withoutWhose(before));
      const together = compareMetric(metric, now, before);
      expect(together.difference).toBe(apart.difference);
      expect(widthOf(together)).toBeLessThan(0.8 * widthOf(apart));
      const others = panel.flatMap((own) => [
        { ...own, before: [] },
        { ...own, now: [] },
      ]);
      const strangers = sidesOf(levels, others);
      expect(compareMetric(metric, strangers.now, strangers.before)).toEqual(apart);
      // Of another survey, or of columns that were read anew, nobody knows who is who.
      const elsewhere = sidesOf(levels, panel);
      expect(compareMetric(metric, now, elsewhere.before)).toEqual(apart);
    },
  );

  test('leaves a width when nobody changed: of sixty customers three may have', () => {
    for (const [metric, levels] of [
      [nps, 11],
      [csat, 5],
      [tenScale(), 10],
    ] as const) {
      const panel = Array.from({ length: 60 }, (_, customer) => [(customer * 7) % levels]);
      const { now, before } = sidesOf(
        levels,
        panel.map((own) => ({ now: own, before: own })),
      );
      const judged = compareMetric(metric, now, before);
      const apart = compareMetric(metric, withoutWhose(now), withoutWhose(before));
      expect(judged.difference).toBe(0);
      expect(widthOf(judged) / widthOf(apart)).toBeCloseTo(Math.sqrt(1 - 60 / (60 + 1.96 ** 2)), 1);
    }
  });

  test('is not used where too few were looked at', () => {
    const { now, before } = sidesOf(11, known);
    expect(sharedCorrelation(nps, { ...now, like: before }, before)).toBe(0);
  });
});

const fromEight: Metric = { ...csat, id: 'from eight', scale: nps.scale, shareMin: 8, shareMax: 10 };
const tenGrades = tenScale();

function tenScale() {
  return { ...grade, scale: { min: 0, max: 9, step: 1 } };
}
