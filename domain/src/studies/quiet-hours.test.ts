import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { zoneClock } from './calendar/zone-clock.ts';
import { defaultSendHours, isSendTime, nextSendTime, type SendHours, sendWindow } from './quiet-hours.ts';

const dutch: SendHours = { zone: 'Europe/Amsterdam', country: 'NL', ...defaultSendHours };
const norwegian: SendHours = { zone: 'Europe/Oslo', country: 'NO', ...defaultSendHours };
const next = (wanted: string, hours: SendHours) => nextSendTime(new Date(wanted), hours).toISOString().slice(0, 16);

describe('a customer is written to', () => {
  test.each<[string, string, SendHours, string]>([
    ['on a weekday at noon, at once', '2026-03-03T11:00Z', dutch, '2026-03-03T11:00'],
    ['from nine in the morning', '2026-03-03T05:10Z', dutch, '2026-03-03T08:00'],
    ['at nine sharp', '2026-03-03T08:00Z', dutch, '2026-03-03T08:00'],
    ['not at eight in the evening any more', '2026-03-03T19:00Z', dutch, '2026-03-04T08:00'],
    ['a minute before eight still', '2026-03-03T18:59Z', dutch, '2026-03-03T18:59'],
    ['after Sunday', '2026-03-07T19:00Z', dutch, '2026-03-09T08:00'],
    ["after a King's day that was moved to Saturday, and the Sunday", '2025-04-25T18:30Z', dutch, '2025-04-28T07:00'],
    ['on the Saturday between Good Friday and Easter', '2026-04-01T18:30Z', norwegian, '2026-04-04T07:00'],
    ['after Easter Monday', '2026-04-04T18:30Z', norwegian, '2026-04-07T07:00'],
    ['on Maundy Thursday and Good Friday in the Netherlands', '2026-04-02T10:00Z', dutch, '2026-04-02T10:00'],
    ['after 17 May and Whit Monday, which are one day', '2027-05-15T18:30Z', norwegian, '2027-05-18T07:00'],
    ['after Christmas', '2026-12-24T19:30Z', dutch, '2026-12-28T08:00'],
    ['after New Year', '2026-12-31T19:30Z', norwegian, '2027-01-02T08:00'],
    ['by the clock of New York', '2026-03-03T11:00Z', { ...dutch, zone: 'America/New_York' }, '2026-03-03T14:00'],
    ['by the clock of Kiritimati', '2026-03-03T07:00Z', { ...dutch, zone: 'Pacific/Kiritimati' }, '2026-03-03T19:00'],
  ])('%s', (_what, wanted, hours, expected) => {
    expect(next(wanted, hours)).toBe(expected);
  });

  test('on Sundays and holidays when the company says so', () => {
    expect(next('2026-03-08T11:00Z', { ...dutch, noSundays: false })).toBe('2026-03-08T11:00');
    expect(next('2026-04-27T11:00Z', { ...dutch, noHolidays: false })).toBe('2026-04-27T11:00');
    const { country: _, ...anywhere } = dutch;
    expect(next('2026-04-27T11:00Z', anywhere)).toBe('2026-04-27T11:00');
  });
});

describe('on the night when the clock changes', () => {
  test.each([
    ['spring, the evening before', '2026-03-28T19:30Z', '2026-03-30T07:00'],
    ['spring, in the hour that does not exist', '2026-03-29T01:00Z', '2026-03-30T07:00'],
    ['autumn, in the hour that comes twice', '2026-10-25T00:30Z', '2026-10-26T08:00'],
    ['autumn, in that hour again', '2026-10-25T01:30Z', '2026-10-26T08:00'],
  ])('in %s, nine in the morning is nine there', (_what, wanted, expected) => {
    expect(next(wanted, dutch)).toBe(expected);
    expect(next(wanted, norwegian)).toBe(expected);
  });

  const atNight = { ...dutch, noSundays: false, from: '02:30', until: '03:30' };
  test('hours in the gap begin when the clock has sprung, and an hour that comes twice is used once', () => {
    expect(next('2026-03-29T00:00Z', atNight)).toBe('2026-03-29T01:00');
    expect(next('2026-10-25T00:00Z', atNight)).toBe('2026-10-25T01:30');
    const { opens, closes } = sendWindow(new Date('2026-10-25T00:00Z'), atNight);
    expect(closes - opens).toBe(3_600_000);
  });

  test('hours that lie inside the hour that comes twice are not lost', () => {
    expect(next('2026-10-25T00:00Z', { ...atNight, until: '02:45' })).toBe('2026-10-25T00:30');
  });

  test('a thousand customers planned through it are each written to once and none at three', () => {
    for (const start of ['2026-03-28T18:00Z', '2026-10-24T18:00Z']) {
      const times = Array.from({ length: 1000 }, (_, place) => {
        const wanted = new Date(Date.parse(start) + place * 120_000);
        return [nextSendTime(wanted, dutch), nextSendTime(wanted, norwegian)];
      }).flat();
      const hours = times.map((time) => Number(localHour(time, 'Europe/Amsterdam')));
      expect(times).toHaveLength(2000);
      expect(hours.every((hour) => hour >= 9 && hour < 20)).toBe(true);
    }
  });
});

