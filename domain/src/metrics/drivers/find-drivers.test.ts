import { expect, test } from 'vitest';
import { countScores } from '../../stats/count-scores.ts';
import { driverImportance } from '../../stats/driver-importance.ts';
import { driverImportanceBootstrap } from '../../stats/driver-importance-bootstrap.ts';
import { quantile } from '../../stats/quantile.ts';
import { seededRandom } from '../../stats/seeded-random.ts';
import { type CrossProducts, pairsOf, placeOf } from './cross-products.ts';
import { findDrivers } from './find-drivers.ts';
import { resampleDrivers } from './resample-drivers.ts';

/** Customers who lean one way with all their marks, in steps from 0; the last column is the outcome, in halves. */
function answers(rows: number, drivers: number, seed: number): readonly (readonly number[])[] {
  const random = seededRandom(seed);
  const step = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value)));
  return Array.from({ length: rows }, () => {
    const leaning = random() * 4;
    const marks = Array.from({ length: drivers }, (_, place) => step(leaning + random() * (3 + (place % 3)), 9));
    const outcome = marks.reduce((sum, mark, place) => sum + mark * (place % 2 === 0 ? 0.4 : 0.1), random() * 4);
    return [...marks, step(outcome, 18)];
  });
}

/** Each response a group of its own. */
function productsOf(rows: readonly (readonly number[])[]): CrossProducts {
  const columns = rows[0]?.length ?? 0;
  const pairs = pairsOf(columns);
  const sums = new Float64Array(rows.length * pairs);
  for (const [group, row] of rows.entries()) {
    const whole = [...row, 1];
    for (let one = 0; one <= columns; one += 1) {
      for (let other = 0; other <= one; other += 1)
        sums[group * pairs + placeOf(one, other)] = (whole[one] ?? 0) * (whole[other] ?? 0);
    }
  }
  return { items: Array.from({ length: columns }, (_, column) => `item:${column}`), groups: rows.length, sums };
}

function summed(products: CrossProducts): Float64Array {
  const pairs = pairsOf(products.items.length);
  return Float64Array.from({ length: pairs }, (_, pair) =>
    Array.from({ length: products.groups }, (__, group) => products.sums[group * pairs + pair] ?? 0).reduce(
      (a, b) => a + b,
      0,
    ),
  );
}

const unitsOf = (drivers: number) => [...Array.from({ length: drivers }, () => 1), 0.5];

test.each([2, 5, 8, 14])('the drivers of %i columns are those of the same answers row by row', (drivers) => {
  const rows = answers(400, drivers, drivers);
  const found = findDrivers(summed(productsOf(rows)), unitsOf(drivers));
  const byRow = driverImportance({
    drivers: Array.from({ length: drivers }, (_, column) => rows.map((row) => (row[column] ?? 0) + 1)),
    outcome: rows.map((row) => (row[drivers] ?? 0) / 2 + 1),
  });
  expect(found.n).toBe(400);
  expect(found.rSquared).toBeCloseTo(byRow.rSquared ?? Number.NaN, 10);
  expect(found.adjustedRSquared).toBeCloseTo(byRow.adjustedRSquared ?? Number.NaN, 10);
  expect(found.method).toBe(drivers > 12 ? 'relative-weights' : 'lmg');
  for (const [place, driver] of (byRow.drivers ?? []).entries()) {
    const own = found.drivers?.[place];
    expect(own?.coefficient).toBeCloseTo(driver.coefficient, 9);
    expect(own?.standardError).toBeCloseTo(driver.standardError ?? Number.NaN, 9);
    expect(own?.correlation).toBeCloseTo(driver.correlation, 10);
    expect(own?.standardised).toBeCloseTo(driver.standardised, 9);
    expect(own?.varianceInflation).toBeCloseTo(driver.varianceInflation ?? Number.NaN, 8);
    expect(own?.share).toBeCloseTo((drivers > 12 ? driver.relativeWeightShare : driver.lmgShare) ?? Number.NaN, 9);
  }
});

test('of up to a thousand responses the intervals are those of the plain bootstrap with the same draws', () => {
  const rows = answers(150, 4, 11);
  const resampled = resampleDrivers(productsOf(rows), { units: unitsOf(4), level: 0.9, seed: 5, resamples: 60 });
  const random = seededRandom(5);
  const draws = Array.from({ length: 60 }, () => rows.map(() => Math.floor(random() * rows.length)));
  const data = {
    drivers: [0, 1, 2, 3].map((column) => rows.map((row) => row[column] ?? 0)),
    outcome: rows.map((row) => row[4] ?? 0),
  };
  const plain = driverImportanceBootstrap(data, draws, 0.9);
  const tops = (plain.drivers ?? []).map(({ topShare }) => topShare);
  expect(resampled.drivers?.map(({ topShare }) => topShare)).toEqual(tops);
  expect(resampled.resamples).toBe(60);
  // The plain one gives parts of the variance, ours shares of what is explained.
  const found = draws.map((draw) => findDrivers(summed(productsOf(draw.map((row) => rows[row] ?? []))), unitsOf(4)));
  const between = (value: (one: (typeof found)[number]) => number) => {
    const sorted = countScores(found.map(value));
    return [quantile(sorted, 0.05) ?? 0, quantile(sorted, 0.95) ?? 0];
  };
  for (const driver of [0, 1, 2, 3]) {
    const parts = between(({ rSquared, drivers }) => (rSquared ?? 0) * (drivers?.[driver]?.share ?? 0));
    expect(parts[0]).toBeCloseTo(plain.drivers?.[driver]?.lmgInterval?.[0] ?? Number.NaN, 10);
    expect(parts[1]).toBeCloseTo(plain.drivers?.[driver]?.lmgInterval?.[1] ?? Number.NaN, 10);
    const shares = between(({ drivers }) => drivers?.[driver]?.share ?? 0);
    expect(resampled.drivers?.[driver]?.share?.[0]).toBeCloseTo(shares[0] ?? Number.NaN, 10);
    expect(resampled.drivers?.[driver]?.share?.[1]).toBeCloseTo(shares[1] ?? Number.NaN, 10);
  }
});

test('the same seed gives the same intervals, and another seed nearly the same', () => {
  const products = productsOf(answers(300, 3, 2));
  const asked = { units: unitsOf(3), level: 0.95, seed: 1 };
  expect(resampleDrivers(products, asked)).toEqual(resampleDrivers(products, asked));
  const other = resampleDrivers(products, { ...asked, seed: 2 }).drivers?.[0]?.share ?? [0, 0];
  const own = resampleDrivers(products, asked).drivers?.[0]?.share ?? [1, 1];
  expect(Math.abs(own[0] - other[0])).toBeLessThan(0.02);
  expect(Math.abs(own[1] - other[1])).toBeLessThan(0.02);
});

test('what cannot be told apart is refused by name', () => {
  const rows = answers(80, 3, 9);
  const doubled = rows.map(([a = 0, b = 0, , outcome = 0]) => [a, b, a, outcome]);
  expect(findDrivers(summed(productsOf(doubled)), unitsOf(3))).toMatchObject({
    reason: 'singular',
    refused: [2],
    drivers: null,
  });
  const same = rows.map(([a = 0, b = 0, , outcome = 0]) => [a, b, 7, outcome]);
  expect(findDrivers(summed(productsOf(same)), unitsOf(3))).toMatchObject({ reason: 'no_variation', refused: [2] });
  expect(findDrivers(summed(productsOf(rows.slice(0, 4))), unitsOf(3))).toMatchObject({ reason: 'too_few_rows', n: 4 });
});
