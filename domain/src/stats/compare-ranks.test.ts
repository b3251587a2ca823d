import { expect, test } from 'vitest';
import { compareRanks } from './compare-ranks.ts';
import { countScores } from './count-scores.ts';

// scipy: mannwhitneyu([5,4,4,3,5], [1,3,2,3], method='asymptotic', use_continuity=False / True)
test('answers with ties are compared as in R', () => {
  const compared = compareRanks(countScores([5, 4, 4, 3, 5]), countScores([1, 3, 2, 3]));
  expect(compared).toMatchObject({ u: 19, probabilityOfSuperiority: 0.95 });
  expect(compared.pValue).toBeCloseTo(0.023709076464138768, 12);
  expect(compared.continuityPValue).toBeCloseTo(0.032666787501214156, 12);
});

test('equal answers have an effect of nothing and no test, nobody not even that', () => {
  expect(compareRanks(countScores([4, 4, 4]), countScores([4, 4]))).toMatchObject({
    cliffsDelta: 0,
    z: null,
    reason: 'no_variation',
  });
  expect(compareRanks(countScores([]), countScores([4]))).toMatchObject({ u: null, reason: 'no_answers' });
});
