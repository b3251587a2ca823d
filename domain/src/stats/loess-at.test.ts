import { expect, test } from 'vitest';
import { loessAt } from './loess-at.ts';

const line = Float64Array.of(1, 3, 5, 7, 9);

test('a straight line is followed exactly, also one step outside', () => {
  expect(loessAt(line, 2, { window: 5, degree: 1, first: 0, last: 4 })).toBeCloseTo(5, 12);
  expect(loessAt(line, -1, { window: 5, degree: 1, first: 0, last: 4 })).toBeCloseTo(-1, 12);
  expect(loessAt(line, 5, { window: 3, degree: 1, first: 2, last: 4 })).toBeCloseTo(11, 12);
});

test('with degree zero it is a weighted mean, the nearest counting most', () => {
  const mean = loessAt(Float64Array.of(0, 0, 10), 2, { window: 3, degree: 0, first: 0, last: 2 });
  // weights tricube(1/2) = .669921875 and 1; the farthest lies beyond .999 of the bandwidth
  expect(mean).toBeCloseTo(10 / 1.669921875, 12);
});

test('neighbours without any weight decide nothing', () => {
  expect(loessAt(line, 2, { window: 5, degree: 1, first: 0, last: 4 }, new Float64Array(5))).toBeNull();
});
