import { afterEach, describe, expect, test, vi } from 'vitest';
import { createFormat } from '../catalogue/format.ts';
import { answeredAt, answeredOn, answeredRecently } from './answered-at.ts';

const now = new Date('2026-11-23T19:00:00Z');
const midnight = (day: string) => `${day}T00:00:00.000Z`;

const formatIn = (zone: string) => {
  vi.stubEnv('TZ', zone);
  return createFormat('nl-NL');
};

afterEach(() => {
  vi.unstubAllEnvs();
});

describe.each(['Europe/Amsterdam', 'America/New_York'])('a reader in %s', (zone) => {
  test('sees of an anonymous answer the day that is kept, and no time', () => {
    const format = formatIn(zone);
    const given = ['2026-11-24', '2026-11-23', '2026-11-22', '2026-11-18', '2025-11-18'].map((day) => ({
      at: midnight(day),
      is_anonymous: true,
    }));
    const recent = given.map((answer) => answeredRecently(answer, format, now));
    expect(recent).toEqual(['vandaag', 'vandaag', 'gisteren', '18\u00a0nov', '18\u00a0nov 2025']);
    expect(given.map((answer) => answeredAt(answer, format))).toContain('18\u00a0nov 2026');
    expect(given.map((answer) => answeredOn(answer, format))).toContain('18\u00a0nov');
  });
});

test('an answer with a name that was given as the clock struck twelve keeps its time', () => {
  const format = formatIn('Europe/London');
  const struck = { at: midnight('2026-11-23'), is_anonymous: false };
  expect(answeredRecently(struck, format, now)).toBe('00:00');
  expect(answeredAt(struck, format)).toBe('23\u00a0nov 2026, 00:00');
});
