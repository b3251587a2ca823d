import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Appointment, calendarFile } from './calendar-file.ts';

const day = (number: number) => new Date(Date.UTC(2026, 10, number, 12));

describe('an agenda as a file', () => {
  const visit: Appointment = {
    uid: 'vis_1@voldaan',
    sequence: 0,
    start: day(20),
    end: new Date(day(20).getTime() + 3_600_000),
    summary: 'Bezoek; Bakkerij Morgenstond, Utrecht',
    description: 'Vraag naar de bakfiets.\nNeem folder mee.',
    location: '',
    isCancelled: false,
    changedAt: day(1),
  };
  const purpose = { method: 'PUBLISH', name: 'Bezoeken' } as const;

  test('has its times in UTC and its text escaped', () => {
    const lines = calendarFile([visit], purpose).split('\r\n');
    expect(lines).toContain('DTSTART:20261120T120000Z');
    expect(lines).toContain('SUMMARY:Bezoek\\; Bakkerij Morgenstond\\, Utrecht');
    expect(lines).toContain('DESCRIPTION:Vraag naar de bakfiets.\\nNeem folder mee.');
    expect(lines.some((line) => line.startsWith('LOCATION'))).toBe(false);
  });

  test('has no line of more than 75 octets, and no line that a customer’s name begins', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const file = calendarFile([{ ...visit, summary: text, location: text }], purpose);
        const lines = file.split('\r\n').slice(0, -1);
        for (const line of lines) expect(octetsOf(line)).toBeLessThanOrEqual(75);
        const names = file.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);
        expect(names.every((line) => /^[A-Z-]+[:;]/.test(line))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('that is called off keeps its name and says so, with a higher number', () => {
    const off = calendarFile([{ ...visit, sequence: 2, isCancelled: true }], { ...purpose, method: 'CANCEL' });
    const lines = off.split('\r\n');
    expect(lines).toEqual(
      expect.arrayContaining(['METHOD:CANCEL', 'UID:vis_1@voldaan', 'SEQUENCE:2', 'STATUS:CANCELLED']),
    );
  });

  test('that ends before it begins is refused', () => {
    expect(() => calendarFile([{ ...visit, end: day(19) }], purpose)).toThrow(RangeError);
  });
});

/** Percent-encoding writes each octet of UTF-8 as three characters. */
function octetsOf(line: string): number {
  return encodeURIComponent(line.replaceAll(/\p{Cs}/gu, '\ufffd')).replaceAll(/%../g, '.').length;
}
