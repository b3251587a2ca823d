import { expect, test } from 'vitest';
import { kendallTauB } from './kendall-tau-b.ts';

test('ties on either side leave the comparison, as scipy does', () => {
  const speed = [4, 5, 3, 8, 7, 6, 9, 2, 5, 7, 8, 3];
  const score = [5, 5, 4, 8, 7, 7, 9, 3, 5, 8, 9, 4];
  // scipy.stats.kendalltau(speed, score).statistic
  expect(kendallTauB(speed, score)).toBeCloseTo(0.9424384690291242, 13);
});

test('too few pairs, or one answer only, give none', () => {
  expect(kendallTauB([1, 2], [2, 1])).toBeNull();
  expect(kendallTauB([1, 2, 3], [4, 4, 4])).toBeNull();
});
