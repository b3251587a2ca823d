import type { CaseState } from './case-state.ts';
import { isOver } from './case-state.ts';
import type { WorkCalendar } from './clock/work-calendar.ts';
import { termEnd, workTime } from './clock/work-time.ts';
import type { DeadlineProfile } from './deadline-profile.ts';

export const promiseNames = ['acknowledge', 'first_contact', 'decision'] as const;
export type PromiseName = (typeof promiseNames)[number];

/** One promise to the customer: by when, and when it was met if it was. */
export type Promised = Readonly<{
  name: PromiseName;
  due: Date;
  metAt: Date | null;
  /** Broken: met too late, or not met although its time is over. */
  isBroken: boolean;
  /** Working time used up, as a share of what there was; over 1 when it is broken. */
  used: number;
}>;

/** The part of a case that its promises follow from. */
export type ClockedCase = Pick<CaseState, 'kind' | 'receivedAt' | 'reopenedAt' | 'acknowledgedAt' | 'communicatedAt'> &
  Readonly<{
    contact: Readonly<{ at: Date }> | null;
    extensions: readonly Readonly<{ until: Date }>[];
  }>;

/**
 * Every promise of a case with its deadline, in the order in which they fall due.
 *
 * Use for the queue, for alerts before a promise breaks, and for the share of promises kept. When not to use: for a case that
 * is no complaint; it has the first promise only.
 *
 * A case that was opened again starts its clocks anew. An extension moves the decision alone. Waiting for the customer stops no
 * clock: what was promised to them stays promised.
 *
 * Source: ISO 10002:2018, 7.3 and 7.4; the terms are the profile's.
 *
 * @example
 * promisesOf(state, profile, calendar, now).find(({ metAt }) => metAt === null)?.due; // what is due next
 * @throws RangeError as termEnd.
 */
export function promisesOf(
  state: ClockedCase,
  profile: DeadlineProfile,
  calendar: WorkCalendar,
  now: Date,
): readonly Promised[] {
  const start = state.reopenedAt ?? state.receivedAt;
  const promised = (name: PromiseName, due: Date, metAt: Date | null): Promised => {
    const until = metAt ?? now;
    const whole = workTime(start, due, calendar);
    const spent = workTime(start, until, calendar);
    const isBroken = until > due;
    // A term without any working time in it is used up when it is over.
    const share = whole > 0 ? spent / whole : Number(isBroken);
    return { name, due, metAt, isBroken, used: share };
  };
  const promises = [promised('acknowledge', termEnd(start, profile.acknowledge, calendar), state.acknowledgedAt)];
  if (state.kind === 'complaint') {
    const metAt = state.contact?.at ?? null;
    if (profile.firstContact !== null)
      promises.push(promised('first_contact', termEnd(start, profile.firstContact, calendar), metAt));
    promises.push(promised('decision', decisionDue(state, profile, calendar), state.communicatedAt));
  }
  return promises.toSorted((one, other) => one.due.getTime() - other.due.getTime());
}

/** What a case that is not over waits for first; undefined when every promise is met, or the case is over. */
export function nextPromise(state: CaseState, promises: readonly Promised[]): Promised | undefined {
  return isOver(state) ? undefined : promises.find(({ metAt }) => metAt === null);
}

function decisionDue(state: ClockedCase, profile: DeadlineProfile, calendar: WorkCalendar): Date {
  const start = state.reopenedAt ?? state.receivedAt;
  const latest = state.extensions.at(-1);
  return latest?.until ?? termEnd(start, profile.decision, calendar);
}

/** A day that is promised lasts until its evening, also where work ends earlier. */
const eveningMs = 12 * 3_600_000;

/** Whether a decision is put off further than the firm may without the customer's word. */
export function isBeyondExtension(until: Date, limit: Date | undefined): boolean {
  return limit === undefined || until.getTime() > limit.getTime() + eveningMs;
}

/** Until when a decision may be put off without asking the customer; undefined when it may not be put off at all. */
export function extensionLimit(state: CaseState, profile: DeadlineProfile, calendar: WorkCalendar): Date | undefined {
  if (profile.extension === null || state.extensions.length > 0) return undefined;
  const start = state.reopenedAt ?? state.receivedAt;
  const extended = termEnd(decisionDue(state, profile, calendar), profile.extension, calendar);
  if (profile.outerLimit === null) return extended;
  const outer = termEnd(start, profile.outerLimit, calendar);
  return new Date(Math.min(outer.getTime(), extended.getTime()));
}
