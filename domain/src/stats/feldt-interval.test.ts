import { expect, test } from 'vitest';
import { feldtInterval } from './feldt-interval.ts';

test('thirty respondents leave an alpha of .84 between .74 and .92', () => {
  // psych::alpha(attitude): Feldt .74 .84 .92; 1 - (1 - a) * qf(c(.975, .025), 29, 29 * 6)
  const [low, high] = feldtInterval(0.84314276956476, { n: 30, items: 7 }, 0.95);
  expect(low).toBeCloseTo(0.739375685643107, 10);
  expect(high).toBeCloseTo(0.915773072159982, 10);
});

test('a perfect alpha has no room left; one respondent has no interval', () => {
  expect(feldtInterval(1, { n: 10, items: 3 }, 0.95)).toEqual([1, 1]);
  expect(() => feldtInterval(0.5, { n: 1, items: 3 }, 0.95)).toThrow(RangeError);
});
