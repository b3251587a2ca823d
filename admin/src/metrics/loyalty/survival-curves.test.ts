import { expect, test } from 'vitest';
import type { Behaviour } from './loyalty-requests.ts';
import { readLoyaltySearch } from './loyalty-search.ts';
import { drawnCurves } from './survival-curves.ts';

const share = (estimate: number | null, low: number | null, high: number | null) => ({
  estimate,
  low,
  high,
  n: 40,
  level: 0.95,
  method: 'kaplan-meier',
  period: { from: '2026-01-01', to: '2026-12-31' },
  reason: null,
  display: 'full' as const,
});

const behaviour: Behaviour = {
  curves: [
    {
      class: 'satisfied',
      n: 40,
      events: 4,
      followed_days: 60,
      median: null,
      at_horizon: share(0.9, 0.8, 0.95),
      points: [
        { day: 0, at_risk: 40, share: share(1, null, null) },
        { day: 30, at_risk: 38, share: share(0.9, 0.8, 0.95) },
        { day: 60, at_risk: 0, share: share(null, null, null) },
      ],
    },
  ],
  hidden: [],
  test: null,
  verdict: 'too few',
  apart: null,
  within: [],
  comparison: null,
};

test('of leaving the share that is there still is drawn, of buying again the share that has, each with its band', () => {
  const [stays] = drawnCurves('left', behaviour);
  expect(stays?.points).toEqual([
    { day: 0, atRisk: 40, share: 1, low: 1, high: 1 },
    { day: 30, atRisk: 38, share: 0.9, low: 0.8, high: 0.95 },
  ]);
  const [buys] = drawnCurves('bought', behaviour);
  expect(buys?.points[1]?.share).toBeCloseTo(0.1, 12);
  expect(buys?.points[1]?.low).toBeCloseTo(0.05, 12);
  expect(buys?.points[1]?.high).toBeCloseTo(0.2, 12);
});

test('an address says which survey, which term and what counts as a purchase, and nothing else', () => {
  expect(readLoyaltySearch({ survey: 'srv_1', horizon: 90, purchase: 'order_placed~visit_done', other: 'x' })).toEqual({
    survey: 'srv_1',
    horizon: '90',
    purchase: 'order_placed~visit_done',
  });
  expect(readLoyaltySearch({ horizon: '91', purchase: '' })).toEqual({});
});
