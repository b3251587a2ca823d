import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sum } from './sum.ts';

test('three tenths are three tenths', () => {
  expect(sum([0.1, 0.2, 0.3])).toBe(0.6);
  expect(sum([1, 1e100, 1, -1e100])).toBe(2);
  expect(sum([])).toBe(0);
});

test('the same scores in another order have exactly the same sum', () => {
  const scores = fc.array(fc.integer({ min: 0, max: 100 }).map((tenths) => tenths / 10));
  fc.assert(
    fc.property(scores, (given) => {
      expect(sum(given.toSorted())).toBe(sum(given));
    }),
  );
});
