import { expect, test } from 'vitest';
import { type DriverPoint, placeDrivers } from './place-drivers.ts';
import { whatIf } from './what-if.ts';

const grade = { min: 1, max: 10, step: 1 } as const;

function point(share: number, score: number, spread = 0.05, changed: Partial<DriverPoint> = {}): DriverPoint {
  return {
    share,
    shareInterval: [share - spread, share + spread],
    score,
    scoreInterval: [score - 0.2, score + 0.2],
    coefficientInterval: [0.1, 0.3],
    scale: grade,
    isHigherBetter: true,
    ...changed,
  };
}

test('a driver of much weight that scores under the norm is the first to improve', () => {
  const { drivers, unit, scoreCut, importanceCut } = placeDrivers(
    [point(0.5, 6.9), point(0.5, 8.4), point(0, 7), point(0, 8)],
    7.5,
  );
  expect({ unit, scoreCut, importanceCut }).toEqual({ unit: 'score', scoreCut: 7.5, importanceCut: 0.25 });
  expect(drivers.map(({ quadrant }) => quadrant)).toEqual([
    'concentrate_here',
    'keep_up',
    'low_priority',
    'possible_overkill',
  ]);
  expect(drivers.every(({ isDecided }) => isDecided)).toBe(true);
});

test.each([
  ['its weight may be that of any other', point(0.3, 6.9, 0.1)],
  ['its score may be above the norm', point(0.5, 7.4)],
  ['its weight is not known yet', point(0.5, 6.9, 0, { shareInterval: null })],
  ['nobody knows which way it goes', point(0.5, 6.9, 0.05, { coefficientInterval: [-0.1, 0.2] })],
  ['it goes with a lower outcome', point(0.5, 6.9, 0.05, { coefficientInterval: [-0.4, -0.2] })],
  ['it has no answers', point(0.5, 6.9, 0.05, { score: null, scoreInterval: null })],
])('nothing is advised where %s', (_, one) => {
  const others = [point(0.25, 8), point(0.15, 8), point(0.1, 8)];
  expect(placeDrivers([one, ...others], 7.5).drivers[0]?.isDecided).toBe(false);
});

test('marks on different scales are compared as shares of their scale, against their own mean', () => {
  const five = { min: 1, max: 5, step: 1 } as const;
  const map = placeDrivers([point(0.5, 5.5), point(0.5, 4, 0.05, { scale: five })], 7.5);
  expect(map.unit).toBe('share');
  expect(map.scoreCut).toBeCloseTo((0.5 + 0.75) / 2);
});

test('of effort less is better', () => {
  const [first] = placeDrivers(
    [point(0.9, 3, 0.05, { isHigherBetter: false, coefficientInterval: [-0.4, -0.2] }), point(0.1, 8)],
    7.5,
  ).drivers;
  expect(first).toEqual({ quadrant: 'keep_up', direction: 'with', isDecided: true });
});

test('the expectation widens with the distance, and ends at the end of the scale', () => {
  const asked = {
    outcome: { estimate: 7.8, interval: [7.7, 7.9] },
    coefficient: { estimate: 0.3, interval: [0.2, 0.4] },
    scale: grade,
  } as const;
  const near = whatIf({ ...asked, change: 0.8 });
  expect(near.estimate).toBeCloseTo(8.04);
  expect(near.interval[0]).toBeCloseTo(8.04 - Math.hypot(0.1, 0.08));
  const lower = whatIf({ ...asked, change: -2 });
  expect(lower.estimate).toBeCloseTo(7.2);
  expect(lower.interval[1]).toBeCloseTo(7.2 + Math.hypot(0.1, 0.2));
  expect(whatIf({ ...asked, change: 0 })).toEqual(asked.outcome);
  expect(whatIf({ ...asked, change: 20 }).interval[1]).toBe(10);
});
