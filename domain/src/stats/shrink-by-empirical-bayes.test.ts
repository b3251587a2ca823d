import { expect, test } from 'vitest';
import { shrinkByEmpiricalBayes } from './shrink-by-empirical-bayes.ts';

test('groups that differ no more than by chance all shrink to the same mean', () => {
  const shrunk = shrinkByEmpiricalBayes([
    { mean: 3, standardError: 0.2 },
    { mean: 3.01, standardError: 0.3 },
  ]);
  expect(shrunk.betweenVariance).toBe(0);
  expect(shrunk.groups[0]?.shrunk).toBe(shrunk.groups[1]?.shrunk);
});

test('the least certain group is pulled furthest, and an unknown one stays unknown', () => {
  const { grandMean, groups } = shrinkByEmpiricalBayes([
    { mean: 2, standardError: 0.1 },
    { mean: 4, standardError: 0.1 },
    { mean: 4, standardError: 0.8 },
    { mean: 3, standardError: null },
  ]);
  expect(groups[2]?.shrunk).toBeLessThan(groups[1]?.shrunk ?? 0);
  expect(groups[2]?.shrunk).toBeGreaterThan(grandMean ?? 0);
  expect(groups[3]).toEqual({ shrunk: null, weight: null });
});
