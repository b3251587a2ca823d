import { expect, test } from 'vitest';
import { dimensionGap } from './dimension-gap.ts';

test('the gap is taken within each respondent, not between two averages', () => {
  const result = dimensionGap({ expectation: [[7, 6, 7, 5]], perception: [[6, 5, 6, 4]] }, 0.95);
  // Everybody is exactly one point short: no spread of the gap, although both sides vary.
  expect(result).toMatchObject({ n: 4, gap: -1, standardError: 0, pValue: null, reason: 'no_variation' });
});

test('interval and p-value agree with scipy; a gap in one item drops the respondent', () => {
  const result = dimensionGap({ expectation: [[7, 6, 7, 5, 6, null]], perception: [[5, 6, 6, 5, 3, 7]] }, 0.95);
  // scipy.stats.ttest_rel([5, 6, 6, 5, 3], [7, 6, 7, 5, 6]): pvalue
  expect(result).toMatchObject({ n: 5, gap: -1.2, itemGaps: [-1.2] });
  expect(result.pValue).toBeCloseTo(0.1087009513249236, 12);
});

test('a gap is less reliable than its sides when these go together', () => {
  const expectation = [
    [7, 5, 6, 4, 3, 7],
    [6, 5, 7, 4, 2, 7],
  ];
  const perception = [
    [6, 5, 5, 4, 3, 6],
    [6, 4, 5, 3, 3, 7],
  ];
  const result = dimensionGap({ expectation, perception }, 0.95);
  expect(result.gapReliability ?? 1).toBeLessThan(result.alphaPerception ?? 0);
});

test('a battery nobody was asked has no gap', () => {
  expect(dimensionGap({ expectation: [], perception: [] }, 0.95)).toMatchObject({
    n: 0,
    gap: null,
    reason: 'no_answers',
  });
  expect(() => dimensionGap({ expectation: [[7]], perception: [] }, 0.95)).toThrow(RangeError);
});

test('one respondent has a gap and no interval; nobody has nothing', () => {
  expect(dimensionGap({ expectation: [[7], [5]], perception: [[6], [5]] }, 0.95)).toMatchObject({
    gap: -0.5,
    standardError: null,
    itemGaps: [-1, 0],
    reason: 'one_answer',
  });
  expect(dimensionGap({ expectation: [[null]], perception: [[6]] }, 0.95)).toMatchObject({
    gap: null,
    itemGaps: null,
    reason: 'no_answers',
  });
});
