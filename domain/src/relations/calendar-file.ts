/** An appointment as a calendar shows it. */
export type Appointment = Readonly<{
  /** Stays the same when it is moved, so that a calendar changes it and makes no second one. */
  uid: string;
  /** Raised each time it is changed. */
  sequence: number;
  start: Date;
  end: Date;
  summary: string;
  description: string;
  location: string;
  isCancelled: boolean;
  /** When it was last changed. */
  changedAt: Date;
}>;

/** What the file is: appointments to look at, or the news that one is off. */
export type CalendarPurpose = Readonly<{ method: 'PUBLISH' | 'CANCEL'; name: string }>;

/** Octets in a line without its break. */
const lineMost = 75;

/**
 * Appointments as an iCalendar file.
 *
 * Use for an agenda of visits that staff take along. When not to use: to invite the customer, which takes a method and an
 * organiser.
 *
 * Source: RFC 5545: content lines (3.1), text (3.3.11), VEVENT (3.6.1). Times are in UTC, so no zone has to travel along.
 *
 * @example
 * calendarFile([appointment], { method: 'PUBLISH', name: 'Visits' }); // 'BEGIN:VCALENDAR\r\n…'
 * @throws RangeError for an appointment that ends before it begins.
 */
export function calendarFile(appointments: readonly Appointment[], { method, name }: CalendarPurpose): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Voldaan//visits//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    // What calendars that subscribe call it, and how often they may look; RFC 7986 has the second, the first is older.
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    ...appointments.flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines(appointment: Appointment): readonly string[] {
  const { uid, sequence, start, end, summary, description, location, isCancelled, changedAt } = appointment;
  if (!(end >= start)) throw new RangeError(`the appointment ${uid} ends before it begins`);
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${stamp(changedAt)}`,
    `LAST-MODIFIED:${stamp(changedAt)}`,
    `DTSTART:${stamp(start)}`,
    `DTEND:${stamp(end)}`,
    `SEQUENCE:${sequence}`,
    `SUMMARY:${escaped(summary)}`,
    ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
    ...(location === '' ? [] : [`LOCATION:${escaped(location)}`]),
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
  ];
}

function stamp(at: Date): string {
  return at.toISOString().replaceAll(/[-:]|\.\d+/g, '');
}

/** A line break inside of a text is the only control character that the format has words for. */
function escaped(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .replaceAll(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll('\n', '\\n');
}

/** Lines are cut by octets, never inside of a character, and go on after a space. */
function folded(line: string): string {
  let text = '';
  let length = 0;
  for (const character of line) {
    const octets = octetsOf(character.codePointAt(0) ?? 0);
    if (length + octets > lineMost) {
      text += '\r\n ';
      length = 1;
    }
    text += character;
    length += octets;
  }
  return text;
}

/** Of a character in UTF-8. */
function octetsOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
