import { expect, test } from 'vitest';
import { deskPace } from './desk-pace.ts';

test.each([
  ['finishes as much as comes in', { inflow: 40, handled: 40, dueInWeek: 10 }, 'keeps_up', true],
  ['finishes less than comes in', { inflow: 40, handled: 36, dueInWeek: 9 }, 'falls_behind', true],
  ['has more to do next week than it does in a week', { inflow: 20, handled: 24, dueInWeek: 7 }, 'keeps_up', false],
  ['has hardly begun', { inflow: 9, handled: 2, dueInWeek: 1 }, 'too_early', false],
])('a desk that %s', (_, counts, verdict, meetsDue) => {
  expect(deskPace({ weeks: 4, ...counts })).toEqual({ verdict, meetsDue });
});
