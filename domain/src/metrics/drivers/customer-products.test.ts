import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { driverImportanceBootstrap } from '../../stats/driver-importance-bootstrap.ts';
import { seededRandom } from '../../stats/seeded-random.ts';
import { findRepeats } from '../columns/repeats.ts';
import type { Segment } from '../columns/segment.ts';
import { type CrossProducts, crossProducts, groupsMost, pairsOf, placeOf, totalProducts } from './cross-products.ts';
import { crossProductsByCustomer } from './customer-products.ts';
import { resampleDrivers } from './resample-drivers.ts';

const items = ['wait', 'price', 'grade'];
const levels = 6;

/** Steps from 1, 0 where nothing was said, of a customer; 0 is nobody that is known. */
type Row = Readonly<{ steps: readonly number[]; customer: number; isCounted: boolean }>;

function segmentOf(rows: readonly Row[]): Segment {
  const known = rows.flatMap(({ customer }, row) => (customer === 0 ? [] : [{ row, customer }]));
  return {
    count: rows.length,
    firstDay: 0,
    days: new Uint8Array(rows.length),
    scores: new Map(
      items.map((item, column) => [
        item,
        { steps: Uint8Array.from(rows, ({ steps }) => steps[column] ?? 0), lowest: 1, levels },
      ]),
    ),
    properties: new Map(),
    customers: {
      share: 1,
      rows: Uint32Array.from(known, ({ row }) => row),
      ids: Uint32Array.from(known, ({ customer }) => customer),
    },
  };
}

function productsOf(months: readonly (readonly Row[])[]): Readonly<{ plain: CrossProducts; own: CrossProducts }> {
  const segments = months.map(segmentOf);
  const parts = segments.map((segment, month) => ({
    segment,
    mask: Uint8Array.from(months[month] ?? [], ({ isCounted }) => (isCounted ? 0xff : 0)),
  }));
  return { plain: crossProducts(items, parts), own: crossProductsByCustomer(items, parts, findRepeats(segments)) };
}

function sumsOf(rows: readonly Row[]): readonly number[] {
  const sums = new Array<number>(pairsOf(items.length)).fill(0);
  for (const { steps } of rows) {
    const whole = [...steps.map((step) => step - 1), 1];
    for (const [one, value] of whole.entries())
      for (const [other, second] of whole.slice(0, one + 1).entries()) {
        const place = placeOf(one, other);
        sums[place] = (sums[place] ?? 0) + value * second;
      }
  }
  return sums;
}

function groupsOf({ groups, sums }: CrossProducts): readonly (readonly number[])[] {
  const pairs = pairsOf(items.length);
  return Array.from({ length: groups }, (_, group) => [...sums.subarray(group * pairs, (group + 1) * pairs)]);
}

const rows = fc.array(
  fc.record({
    steps: fc.array(fc.integer({ min: 0, max: levels }), { minLength: 3, maxLength: 3 }),
    customer: fc.integer({ min: 0, max: 8 }),
    isCounted: fc.boolean(),
  }),
  { maxLength: 30 },
);

/** Customers who lean one way; each answers some times, much as before. */
function panel(customers: number, times: (customer: number) => number, seed: number): readonly (readonly Row[])[] {
  const random = seededRandom(seed);
  const step = (value: number) => Math.min(levels, Math.max(1, Math.round(value)));
  return Array.from({ length: customers }, (_, place) => {
    const leaning = 1 + random() * 4;
    return Array.from({ length: times(place) }, () => {
      const marks = [step(leaning + random() * 2 - 1), step(leaning + random() * 3 - 1.5)];
      const grade = step(0.6 * (marks[0] ?? 0) + 0.3 * (marks[1] ?? 0) + random() * 2 - 1);
      return { steps: [...marks, grade], customer: place + 1, isCounted: true };
    });
  });
}

