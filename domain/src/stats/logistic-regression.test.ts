import { expect, test } from 'vitest';
import { logisticRegression } from './logistic-regression.ts';

const rating = [1, 2, 2, 3, 3, 3, 4, 4, 5, 5, 5, 1];
const left = [1, 1, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1];

test('leaving against rating agrees with statsmodels', () => {
  const result = logisticRegression({ predictors: [[...rating, null]], outcome: [...left, 1] }, 0.95);
  // statsmodels: Logit(left, add_constant(rating)).fit(tol=1e-14)
  expect(result).toMatchObject({ n: 12, rowsLost: 1, reason: null });
  expect(result.coefficients?.map(({ estimate }) => estimate)).toEqual([
    expect.closeTo(2.981268475395147, 10),
    expect.closeTo(-1.097093308393439, 10),
  ]);
  expect(result.coefficients?.[1]?.standardError).toBeCloseTo(0.633970670233116, 8);
  expect(result.coefficients?.[1]?.pValue).toBeCloseTo(0.083538992326245, 8);
  expect(result.nullDeviance).toBeCloseTo(-2 * (5 * Math.log(5 / 12) + 7 * Math.log(7 / 12)), 12);
});

test.each([
  ['separation', [1, 2, 2, 3, 4, 5, 5, 4], [1, 1, 1, 1, 0, 0, 0, 0]],
  ['separation', [1, 2, 3, 3, 4, 5], [1, 1, 1, 0, 0, 0]],
  ['no_variation', [1, 2, 3, 4], [0, 0, 0, 0]],
  ['singular', [3, 3, 3, 3], [0, 1, 0, 1]],
  ['no_answers', [null], [1]],
] as const)('%s leaves everything null', (reason, predictor, outcome) => {
  expect(logisticRegression({ predictors: [predictor], outcome }, 0.95)).toMatchObject({
    coefficients: null,
    deviance: null,
    areaUnderCurve: null,
    reason,
  });
});

test('an outcome is left or stayed, nothing between', () => {
  expect(() => logisticRegression({ predictors: [[1, 2]], outcome: [0, 0.5] }, 0.95)).toThrow(RangeError);
});

// R: x <- c(100100, 101500, …); exp(confint(glm(c(0, 1, …) ~ x, binomial)))
test('a predictor far from zero, such as an amount of money, still gets its profile intervals', () => {
  const amount = [100100, 101500, 99200, 100700, 98800, 102300, 99900, 100400, 101100, 98500];
  const result = logisticRegression({ predictors: [amount], outcome: [0, 1, 0, 1, 0, 1, 1, 0, 0, 1] }, 0.95);
  expect(result.reason).toBeNull();
  const [low, high] = result.coefficients?.[1]?.oddsRatioProfileInterval ?? [];
  expect([low, high]).toEqual([expect.closeTo(0.999418917621061, 6), expect.closeTo(1.00196134718716, 6)]);
});
