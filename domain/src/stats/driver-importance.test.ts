import fc from 'fast-check';
import { expect, test } from 'vitest';
import { driverImportance } from './driver-importance.ts';

const speed = [4, 5, 3, 8, 7, 6, 9, 2, 5, 7, 8, 3];
const friendliness = [5, 4, 4, 7, 8, 5, 9, 3, 6, 6, 9, 2];
const outcome = [5, 5, 4, 8, 7, 7, 9, 3, 5, 8, 9, 4];

test('every driver gets its direction and its share of what is explained', () => {
  const result = driverImportance({ drivers: [speed, friendliness], outcome });
  const [first, second] = result.drivers ?? [];
  // statsmodels: pvalues[1], rsquared_adj
  expect(first?.pValue).toBeCloseTo(2.442759401540998e-4, 14);
  expect(result.adjustedRSquared).toBeCloseTo(0.9419655464558034, 12);
  expect((first?.lmgShare ?? 0) + (second?.lmgShare ?? 0)).toBeCloseTo(1, 12);
  expect((first?.pratt ?? 0) + (second?.pratt ?? 0)).toBeCloseTo(result.rSquared ?? 0, 12);
  // Negative coefficient beside a correlation of 0.88: suppression, which LMG alone would hide.
  expect(second?.standardised).toBeLessThan(0);
  expect(second?.correlation).toBeGreaterThan(0.8);
});

test('a respondent who skipped a driver is left out and counted', () => {
  const result = driverImportance({
    drivers: [
      [...speed, null],
      [...friendliness, 3],
    ],
    outcome: [...outcome, 10],
  });
  expect(result).toMatchObject({ n: 12, rowsLost: 1, reason: null });
  expect(result.rSquared).toBeCloseTo(0.952517265282021, 12);
});

test.each([
  [
    'a total beside its parts',
    [speed, friendliness, speed.map((value, row) => value + (friendliness[row] ?? 0))],
    'singular',
    [2],
  ],
  ['a driver everybody scored alike', [speed, speed.map(() => 0.1)], 'no_variation', [1]],
] as const)('%s is refused by name', (_, drivers, reason, refused) => {
  expect(driverImportance({ drivers, outcome })).toMatchObject({ drivers: null, rSquared: null, reason, refused });
});

test('as many coefficients as rows explain everything and nothing, so it is refused', () => {
  const three = (column: readonly number[]) => column.slice(0, 3);
  const result = driverImportance({ drivers: [three(speed), three(friendliness)], outcome: three(outcome) });
  expect(result).toMatchObject({ n: 3, drivers: null, reason: 'too_few_rows' });
  expect(driverImportance({ drivers: [[]], outcome: [] }).reason).toBe('no_answers');
  expect(driverImportance({ drivers: [speed], outcome: outcome.map(() => 4) })).toMatchObject({
    reason: 'no_variation',
    refused: [],
  });
});

test('thirteen drivers keep their relative weights and say that LMG is missing', () => {
  const drivers = Array.from({ length: 13 }, (_, j) =>
    Array.from({ length: 40 }, (_, row) => Math.sin(row * (j + 1.3)) * 10),
  );
  const result = driverImportance({ drivers, outcome: Array.from({ length: 40 }, (_, row) => row % 7) });
  expect(result.reason).toBe('too_many_drivers');
  expect(result.drivers?.[0]).toMatchObject({ lmg: null, relativeWeight: expect.any(Number) });
});

test('the order of the respondents and the unit of a driver change nothing but the coefficient', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 11 }), fc.double({ min: 0.01, max: 1000, noNaN: true }), (turn, unit) => {
      const turned = (column: readonly number[]) => [...column.slice(turn), ...column.slice(0, turn)];
      const plain = driverImportance({ drivers: [speed, friendliness], outcome });
      const other = driverImportance({
        drivers: [turned(speed).map((value) => value * unit), turned(friendliness)],
        outcome: turned(outcome),
      });
      expect(other.drivers?.[0]?.lmg).toBeCloseTo(plain.drivers?.[0]?.lmg ?? 0, 10);
      expect((other.drivers?.[0]?.coefficient ?? 0) * unit).toBeCloseTo(plain.drivers?.[0]?.coefficient ?? 0, 10);
    }),
    { numRuns: 30 },
  );
});

test('a driver that explains the outcome without a remainder leaves nothing to chance', () => {
  const result = driverImportance({ drivers: [[1, 2, 3, 4, 5, 9]], outcome: [3, 5, 7, 9, 11, 19] });
  expect(result.rSquared).toBeCloseTo(1, 12);
  expect(result.drivers?.[0]?.pValue).toBeLessThan(1e-60); // R: 3e-65, from rounding
});
