import { expect, test } from 'vitest';
import { servqualGaps } from './servqual-gaps.ts';

const reliable = { weight: 75, expectation: [[7, 6, 7, 5]], perception: [[5, 6, 6, 5]] };
const friendly = { weight: 25, expectation: [[5, 5, 6, 5]], perception: [[6, 6, 7, 5]] };

test('the overall gap weighs the dimensions by their importance', () => {
  const result = servqualGaps([reliable, friendly], 0.95);
  expect(result.unweighted).toBeCloseTo((-0.75 + 0.75) / 2, 14);
  expect(result.weighted).toBeCloseTo(0.75 * -0.75 + 0.25 * 0.75, 14);
});

test('two looks at the same people cost a correction', () => {
  const { dimensions } = servqualGaps([reliable, friendly], 0.95);
  const smallest = dimensions.toSorted((left, right) => (left.pValue ?? 1) - (right.pValue ?? 1))[0];
  expect(smallest?.holmPValue).toBeCloseTo(2 * (smallest?.pValue ?? 1), 14);
});

test('a dimension nobody completed leaves no overall gap', () => {
  const empty = { weight: 10, expectation: [[null]], perception: [[4]] };
  expect(servqualGaps([reliable, empty], 0.95)).toMatchObject({
    unweighted: null,
    weighted: null,
    reason: 'no_answers',
  });
});
