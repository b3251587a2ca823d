import fc from 'fast-check';
import { Matrix } from 'ml-matrix';
import { expect, test } from 'vitest';
import { correlationMatrix } from './correlation-matrix.ts';
import { lmg } from './lmg.ts';
import { positiveDefiniteInverse } from './positive-definite-inverse.ts';

const correlations = new Matrix([
  [1, 0.6, 0.4],
  [0.6, 1, 0.5],
  [0.4, 0.5, 1],
]);

test('three overlapping drivers share what they explain, in published shares', () => {
  // reference/methods.md 5.10: LMG = (.222524, .163298, .030987), R² = .416809
  const shares = lmg(correlations, [0.6, 0.55, 0.3]);
  for (const [driver, share] of [0.222524, 0.163298, 0.030987].entries()) {
    expect(shares[driver]).toBeCloseTo(share, 6);
  }
  expect(shares.reduce((total, share) => total + share, 0)).toBeCloseTo(0.416809, 6);
});

test('drivers that do not overlap each explain the square of their correlation', () => {
  const shares = lmg(Matrix.eye(2), [0.3, 0.4]);
  expect(shares[0]).toBeCloseTo(0.09, 14);
  expect(shares[1]).toBeCloseTo(0.16, 14);
});

const answers = fc.array(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 5, maxLength: 5 }), {
  minLength: 12,
  maxLength: 30,
});

test('the shares add up to R², are never negative and follow their drivers when these change places', () => {
  fc.assert(
    fc.property(answers, (rows) => {
      const all = correlationMatrix([0, 1, 2, 3, 4].map((column) => rows.map((row) => row[column] ?? 0)));
      fc.pre(all !== null);
      const among = all.subMatrix(0, 3, 0, 3);
      const inverse = positiveDefiniteInverse(among);
      fc.pre(inverse !== null && Math.max(...inverse.diagonal()) < 1e6);
      const withOutcome = all.getRow(4).slice(0, 4);
      const shares = lmg(among, withOutcome);
      const outcome = Matrix.columnVector(withOutcome);
      const rSquared = outcome.transpose().mmul(inverse).mmul(outcome).get(0, 0);
      expect(shares.reduce((total, share) => total + share, 0)).toBeCloseTo(rSquared, 9);
      expect(Math.min(...shares)).toBeGreaterThan(-1e-9);
      const turned = lmg(among.selection([3, 2, 1, 0], [3, 2, 1, 0]), withOutcome.toReversed()).toReversed();
      for (const [driver, share] of shares.entries()) expect(turned[driver]).toBeCloseTo(share, 9);
    }),
    { numRuns: 60 },
  );
});

test('a thirteenth driver is refused rather than waited for', () => {
  expect(() => lmg(Matrix.eye(13), new Array<number>(13).fill(0.1))).toThrow(RangeError);
});
