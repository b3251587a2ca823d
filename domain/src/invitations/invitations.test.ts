import { describe, expect, test } from 'vitest';
import { instanceVerdict } from './instance-verdict.ts';
import { retryAt } from './retry-at.ts';

const now = new Date('2026-03-01T12:00:00Z');

describe('a mail that is refused for now', () => {
  test('is tried six times over two days, then no more', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7].map((attempts) => {
      const at = retryAt(attempts, now);
      return at && (at.getTime() - now.getTime()) / 60_000;
    });
    expect(waits).toEqual([5, 15, 60, 240, 720, 1440, undefined]);
  });
});

describe('what the database and the folder remember', () => {
  const minutes = (count: number) => new Date(now.getTime() - count * 60_000);
  const database = { id: 'a', lastSeen: minutes(1) };

  test.each([
    ['a normal restart', database, { id: 'a', lastSeen: minutes(1) }, 'as_expected'],
    ['the first start of another node', database, undefined, 'as_expected'],
    [
      'a power cut that lost the last note',
      { id: 'a', lastSeen: minutes(3) },
      { id: 'a', lastSeen: minutes(2) },
      'as_expected',
    ],
    ['an older backup put back', { id: 'a', lastSeen: minutes(120) }, { id: 'a', lastSeen: minutes(1) }, 'went_back'],
    [
      "another instance's database",
      { id: 'b', lastSeen: minutes(1) },
      { id: 'a', lastSeen: minutes(1) },
      'instance_changed',
    ],
    ['a copy started days later elsewhere', { id: 'a', lastSeen: minutes(3000) }, undefined, 'late'],
    ['a weekend switched off', { id: 'a', lastSeen: minutes(3000) }, { id: 'a', lastSeen: minutes(3000) }, 'late'],
  ])('%s', (_what, remembered, folder, verdict) => {
    expect(instanceVerdict(remembered, folder, now)).toBe(verdict);
  });
});
