import type { trendSchema } from '@voldaan/server/metrics/trend/schema';
import { expect, test } from 'vitest';
import type { Wire } from '../../http/wire.ts';
import { readTrend } from './read-trend.ts';

const points = {
  from: ['2026-10-01', '2026-11-01'],
  to: ['2026-11-01', '2026-12-01'],
  estimate: [41.5, null],
  low: [30.25, null],
  high: [52.75, null],
  n: [120, 0],
  design_effect: [1.5, null],
  reason: [null, 'no_answers'],
  display: ['full' as const, 'nothing' as const],
  method: ['score', 'score'],
  level: 0.95,
};
const none = {
  from: [],
  to: [],
  estimate: [],
  low: [],
  high: [],
  n: [],
  design_effect: [],
  reason: [],
  display: [],
  method: [],
};

const reply: Wire<typeof trendSchema> = {
  head: null,
  interval: 'month',
  points,
  breaks: [
    {
      day: '2026-09-01',
      before: 'De vraag van toen',
      is_same_scale: false,
      points: { ...none, level: 0.95 },
    },
  ],
  norm_line: [],
  norm: null,
  total: null,
  previous: null,
  comparison: null,
  last_year: null,
  last_year_comparison: null,
  slope: null,
  events: [],
  control: {
    method: 'laney-nps',
    centre: 41,
    laney_sigma: 1.2,
    reason: null,
    points: {
      from: points.from,
      lower: [20, null],
      upper: [60, null],
      ewma: [41, 41],
      ewma_lower: [35, 35],
      ewma_upper: [47, 47],
    },
    signals: [],
  },
  watch: null,
};

test('a chart gets a point for each month, with its interval and its number of answers', () => {
  const trend = readTrend(reply);
  expect(trend.points).toEqual([
    {
      from: '2026-10-01',
      to: '2026-11-01',
      estimate: { estimate: 41.5, low: 30.25, high: 52.75, n: 120, display: 'full', method: 'score' },
    },
    {
      from: '2026-11-01',
      to: '2026-12-01',
      estimate: { estimate: null, low: null, high: null, n: 0, display: 'nothing', method: 'score' },
    },
  ]);
  expect(trend.breaks).toEqual([{ day: '2026-09-01', before: 'De vraag van toen', is_same_scale: false, points: [] }]);
  expect(trend.control?.points).toEqual([
    { from: '2026-10-01', lower: 20, upper: 60, ewma: 41 },
    { from: '2026-11-01', lower: null, upper: null, ewma: 41 },
  ]);
  expect(readTrend({ ...reply, control: null }).control).toBeNull();
});
