import { expect, test } from 'vitest';
import { countsByInterval, nudge } from './time-plot.ts';

test('a month in which a question took the place of another stands once under the axis, with the answers to both', () => {
  const point = (from: string, n: number) => ({ from, estimate: { n } });
  const before = [point('2026-08-01', 40), point('2026-09-01', 12)];
  const since = [point('2026-09-01', 30), point('2026-10-01', 50)];
  expect(countsByInterval([...before, ...since])).toEqual([
    { from: '2026-08-01', n: 40 },
    { from: '2026-09-01', n: 42 },
    { from: '2026-10-01', n: 50 },
  ]);
});

test('the name of a line keeps its height from the newest value, on the side where it lies', () => {
  expect(nudge(100, undefined)).toBe(0);
  expect(nudge(100, 60)).toBe(0);
  expect(100 + nudge(100, 95) - 95).toBe(17);
  expect(100 + nudge(100, 105) - 105).toBe(-17);
});
