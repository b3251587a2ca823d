import { expect, test } from 'vitest';
import { nonresponseBounds } from './nonresponse-bounds.ts';

test('a quarter answered with an eight: everybody asked averages somewhere between 2.75 and 9.5', () => {
  expect(nonresponseBounds({ mean: 8, responseRate: 0.25 }, [1, 10])).toEqual([2.75, 9.5]);
});

test('chance widens them further; full response leaves chance alone', () => {
  expect(nonresponseBounds({ mean: 8, interval: [7.5, 8.5], responseRate: 0.5 }, [1, 10])).toEqual([4.25, 9.25]);
  expect(nonresponseBounds({ mean: 8, interval: [7.5, 8.5], responseRate: 1 }, [1, 10])).toEqual([7.5, 8.5]);
  expect(nonresponseBounds({ mean: 0.5, responseRate: 0 }, [0, 1])).toEqual([0, 1]);
});

test('a percentage for a rate, or a mean off the scale, is a mistake', () => {
  expect(() => nonresponseBounds({ mean: 8, responseRate: 25 }, [1, 10])).toThrow(RangeError);
  expect(() => nonresponseBounds({ mean: 11, responseRate: 0.25 }, [1, 10])).toThrow(RangeError);
});