describe('sums for drivers of customers who answered more than once', () => {
  test('keep each customer together, and are the same in all', () => {
    fc.assert(
      fc.property(fc.array(rows, { maxLength: 4 }), (months) => {
        const { plain, own } = productsOf(months);
        const whole = months.flat().filter(({ steps, isCounted }) => isCounted && !steps.includes(0));
        const customers = Map.groupBy(
          whole.map((row, place) => ({ row, name: row.customer === 0 ? `nobody ${place}` : `${row.customer}` })),
          ({ name }) => name,
        );
        const expected = [...customers.values()].map((each) => JSON.stringify(sumsOf(each.map(({ row }) => row))));
        if (own.groups > 0) expect([...totalProducts(own)]).toEqual([...totalProducts(plain)]);
        // Where nobody answered twice blocks of responses are as good.
        const isTwice = new Set(whole.map(({ customer }) => customer)).size < whole.length;
        const isRepeated = months.flat().some(({ customer }, row, all) => {
          return customer > 0 && all.findIndex((other) => other.customer === customer) < row;
        });
        if (!(isTwice && isRepeated)) return;
        expect(
          groupsOf(own)
            .map((group) => JSON.stringify(group))
            .toSorted(),
        ).toEqual(expected.toSorted());
      }),
    );
  });

  test('resampled are the bootstrap of customers, with the same draws', () => {
    const customers = panel(120, (place) => 2 + (place % 3), 7);
    const asked = { units: [1, 1, 1], level: 0.9, seed: 5, resamples: 80 };
    const resampled = resampleDrivers(productsOf([customers.flat()]).own, asked);
    const starts = customers.map((_, place) => customers.slice(0, place).flat().length);
    const random = seededRandom(5);
    const draws = Array.from({ length: 80 }, () =>
      customers.flatMap(() => {
        const drawn = Math.floor(random() * customers.length);
        return (customers[drawn] ?? []).map((__, row) => (starts[drawn] ?? 0) + row);
      }),
    );
    const all = customers.flat();
    const columnOf = (column: number) => all.map(({ steps }) => steps[column] ?? 0);
    const byRow = driverImportanceBootstrap({ drivers: [columnOf(0), columnOf(1)], outcome: columnOf(2) }, draws, 0.9);
    expect(resampled.groups).toBe(120);
    expect(resampled.drivers?.map(({ topShare }) => topShare)).toEqual(byRow.drivers?.map(({ topShare }) => topShare));
  });

  test('resampled say no more when everybody says it twice', () => {
    const once = panel(200, () => 1, 3);
    const asked = { units: [1, 1, 1], level: 0.95, seed: 1, resamples: 300 };
    const twice = once.map((own) => [...own, ...own]);
    const known = resampleDrivers(productsOf([twice.flat()]).own, asked);
    const single = resampleDrivers(productsOf([once.flat()]).plain, asked);
    const asOthers = resampleDrivers(productsOf([twice.flat()]).plain, asked);
    expect(known.groups).toBe(200);
    for (const [place, driver] of (known.drivers ?? []).entries()) {
      const [low = 0, high = 0] = driver.coefficient ?? [];
      expect(low).toBeCloseTo(single.drivers?.[place]?.coefficient?.[0] ?? Number.NaN, 10);
      expect(high).toBeCloseTo(single.drivers?.[place]?.coefficient?.[1] ?? Number.NaN, 10);
      const [lower = 0, higher = 0] = asOthers.drivers?.[place]?.coefficient ?? [];
      expect(higher - lower).toBeLessThan(0.85 * (high - low));
    }
  });

  test.each([
    ['row by row', 20_000, 5],
    ['in blocks', 60_000, 5],
  ])('of very many responses scatter over their groups as customers do, %s', (_, customers, waves) => {
    // Every second customer answers in each wave, and always the same; the others once.
    const all = panel(customers, () => 1, 9).map(([row]) => row);
    const months = Array.from({ length: waves }, (__, wave) =>
      all.flatMap((row, place) => (row !== undefined && (place % 2 === 0 || place % waves === wave) ? [row] : [])),
    );
    const { plain, own } = productsOf(months);
    expect(own.groups).toBe(groupsMost);
    expect([...totalProducts(own)]).toEqual([...totalProducts(plain)]);
    const count = months.flat().length;
    const mean = months.flat().reduce((sum, { steps }) => sum + (steps[2] ?? 0) - 1, 0) / count;
    const variances = all.map((row, place) => {
      const times = months.reduce((sum, __, wave) => sum + Number(place % 2 === 0 || place % waves === wave), 0);
      return (times * ((row?.steps[2] ?? 0) - 1 - mean)) ** 2;
    });
    const ofCustomers = variances.reduce((sum, each) => sum + each, 0);
    const [outcome, constant] = [placeOf(items.length, 2), placeOf(items.length, items.length)];
    const ofGroups = groupsOf(own).reduce(
      (sum, group) => sum + ((group[outcome] ?? 0) - mean * (group[constant] ?? 0)) ** 2,
      0,
    );
    expect(ofGroups / ofCustomers).toBeGreaterThan(0.85);
    expect(ofGroups / ofCustomers).toBeLessThan(1.15);
  });
});
