import { expect, test } from 'vitest';
import { compareGroups } from './compare-groups.ts';
import { countScores } from './count-scores.ts';

const groups = (...answers: number[][]) => answers.map((given) => countScores(given));

// scipy: kruskal([1,2,3,3], [2,4,5], [5,5,1]); f_oneway(...)
test('three groups are compared as in R, empty ones left out', () => {
  const compared = compareGroups(groups([1, 2, 3, 3], [2, 4, 5], [], [5, 5, 1]));
  expect(compared.kruskalH).toBeCloseTo(1.7088607594936676, 12);
  expect(compared.kruskalPValue).toBeCloseTo(0.42552551000957817, 12);
  expect(compared.anovaPValue).toBeCloseTo(0.43757300268391697, 12);
});

test('one group is no comparison, equal answers no variation, a group of one no Welch', () => {
  expect(compareGroups(groups([1, 2], [])).reason).toBe('too_few_rows');
  expect(compareGroups(groups([4, 4], [4, 4]))).toMatchObject({ kruskalH: null, anovaF: null, reason: 'no_variation' });
  expect(compareGroups(groups([4], [5, 6], [7, 9]))).toMatchObject({
    welchF: null,
    anovaF: expect.any(Number),
    reason: 'one_answer',
  });
});

// R: oneway.test gives NaN with numerator df 2 when a group has no spread
test('a group without spread leaves Welch without a statistic, but not without its degrees of freedom', () => {
  expect(compareGroups(groups([3, 3, 3], [1, 2, 3], [4, 5, 6]))).toMatchObject({ welchF: null, welchNumeratorDf: 2 });
});
