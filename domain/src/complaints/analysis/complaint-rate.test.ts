import { expect, test } from 'vitest';
import { complaintRate } from './complaint-rate.ts';
import { rateTrend } from './rate-trend.ts';

const period = { from: '2026-01-01', to: '2027-01-01' };

test('twelve complaints among 4,000 orders are three of 1,000, as R has it', () => {
  // R: poisson.test(12, 4000)$conf.int * 1000
  const rate = complaintRate({ complaints: 12, orders: 4000 }, { period });
  expect(rate).toMatchObject({ n: 4000, method: 'garwood', reason: null });
  expect(rate.estimate).toBeCloseTo(3, 12);
  expect(rate.low).toBeCloseTo(1.550143777, 8);
  expect(rate.high).toBeCloseTo(5.240396262, 8);
});

test('without orders there is no rate, without complaints there is one', () => {
  expect(complaintRate({ complaints: 3, orders: 0 }, { period })).toMatchObject({
    estimate: null,
    low: null,
    reason: 'no_answers',
  });
  expect(complaintRate({ complaints: 0, orders: 1000 }, { period })).toMatchObject({ estimate: 0, low: 0 });
});

const months = (complaints: readonly number[]) => complaints.map((count) => ({ complaints: count, orders: 1000 }));

test('a month with three times the usual complaints asks for a look, and an ordinary one does not', () => {
  const trend = rateTrend(months([8, 12, 9, 11, 10, 8, 12, 10, 40, 9]));
  expect(trend.signals).toEqual([{ index: 8, kind: 'beyond', side: 'above' }]);
  expect(trend.limits[0]?.upper ?? 0).toBeGreaterThan(20);
});

test('nine months below the usual rate are told once', () => {
  const { signals } = rateTrend(months([18, 22, 19, 21, 20, 18, 9, 11, 10, 9, 11, 10, 9, 11, 10, 9]));
  expect(signals.filter(({ kind }) => kind === 'run')).toEqual([{ index: 14, kind: 'run', side: 'below' }]);
});

test.each([
  ['too few periods', months([8, 12, 9])],
  ['no orders', [{ complaints: 4, orders: 0 }]],
  ['no variation', months([10, 10, 10, 10, 10, 10, 10, 10, 10])],
] as const)('there are no limits from %s', (reason, periods) => {
  const trend = rateTrend(periods);
  expect(trend).toMatchObject({ reason, signals: [] });
  expect(trend.limits.every(({ lower, upper }) => lower === null && upper === null)).toBe(true);
});
