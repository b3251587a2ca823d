import { dayMs } from '../calendar/day.ts';
import type { ContactChannel, ContactRequest } from '../contact-request.ts';
import { rollingPlace } from '../sample/rolling-place.ts';
import { monthsAfter, periodAt } from './months-after.ts';
import { type Cadence, purposeOf, type StudyPlan, type StudyTiming } from './study.ts';

type Happening = Readonly<{ id: string; at: Date }>;

/** What a study needs to know of a customer. */
export type CustomerHistory = Readonly<{
  id: string;
  channel: ContactChannel;
  events: readonly (Happening & Readonly<{ name: string }>)[];
  customerSince?: Date;
  leftAt?: Date;
  lastHeardAt?: Date;
  complaintsClosed: readonly Happening[];
}>;

/** A moment at which a customer should be asked. `occasion` names it within the study, so that it is asked about once. */
export type Due = Readonly<{ occasion: string; wantedAt: Date; expiresAt: Date }>;

/**
 * When a study wants to ask a customer: every occasion that is not over yet, in order of time, those ahead included as far as
 * they are known. A pure function of what happened, so that planning twice plans the same.
 *
 * Use at planning; whether the customer is asked decides contact-budget.ts, and the hour quiet-hours.ts. When not to use: to
 * find who is due among a million; SQL finds those whom something happened to, this says when.
 *
 * @example
 * dueAt({ kind: 'moment', event: 'delivered', delayHours: 24, validHours: 168 }, customer, now);
 * @throws RangeError for a cadence of no months.
 */
export function dueAt(timing: StudyTiming, customer: CustomerHistory, now: Date): readonly Due[] {
  return occasionsOf(timing, customer, now)
    .filter(({ expiresAt }) => expiresAt > now)
    .toSorted((one, other) => one.wantedAt.getTime() - other.wantedAt.getTime());
}

/** The same as requests, which the budget can decide upon. */
export function requestsDue(study: StudyPlan, customer: CustomerHistory, now: Date): readonly ContactRequest[] {
  return dueAt(study.timing, customer, now).map(({ occasion, wantedAt, expiresAt }) => ({
    request: `${study.id}/${customer.id}/${occasion}`,
    study: study.id,
    kind: 'invitation',
    purpose: purposeOf(study.timing.kind),
    channel: customer.channel,
    priority: study.priority,
    wantedAt,
    expiresAt,
    mayMerge: study.mayMerge,
  }));
}

function occasionsOf(timing: StudyTiming, customer: CustomerHistory, now: Date): readonly Due[] {
  switch (timing.kind) {
    case 'moment':
      return customer.events.filter(({ name }) => name === timing.event).map((event) => delayed(event, timing));
    case 'complaint':
      return customer.complaintsClosed.map((complaint) => delayed(complaint, timing));
    case 'expectation':
      return once('first', customer.customerSince, timing);
    case 'exit':
      return once('left', customer.leftAt, timing);
    case 'silent':
      return silence(customer, timing);
    case 'relation':
      return customer.leftAt === undefined ? inCadence(timing.cadence, customer.id, timing.validHours, now) : [];
    case 'anonymous':
      return [];
  }
}

type Delay = Readonly<{ delayHours: number; validHours: number }>;

function delayed({ id, at }: Happening, { delayHours, validHours }: Delay): Due {
  return valid(id, hoursAfter(at, delayHours), validHours);
}

/** Who left and came back has another moment of leaving: the day is part of the name. */
function once(name: string, at: Date | undefined, delay: Delay): readonly Due[] {
  return at === undefined ? [] : [delayed({ id: `${name}-${at.toISOString().slice(0, 10)}`, at }, delay)];
}

/** Each silence is asked about once: it is named by the moment it began. */
function silence(
  { lastHeardAt, leftAt }: CustomerHistory,
  { silentDays, validHours }: Extract<StudyTiming, { kind: 'silent' }>,
): readonly Due[] {
  if (lastHeardAt === undefined || leftAt !== undefined) return [];
  const wantedAt = new Date(lastHeardAt.getTime() + silentDays * dayMs);
  return [valid(`silent-${lastHeardAt.toISOString().slice(0, 10)}`, wantedAt, validHours)];
}

/** The occasion of the period that now lies in; before the first period, that one. */
function inCadence(cadence: Cadence, customer: string, validHours: number, now: Date): readonly Due[] {
  switch (cadence.every) {
    case 'once':
      return [valid('once', cadence.at, validHours)];
    case 'month':
    case 'quarter': {
      const months = cadence.every === 'month' ? 1 : 3;
      const period = Math.max(0, periodAt(now, cadence.startsAt, months));
      return [valid(`${cadence.every}-${period}`, monthsAfter(cadence.startsAt, period * months), validHours)];
    }
    case 'rolling': {
      const round = Math.max(0, periodAt(now, cadence.startsAt, cadence.months));
      const { period, within } = rollingPlace(customer, { seed: cadence.seed, periods: cadence.months });
      const month = round * cadence.months + period;
      const [opens, closes] = [monthsAfter(cadence.startsAt, month), monthsAfter(cadence.startsAt, month + 1)];
      const wantedAt = new Date(opens.getTime() + Math.floor(within * (closes.getTime() - opens.getTime())));
      return [valid(`round-${round}`, wantedAt, validHours)];
    }
  }
}

function valid(occasion: string, wantedAt: Date, validHours: number): Due {
  return { occasion, wantedAt, expiresAt: hoursAfter(wantedAt, validHours) };
}

function hoursAfter(at: Date, hours: number): Date {
  return new Date(at.getTime() + hours * 3_600_000);
}
