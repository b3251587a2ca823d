import { expect, test } from 'vitest';
import { ordinalLogit } from './ordinal-logit.ts';

const steps = [0, 1, 2, 1, 0, 2, 2, 1, 0, 1, 2, 0, 1, 2];
const driver = [1, 2, 3, 2, 1, 2, 3, 3, 2, 1, 2, 1, 2, 3];

test('estimates agree with statsmodels', () => {
  // statsmodels: OrderedModel(steps, driver, distr="logit").fit(method="bfgs", gtol=1e-10)
  const result = ordinalLogit({ steps, stepCount: 3, columns: [driver] }, 0.95);
  expect(result.coefficients?.[0]?.estimate).toBeCloseTo(2.419529388602151, 7);
  expect(result.coefficients?.[0]?.standardError).toBeCloseTo(0.961842353397558, 6);
  expect(result.thresholds).toEqual([expect.closeTo(3.313456238848244, 7), expect.closeTo(5.854375789712246, 7)]);
  expect(result.logLikelihood).toBeCloseTo(-10.898605580733083, 10);
});

test('a row that stands for three respondents counts as three rows', () => {
  const copied = ordinalLogit({ steps: [...steps, 1, 1], stepCount: 3, columns: [[...driver, 3, 3]] }, 0.95);
  const counted = ordinalLogit(
    { steps, stepCount: 3, columns: [driver], frequencies: steps.map((_, row) => (row === 7 ? 3 : 1)) },
    0.95,
  );
  expect(counted.n).toBe(16);
  expect(counted.coefficients?.[0]?.estimate).toBeCloseTo(copied.coefficients?.[0]?.estimate ?? 0, 10);
});

test.each([
  ['separation', { steps: [0, 0, 1, 1, 2, 2], stepCount: 3, columns: [[1, 1, 2, 2, 3, 3]] }],
  ['separation', { steps: [0, 1, 2, 0, 1, 2, 2, 2], stepCount: 3, columns: [[0, 0, 0, 0, 0, 0, 1, 1]] }],
  ['empty_category', { steps: [0, 0, 2, 2], stepCount: 3, columns: [[1, 2, 1, 2]] }],
  [
    'singular',
    {
      steps: [0, 1, 2, 1],
      stepCount: 3,
      columns: [
        [1, 2, 3, 1],
        [2, 4, 6, 2],
      ],
    },
  ],
  ['no_answers', { steps: [null], stepCount: 3, columns: [[1]] }],
] as const)('%s is refused, never a giant odds ratio', (reason, input) => {
  expect(ordinalLogit(input, 0.95)).toMatchObject({
    coefficients: null,
    thresholds: null,
    logLikelihood: null,
    reason,
  });
});

test('a step outside the scale is the caller’s mistake', () => {
  expect(() => ordinalLogit({ steps: [0, 3], stepCount: 3, columns: [[1, 2]] }, 0.95)).toThrow(RangeError);
});
