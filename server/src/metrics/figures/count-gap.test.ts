import { findRepeats } from '@voldaan/domain/metrics/columns/repeats';
import type { Segment } from '@voldaan/domain/metrics/columns/segment';
import { estimateMetric } from '@voldaan/domain/metrics/estimate-metric';
import { estimateWeighted } from '@voldaan/domain/metrics/estimate-weighted';
import { gapMetric, gapOfPairs } from '@voldaan/domain/metrics/expectation/expectation-gap';
import type { Item } from '@voldaan/domain/metrics/item';
import type { Metric } from '@voldaan/domain/metrics/metric';
import { standardMetrics } from '@voldaan/domain/metrics/standard-metrics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addJoint, countGap, countGaps, emptyJoint } from './count-gap.ts';
import type { Figure } from './figure.ts';

const metric = standardMetrics.csatMean;
const { scale } = metric;
const expected = { key: 'expected', levels: 5, metric } as unknown as Item;
const experienced = { key: 'experienced', levels: 5, metric } as unknown as Item;
const items = { expected, experienced };
const window = { from: '2026-01-01', to: '2026-02-01' };
const options = { period: window };

/** Steps from 1; 0 where nothing was said. A customer of 0 is nobody that is known. */
type Given = Readonly<{ expected: number; experienced: number; customer: number; moment: number }>;

function figureOf(given: readonly Given[]): Figure {
  const known = given.flatMap(({ customer }, row) => (customer === 0 ? [] : [{ row, customer }]));
  const column = (side: 'expected' | 'experienced') => ({
    steps: Uint8Array.from(given, (one) => one[side]),
    lowest: 1,
    levels: 5,
  });
  const segment: Segment = {
    count: given.length,
    firstDay: 20_454,
    days: new Uint8Array(given.length),
    scores: new Map([
      ['expected', column('expected')],
      ['experienced', column('experienced')],
    ]),
    properties: new Map([['class', { codes: new Uint8Array(given.length), size: 3, only: 0 }]]),
    customers: {
      share: 1,
      rows: Uint32Array.from(known, ({ row }) => row),
      ids: Uint32Array.from(known, ({ customer }) => customer),
    },
  };
  const repeats = findRepeats([segment]);
  const columns = { segments: [segment], repeats: () => repeats };
  return { columns, window, match: () => undefined } as unknown as Figure;
}

const step = fc.integer({ min: 0, max: 5 });
const responses = fc.array(
  fc.record({
    expected: step,
    experienced: step,
    customer: fc.integer({ min: 0, max: 12 }),
    moment: fc.integer({ min: 1, max: 3 }),
  }),
  { minLength: 20, maxLength: 60 },
);

/** The interval of a mean with the customer as cluster, from the rows. */
function judgedByRows(of: Metric, rows: readonly Given[], scoreOf: (row: Given) => number) {
  return estimateWeighted(
    of,
    rows.map((row, place) => ({
      score: scoreOf(row),
      customer: row.customer === 0 ? `nobody ${place}` : `${row.customer}`,
      weight: 1,
    })),
    options,
  );
}

describe('what was experienced less what was expected', () => {
  test('is told with the customer as cluster, as from the rows', () => {
    fc.assert(
      fc.property(responses, (given) => {
        const counted = countGap(figureOf(given), items);
        const both = given.filter((one) => one.expected > 0 && one.experienced > 0);
        const sides = [
          [gapOfPairs(counted.gap, scale, options), gapMetric(scale), (one: Given) => one.experienced - one.expected],
          [estimateMetric(metric, counted.expected, options), metric, (one: Given) => one.expected],
          [estimateMetric(metric, counted.experienced, options), metric, (one: Given) => one.experienced],
        ] as const;
        for (const [judged, of, scoreOf] of sides) {
          const truth = judgedByRows(of, both, scoreOf);
          expect(judged.n).toBe(both.length);
          // Customers who contradict themselves are no reason for a narrow interval.
          if (truth.low === null || (truth.designEffect ?? 0) < 1.2 || judged.method !== 't') continue;
          expect(judged.low).toBeCloseTo(truth.low, 8);
          expect(judged.high).toBeCloseTo(truth.high ?? Number.NaN, 8);
        }
      }),
    );
  });

  test('is the same of each moment by itself', () => {
    fc.assert(
      fc.property(responses, (given) => {
        const figure = figureOf(given);
        const counting = countGaps(figure, items, true);
        const [segment] = figure.columns.segments;
        if (segment === undefined) throw new Error('no answers');
        counting.add(segment, undefined, () => (row) => given[row]?.moment ?? 0);
        const answersOf = counting.byGroup();
        for (const moment of [1, 2, 3]) {
          const own = given.filter((one) => one.moment === moment);
          const alone = figureOf(own);
          const joint = emptyJoint(items);
          for (const part of alone.columns.segments) addJoint(joint, part, items, undefined);
          const judged = gapOfPairs(answersOf(moment, joint).gap, scale, options);
          expect(judged).toEqual(gapOfPairs(countGap(alone, items).gap, scale, options));
        }
      }),
    );
  });

  test('is wider when the same customers said it again', () => {
    const once = Array.from({ length: 60 }, (_, row) => ({
      expected: 3 + (row % 3),
      experienced: 1 + ((row * 7) % 5),
      customer: 1 + row,
      moment: 1,
    }));
    const widthOf = (given: readonly Given[]) => {
      const { low, high } = gapOfPairs(countGap(figureOf(given), items).gap, scale, options);
      return (high ?? 0) - (low ?? 0);
    };
    expect(widthOf([...once, ...once]) / widthOf(once)).toBeCloseTo(1, 1);
    expect(widthOf([...once, ...once.map((one) => ({ ...one, customer: 0 }))]) / widthOf(once)).toBeCloseTo(0.7, 1);
  });
});
