import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayMs } from './day.ts';
import { zoneClock } from './zone-clock.ts';

/** Clocks of half an hour, of a day that was left out, that go back for a month, and of an hour that comes twice. */
const zones = [
  'Europe/Amsterdam',
  'Europe/Oslo',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Casablanca',
  'America/New_York',
];
const clocks = new Map(zones.map((zone) => [zone, zoneClock(zone)]));

/** As the runtime writes the moment, read as if it were UTC. */
function written(zone: string, instant: number): number {
  const text = new Date(instant).toLocaleString('sv-SE', { timeZone: zone });
  return Date.parse(`${text.replace(' ', 'T')}Z`) + (((instant % 1000) + 1000) % 1000);
}

describe('the clock of a zone', () => {
  const zone = fc.constantFrom(...zones);
  const since = Date.UTC(1970, 0, 1);
  const until = Date.UTC(2100, 0, 1);

  test('shows at any moment what the runtime writes, also a second time', () => {
    fc.assert(
      fc.property(zone, fc.integer({ min: since, max: until }), (name, instant) => {
        const shown = written(name, instant);
        expect([clocks.get(name)?.localAt(instant), clocks.get(name)?.localAt(instant)]).toEqual([shown, shown]);
      }),
    );
  });

  test.each([
    ['Europe/Amsterdam', Date.UTC(2026, 2, 29, 1)],
    ['Europe/Oslo', Date.UTC(2026, 9, 25, 1)],
    ['Australia/Lord_Howe', Date.UTC(2026, 3, 4, 15)],
    ['Pacific/Apia', Date.UTC(2011, 11, 30, 10)],
    ['Africa/Casablanca', Date.UTC(2026, 1, 15, 2)],
    ['America/New_York', Date.UTC(2026, 10, 1, 6)],
  ])(
    'in %s shows every quarter of an hour around the change of its clocks as the runtime writes it',
    (name, change) => {
      const offsets = new Set<number>();
      for (let at = change - 2 * dayMs - 1; at < change + 2 * dayMs; at += 900_000) {
        expect(clocks.get(name)?.localAt(at)).toBe(written(name, at));
        offsets.add(written(name, at) - at);
      }
      expect(offsets.size).toBe(2);
    },
  );

  test('finds every moment again by what it shows', () => {
    fc.assert(
      fc.property(zone, fc.integer({ min: since, max: until }), (name, instant) => {
        const clock = clocks.get(name);
        const { first = 0, last = 0 } = clock?.instantsAt(clock.localAt(instant)) ?? {};
        expect([first, last]).toContain(instant);
      }),
    );
  });
});
