import { expect, test } from 'vitest';
import { mannKendall } from './mann-kendall.ts';
import { seededRandom } from './seeded-random.ts';
import { senSlope } from './sen-slope.ts';

const months = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const grades = [7, 7.2, 7.1, 7.4, 7.3, 7.3, 7.6, 7.5, 7.9, 7.8];
const scoreVariance = mannKendall(grades).variance;

test('the middle slope is that of Theil and Sen', () => {
  // scipy.stats.theilslopes(grades, months).slope
  expect(senSlope(months, grades, { scoreVariance, level: 0.95 }).slope).toBeCloseTo(0.08888888888888886, 12);
});

test('the interval takes the ranks that Gilbert prints', () => {
  // numpy: 45 slopes sorted, C = 1.959964 √124, ranks 11 and 35; one rank nearer would be [.06, .125]
  const { interval } = senSlope(months, grades, { scoreVariance, level: 0.95 });
  expect(interval).toEqual([expect.closeTo(0.05, 12), expect.closeTo(0.4 / 3, 12)]);
});

test('one wild month hardly moves it', () => {
  const wild = grades.with(9, 50);
  expect(senSlope(months, wild, { scoreVariance, level: 0.95 }).slope).toBeLessThan(0.13);
});

test('a gap in time counts as time', () => {
  expect(senSlope([0, 1, 12], [1, 2, 13], { scoreVariance: 3, level: 0.95 }).slope).toBe(1);
});

test('five months cannot carry 95 %, and no narrower promise is passed off for it', () => {
  const five = senSlope(months.slice(0, 5), grades.slice(0, 5), { scoreVariance: 50 / 3, level: 0.95 });
  expect(five.interval).toBeNull();
  expect(senSlope([], [], { scoreVariance: 0, level: 0.95 })).toEqual({ slope: null, interval: null });
});

const random = seededRandom(7);
const drawn = (day: number) => day / 90 + 10 * random();

test.each([
  ['drawn', drawn],
  ['of whole marks', (day: number) => Math.floor(drawn(day))],
  ['that stands still', () => 8],
  ['that jumps once in a while', (day: number) => (day % 30 === 0 ? 1e6 : day)],
])('a year by day %s has the slopes that all its pairs have, each looked at', (_, make) => {
  for (const isTwicePerDay of [false, true]) {
    const times = Array.from({ length: 365 }, (__, day) => (isTwicePerDay ? day >> 1 : day + Number(day > 200) * 9));
    const values = times.map((__, day) => make(day));
    const slopes = times.flatMap((time, later) =>
      times
        .slice(0, later)
        .flatMap((before, earlier) =>
          time === before ? [] : [((values[later] ?? 0) - (values[earlier] ?? 0)) / (time - before)],
        ),
    );
    const sorted = Float64Array.from(slopes).sort();
    const { variance } = mannKendall(values);
    const reach = 1.959963984540054 * Math.sqrt(variance);
    const middle = (sorted.length - 1) / 2;
    const { slope, interval } = senSlope(times, values, { scoreVariance: variance, level: 0.95 });
    expect(slope).toBe(((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2);
    expect(interval?.map((bound) => bound + 0)).toEqual([
      sorted[Math.floor((sorted.length - reach) / 2) - 1],
      sorted[Math.ceil((sorted.length + reach) / 2)],
    ]);
  }
});