describe('wherever and whenever', () => {
  const zones = ['Europe/Amsterdam', 'Europe/Oslo', 'America/St_Johns', 'Africa/Cairo', 'Australia/Lord_Howe', 'UTC'];
  const hours = fc.record({
    zone: fc.constantFrom(...zones, 'Asia/Kathmandu', 'Pacific/Chatham', 'Pacific/Apia', 'Antarctica/Troll'),
    country: fc.constantFrom('NL', 'NO'),
    from: fc.constantFrom('00:00', '02:15', '09:00'),
    until: fc.constantFrom('02:45', '20:00', '24:00'),
    noSundays: fc.boolean(),
    noHolidays: fc.boolean(),
  });
  const moments = fc.date({ min: new Date('2024-01-01'), max: new Date('2031-01-01'), noInvalidDate: true });

  test('the time is not before the wish, lies in an open window, stays when asked again and keeps the order', () => {
    fc.assert(
      fc.property(hours, moments, fc.nat(4 * 86_400_000), (rules, wanted, later) => {
        if (rules.from >= rules.until) return;
        const time = nextSendTime(wanted, rules);
        expect(time.getTime()).toBeGreaterThanOrEqual(wanted.getTime());
        expect(isSendTime(time, rules)).toBe(true);
        expect(nextSendTime(time, rules).getTime()).toBe(time.getTime());
        const second = nextSendTime(new Date(wanted.getTime() + later), rules);
        expect(second.getTime()).toBeGreaterThanOrEqual(time.getTime());
      }),
      { numRuns: 2000, seed: 5 },
    );
  });

  test('the hour on the clock there is within the hours, asked of the runtime in another way', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), moments, (zone, wanted) => {
        const time = nextSendTime(wanted, { ...dutch, zone });
        expect(Number(localHour(time, zone))).toBeGreaterThanOrEqual(9);
        expect(Number(localHour(time, zone))).toBeLessThan(20);
        expect(time.toLocaleDateString('en', { timeZone: zone, weekday: 'short' })).not.toBe('Sun');
      }),
      { numRuns: 1000, seed: 6 },
    );
  });
});

test('a day that Samoa left out is no day to send on', () => {
  const apia = { ...dutch, zone: 'Pacific/Apia', from: '00:00', until: '24:00', noHolidays: false };
  const left = zoneClock('Pacific/Apia').instantsAt(Date.UTC(2011, 11, 30, 9));
  expect(left.first).toBe(left.last);
  expect(next('2011-12-30T12:00Z', apia)).toBe('2011-12-30T12:00');
});

test('what makes no sense is refused', () => {
  const noon = new Date('2026-03-03T11:00Z');
  expect(() => nextSendTime(noon, { ...dutch, zone: 'Europe/Nowhere' })).toThrow(RangeError);
  expect(() => nextSendTime(noon, { ...dutch, from: '20:00', until: '09:00' })).toThrow('no hours to send in');
  expect(() => nextSendTime(noon, { ...dutch, from: '9' })).toThrow('9 is no hour of the day');
  expect(() => nextSendTime(new Date(Number.NaN), dutch)).toThrow('invalid date');
});

function localHour(time: Date, zone: string): string {
  return time.toLocaleTimeString('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' });
}
