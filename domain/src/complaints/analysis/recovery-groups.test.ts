import { expect, test } from 'vitest';
import { standardMetrics } from '../../metrics/standard-metrics.ts';
import {
  compareContact,
  type DealtGain,
  meanPoints,
  slopeBySpeed,
  solvedGroup,
  speedGroups,
} from './recovery-groups.ts';
import { isDissatisfied, silentCustomers } from './silent-customers.ts';

const period = { from: '2026-01-01', to: '2027-01-01' };
const dealt = (gain: number, solvedDays: number, wasSpoken = true): DealtGain => ({ gain, solvedDays, wasSpoken });

test('days fall into the groups by their end', () => {
  expect([0, 2, 2.5, 5, 10, 11].map(solvedGroup)).toEqual([0, 0, 1, 1, 2, 3]);
});

test('a group of too few goes with the next slower, the last with the one before', () => {
  const some = (count: number, days: number) => Array.from({ length: count }, () => dealt(1, days));
  const told = (gains: readonly DealtGain[]) =>
    speedGroups(gains, 5).map(({ overDays, withinDays, gains: own }) => [overDays, withinDays, own.length]);
  expect(told([...some(6, 1), ...some(5, 4), ...some(7, 8), ...some(9, 20)])).toEqual([
    [0, 2, 6],
    [2, 5, 5],
    [5, 10, 7],
    [10, null, 9],
  ]);
  expect(told([...some(2, 1), ...some(5, 4), ...some(6, 8), ...some(1, 20)])).toEqual([
    [0, 5, 7],
    [5, null, 7],
  ]);
  expect(told(some(4, 1))).toEqual([]);
});

test('where slower means less, the slope says so with its interval', () => {
  const gains = [1, 4, 8, 30].flatMap((days, group) =>
    [-0.4, 0, 0.3, 0.1].map((noise) => dealt(2 - group + noise, days)),
  );
  const slope = slopeBySpeed(gains, period);
  expect(slope.estimate).toBeCloseTo(-1, 12);
  expect(slope.high ?? 0).toBeLessThan(-0.7);
  expect(slopeBySpeed([dealt(1, 1), dealt(2, 1)], period)).toMatchObject({ estimate: null, low: null });
});

test('who was spoken to is told apart only where both groups are large enough', () => {
  const spoken = Array.from({ length: 20 }, (_, index) => dealt(2 + (index % 3), 3));
  const unspoken = Array.from({ length: 12 }, (_, index) => dealt(index % 3, 3, false));
  expect(compareContact([...spoken, ...unspoken])).toMatchObject({ verdict: 'higher', method: 'welch' });
  expect(compareContact([...spoken, ...unspoken.slice(0, 9)]).verdict).toBe('too few');
  expect(compareContact(spoken)).toMatchObject({ verdict: 'too few', difference: null });
});

test('the mean of one is known, its interval is not', () => {
  expect(meanPoints([1.5], period)).toMatchObject({ estimate: 1.5, low: null, reason: 'one_answer' });
});

test('detractors and the lowest box are dissatisfied, of effort those for whom it was hard', () => {
  expect([6, 7].map((score) => isDissatisfied(standardMetrics.nps, score))).toEqual([true, false]);
  expect([5, 6].map((score) => isDissatisfied(standardMetrics.grade, score))).toEqual([true, false]);
});

test('of the dissatisfied most are silent, and what both do later is compared', () => {
  const told = silentCustomers(
    {
      dissatisfied: 120,
      silent: 96,
      later: {
        silent: { followed: 80, cameBack: 16, left: 30 },
        complained: { followed: 20, cameBack: 14, left: 2 },
      },
    },
    period,
  );
  expect(told.share).toMatchObject({ estimate: 0.8, n: 120 });
  expect(told.comparisons.cameBack.verdict).toBe('lower');
  expect(told.comparisons.left.verdict).toBe('higher');
});
