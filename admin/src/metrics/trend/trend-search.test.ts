import { expect, test } from 'vitest';
import { dayByDay } from './trend-search.ts';

test('a closer look at one period keeps the groups that were chosen, and leaves the careful view', () => {
  const search = { survey: 'srv_1', where: 'channel~mail', period: '12m', interval: 'month', view: 'control' } as const;
  expect(dayByDay(search, '2026-10-01', '2026-10-31')).toEqual({
    survey: 'srv_1',
    where: 'channel~mail',
    period: '2026-10-01..2026-10-31',
    interval: 'day',
  });
});
