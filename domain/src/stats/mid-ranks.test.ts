import fc from 'fast-check';
import { expect, test } from 'vitest';
import { midRanks } from './mid-ranks.ts';

test('equal answers share the mean of their places', () => {
  expect(midRanks([5, 4, 5, 1])).toEqual([3.5, 2, 3.5, 1]); // R: rank(c(5, 4, 5, 1))
  expect(midRanks([])).toEqual([]);
});

test('the ranks of n answers always add up to n (n + 1) / 2', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5 })), (answers) => {
      const total = midRanks(answers).reduce((sum, rank) => sum + rank, 0);
      expect(total).toBe((answers.length * (answers.length + 1)) / 2);
    }),
  );
});
