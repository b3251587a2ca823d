import { expect, test } from 'vitest';
import { waldInterval } from './wald-interval.ts';

test('Wald claims certainty of ten in ten, which is why it is never shown', () => {
  expect(waldInterval(10, 10, 0.95)).toEqual([1, 1]);
  expect(waldInterval(5, 10, 0.95)?.[0]).toBeCloseTo(0.190102483847719, 12);
  expect(waldInterval(0, 0, 0.95)).toBeNull();
});
