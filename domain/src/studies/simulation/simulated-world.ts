import { dayMs } from '../calendar/day.ts';
import type { ContactRequest } from '../contact-request.ts';
import { defaultSendHours } from '../quiet-hours.ts';
import type { CustomerRow } from './mail-row.ts';

export type TroubleKind = 'complaint_opened' | 'complaint_closed' | 'unsubscribed' | 'refused';

/** Something that happens outside: the store hears of it, the workers do not. */
export type WorldEvent = Readonly<{ at: Date; customer: string }> &
  (
    | Readonly<{ kind: 'occasion'; request: ContactRequest }>
    | Readonly<{ kind: TroubleKind }>
    | Readonly<{ kind: 'answered'; request: string }>
  );

export type SimulatedWorld = Readonly<{
  start: Date;
  customers: readonly CustomerRow[];
  events: readonly WorldEvent[];
}>;

/** Months with what is hard in them: both nights when clocks change, Easter, King's day and 17 May, Christmas. */
const starts = ['2026-03-18', '2026-04-18', '2026-10-12', '2026-12-12', '2026-08-01'];

const places = [
  { zone: 'Europe/Amsterdam', country: 'NL' },
  { zone: 'Europe/Oslo', country: 'NO' },
  { zone: 'America/New_York', country: 'NL' },
] as const;

const customersCount = 6;
const occasionsMax = 4;

/** A month of a small company, by chance: customers, what they were asked before, and what will happen to them. */
export function simulatedWorld(random: () => number, days: number): SimulatedWorld {
  const start = new Date(`${pick(starts, random)}T00:00:00Z`);
  const during = () => new Date(start.getTime() + Math.floor(random() * days * dayMs));
  const customers = Array.from({ length: customersCount }, (_, place) => customerOf(`c${place}`, start, random));
  const events = customers.flatMap(({ id }) => {
    let last = during();
    const occasions = Array.from({ length: 1 + Math.floor(random() * occasionsMax) }, (_, place) => {
      // Two studies often want the same customer in the same hours: after a delivery, on the first of the month.
      last = random() < 0.4 ? after(last, 0.5, random) : during();
      return occasionOf(id, place, last, random);
    });
    const answered = occasions
      .filter(() => random() < 0.3)
      .map(({ at, request }) => ({
        kind: 'answered' as const,
        customer: id,
        at: after(at, 5, random),
        request: request.request,
      }));
    // The same news twice, as webhooks bring it.
    const again = occasions.filter(() => random() < 0.2).map((event) => ({ ...event, at: after(event.at, 1, random) }));
    return [...occasions, ...again, ...answered, ...troubleOf(id, during, random)];
  });
  return { start, customers, events: events.toSorted((one, other) => one.at.getTime() - other.at.getTime()) };
}

function customerOf(id: string, start: Date, random: () => number): CustomerRow {
  const at = new Date(start.getTime() - Math.floor(random() * 120 * dayMs));
  const before = { request: `${id}-before`, study: 'relation', kind: 'invitation', purpose: 'relation' } as const;
  const past = random() < 0.4 ? [{ ...before, channel: 'mail' as const, at }] : [];
  // A shop that writes on Sundays too meets the days on which the clock changes, which are Sundays.
  const free = random() < 0.3 ? { noSundays: false, noHolidays: false } : {};
  return { id, hours: { ...pick(places, random), ...defaultSendHours, ...free }, past, version: 0 };
}

function occasionOf(customer: string, place: number, at: Date, random: () => number) {
  const wantedAt = after(at, 2, random);
  const request: ContactRequest = {
    request: `${customer}-o${place}`,
    study: pick(['delivery', 'service', 'relation'], random),
    kind: 'invitation',
    purpose: pick(['transaction', 'relation', 'exit'] as const, random),
    channel: 'mail',
    priority: Math.floor(random() * 4),
    wantedAt,
    expiresAt: after(wantedAt, 60, random),
    mayMerge: random() < 0.6,
  };
  return { kind: 'occasion' as const, customer, at, request };
}

function troubleOf(customer: string, during: () => Date, random: () => number): readonly WorldEvent[] {
  const opened = during();
  const complaint: readonly WorldEvent[] =
    random() < 0.3
      ? [
          { kind: 'complaint_opened', customer, at: opened },
          { kind: 'complaint_closed', customer, at: after(opened, 10, random) },
        ]
      : [];
  const left: readonly WorldEvent[] =
    random() < 0.25 ? [{ kind: random() < 0.7 ? 'unsubscribed' : 'refused', customer, at: during() }] : [];
  return [...complaint, ...left];
}

function after(at: Date, daysMax: number, random: () => number): Date {
  return new Date(at.getTime() + Math.floor(random() * daysMax * dayMs));
}

function pick<Item>(items: readonly Item[], random: () => number): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}
