import { expect, test } from 'vitest';
import { countAnswers } from './count-answers.ts';
import { summarizeScale } from './scale-summary.ts';

const options = { topMin: 4, bottomMax: 2, level: 0.95 };
const scale = { min: 1, max: 5, step: 1 };

// R: t.test(c(1, 5, 4, 4)); prop.test(3, 4, correct = FALSE)
test('a summary gives mean and boxes with the intervals R gives', () => {
  const summary = summarizeScale(countAnswers([1, 5, null, 6, 0, 3.5, 4, 4, null], scale), options);
  expect(summary).toMatchObject({ n: 4, mean: 3.5, median: 4, index: 62.5, netShare: 0.5, reason: null });
  expect(summary.meanInterval?.[0]).toBeCloseTo(0.743920653444382, 12);
  expect(summary.top?.interval[0]).toBeCloseTo(0.300641842582402, 12);
});

test('twelve fives are flagged, and their top box still has a width', () => {
  const summary = summarizeScale(
    countAnswers(
      Array.from({ length: 12 }, () => 5),
      scale,
    ),
    options,
  );
  expect(summary).toMatchObject({ meanInterval: [5, 5], reason: 'no_variation' });
  expect(summary.top?.interval).toEqual([expect.closeTo(0.757505993344759, 12), 1]);
});

test('without answers every number is null', () => {
  const { n, reason, ...numbers } = summarizeScale(countAnswers([null], scale), options);
  expect([n, reason]).toEqual([0, 'no_answers']);
  expect(Object.values(numbers).every((value) => value === null)).toBe(true);
});
