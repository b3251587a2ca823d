import { describe, expect, test } from 'vitest';
import { accountRule, heldMilliseconds, signInDelaySeconds } from './sign-in-delay.ts';

const now = new Date('2026-03-02T09:00:00Z');

describe('the wait after failed sign-ins', () => {
  test.each([
    [0, 0],
    [9, 0],
    [10, 1],
    [11, 2],
    [15, 32],
    [30, 900],
  ])('after %i failures is %i seconds', (failures, seconds) => {
    expect(signInDelaySeconds({ failures, lastFailedAt: now }, accountRule, now)).toBe(seconds);
  });

  test('runs from the last failure and ends', () => {
    const lastFailedAt = new Date(now.getTime() - 30_000);
    expect(signInDelaySeconds({ failures: 15, lastFailedAt }, accountRule, now)).toBe(2);
    expect(signInDelaySeconds({ failures: 14, lastFailedAt }, accountRule, now)).toBe(0);
  });
});

test.each([
  [0, 0],
  [29, 0],
  [30, 250],
  [31, 500],
  [45, 4_000],
  [1_000_000, 4_000],
])('after %i failures of an account from anywhere, a try is held for %i milliseconds', (failures, milliseconds) => {
  expect(heldMilliseconds(failures)).toBe(milliseconds);
});
