import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../../stats/seeded-random.ts';
import { matchRows } from '../columns/match-rows.ts';
import { buildSegment, type ScoredResponse } from '../columns/segment.ts';
import { crossProducts, groupsMost, pairsOf, placeOf, totalProducts } from './cross-products.ts';

const scales = [
  ['nps', 0, 11],
  ['delivery', 1, 10],
  ['speed', 1, 5],
  ['grade', 2, 19],
  ['reach', -2, 5],
] as const;
const items = scales.map(([item]) => item);

function segmentOf(rows: readonly (readonly (number | null)[])[]) {
  const responses: readonly ScoredResponse[] = rows.map((row, place) => ({
    day: 100 + (place % 30),
    scores: new Map(
      scales.flatMap(([item, lowest, levels], column) => {
        const step = row[column];
        return step === null || step === undefined ? [] : [[item, lowest + (step % levels)] as const];
      }),
    ),
    codes: new Map(),
  }));
  return buildSegment(
    {
      firstDay: 100,
      items: new Map(scales.map(([item, lowest, levels]) => [item, { lowest, levels }])),
      properties: new Map(),
    },
    responses,
  );
}

/** Row by row, as anybody would add it up; the constant is the last column. */
function plainSums(rows: readonly (readonly number[])[], columns: number): readonly number[] {
  const sums = new Array<number>(pairsOf(columns)).fill(0);
  for (const row of rows) {
    const whole = [...row, 1];
    for (let one = 0; one <= columns; one += 1) {
      for (let other = 0; other <= one; other += 1) {
        const place = placeOf(one, other);
        sums[place] = (sums[place] ?? 0) + (whole[one] ?? 0) * (whole[other] ?? 0);
      }
    }
  }
  return sums;
}

const rowsOf = fc.array(
  fc.array(fc.option(fc.nat({ max: 18 }), { freq: 12 }), { minLength: scales.length, maxLength: scales.length }),
  { maxLength: 300 },
);

test('the sums are those of the responses that have every score, whatever is filtered by', () => {
  fc.assert(
    fc.property(
      fc.array(rowsOf, { maxLength: 4 }),
      fc.nat({ max: 30 }),
      fc.integer({ min: 1, max: 5 }),
      (months, from, asked) => {
        const parts = months
          .map(segmentOf)
          .map((segment) => ({ segment, mask: matchRows(segment, { from: 100 + from }) }));
        const complete = months.flatMap((rows) =>
          rows.flatMap((row, place) => {
            const steps = row
              .slice(0, asked)
              .flatMap((step, column) => (step === null ? [] : [step % (scales[column]?.[2] ?? 1)]));
            return steps.length === asked && place % 30 >= from ? [steps] : [];
          }),
        );
        const products = crossProducts(items.slice(0, asked), parts);
        expect([...totalProducts(products)]).toEqual(plainSums(complete, asked));
        if (complete.length <= 300) expect(products.groups).toBeGreaterThanOrEqual(Math.min(complete.length, 1));
      },
    ),
    { numRuns: 200 },
  );
});

test('up to a thousand responses each is a group of its own, and more are shared among a thousand groups', () => {
  const row = [3, 9, 4, 18, 1];
  const few = crossProducts(items, [{ segment: segmentOf(Array.from({ length: 700 }, () => row)), mask: undefined }]);
  expect(few.groups).toBe(700);
  const many = crossProducts(items, [
    { segment: segmentOf(Array.from({ length: 90_000 }, () => row)), mask: undefined },
  ]);
  expect(many.groups).toBe(groupsMost);
  expect([...totalProducts(many)]).toEqual(
    plainSums(
      Array.from({ length: 90_000 }, () => row),
      scales.length,
    ),
  );
});

test('of very many responses the sums are the same, however they are made', () => {
  const random = seededRandom(4);
  const rows = Array.from({ length: 120_000 }, () =>
    scales.map(([, , levels]) => (random() < 0.1 ? null : Math.floor(random() * levels))),
  );
  const segments = [rows.slice(0, 70_001), rows.slice(70_001)].map(segmentOf);
  const parts = segments.map((segment) => ({ segment, mask: matchRows(segment, { from: 105 }) }));
  const complete = [rows.slice(0, 70_001), rows.slice(70_001)].flatMap((month) =>
    month.flatMap((row, place) => {
      const steps = row.filter((one) => one !== null);
      return steps.length === scales.length && place % 30 >= 5 ? [steps] : [];
    }),
  );
  expect([...totalProducts(crossProducts(items, parts))]).toEqual(plainSums(complete, scales.length));
});

test('a month in which one of the questions was not asked has no response with all of them', () => {
  const { sums, groups } = crossProducts(
    ['nps', 'never-asked'],
    [{ segment: segmentOf([[1, 2, 3, 4, 0]]), mask: undefined }],
  );
  expect(groups).toBe(0);
  expect(sums).toHaveLength(0);
});
