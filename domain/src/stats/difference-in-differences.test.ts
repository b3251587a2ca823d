import { expect, test } from 'vitest';
import { differenceInDifferences } from './difference-in-differences.ts';

const row = (outcome: number, isTreated: boolean, isAfter: boolean, cluster: string | null) => ({
  outcome,
  isTreated,
  isAfter,
  cluster,
});
const rows = [
  row(5, false, false, 'a'),
  row(6, false, false, 'b'),
  row(6, false, true, 'a'),
  row(6, false, true, 'b'),
  row(4, true, false, 'c'),
  row(5, true, false, 'd'),
  row(7, true, true, 'c'),
  row(6, true, true, 'd'),
  row(5, true, false, 'e'),
  row(8, true, true, 'e'),
];

test('effect and its three errors agree with statsmodels', () => {
  const result = differenceInDifferences(rows, 0.95);
  expect(result.effect).toBeCloseTo(1.8333333333333317, 12);
  expect(result.standardError).toBeCloseTo(0.937885723118563, 12); // OLS(…).fit().bse[3]
  expect(result.standardErrorHc1).toBeCloseTo(0.8379501738332421, 12); // get_robustcov_results('HC1')
  expect(result.standardErrorClustered).toBeCloseTo(0.8887803753208983, 12); // cov_type='cluster'
  expect(result.pValue).toBeCloseTo(0.10811463924338552, 12); // t with 5 - 1 df
});

test('without one of the four groups there is no effect to claim', () => {
  const noControlAfter = rows.filter(({ isTreated, isAfter }) => isTreated || !isAfter);
  const result = differenceInDifferences(noControlAfter, 0.95);
  expect(result).toMatchObject({ effect: null, interval: null, reason: 'empty_category' });
  expect(result.means[0]).toEqual([5.5, null]);
  expect(differenceInDifferences([], 0.95).reason).toBe('no_answers');
});

test('unknown clusters give an effect without an interval', () => {
  const result = differenceInDifferences(
    rows.map((one) => ({ ...one, cluster: null })),
    0.95,
  );
  expect(result).toMatchObject({ clusters: null, standardErrorClustered: null, interval: null, reason: 'one_cluster' });
  expect(result.effect).not.toBeNull();
});

test('answers that never vary within a group are not certainty', () => {
  const flat = rows.map((one) => ({ ...one, outcome: 5 + Number(one.isTreated && one.isAfter) }));
  expect(differenceInDifferences(flat, 0.95)).toMatchObject({
    effect: 1,
    t: null,
    pValue: null,
    reason: 'no_variation',
  });
});

test('one branch in each group leaves an effect, but no test of it', () => {
  const twoBranches = rows.map((one) => ({ ...one, cluster: one.isTreated ? 'north' : 'south' }));
  const result = differenceInDifferences(twoBranches, 0.95);
  expect(result).toMatchObject({ clusters: 2, t: null, pValue: null, interval: null, reason: 'one_cluster' });
  expect(result.effect).toBeCloseTo(1.8333333333333317, 12);
});
