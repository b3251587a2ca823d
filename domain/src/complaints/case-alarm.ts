import type { Promised, PromiseName } from './case-clock.ts';
import { type CaseState, isOver } from './case-state.ts';
import type { WorkCalendar } from './clock/work-calendar.ts';
import { afterWorkTime, workMoment, workTime } from './clock/work-time.ts';

/** When the owner of a case is told that a promise is about to break; null for never. */
export type ReminderRule =
  | Readonly<{ kind: 'share'; percent: number }>
  | Readonly<{ kind: 'hours'; hours: number }>
  | null;

/** `reminder`: a promise is about to break; `escalation`: it is broken; `back`: the customer's time for the next move is over. */
export type CaseAlarm = Readonly<{
  kind: 'reminder' | 'escalation' | 'back';
  promise: PromiseName | null;
  /** Of the promise, or until when the customer had the next move: with the kind it names the alarm. */
  due: Date;
  /** When somebody is to be told: always a moment at which the firm is at work. */
  at: Date;
}>;

/**
 * Whom the clock of a case has to wake, and when, in the order in which it does.
 *
 * Use to find the next moment at which a case is looked at, and what is to be told then. When not to use: to say whether a
 * promise is kept (case-clock.ts).
 *
 * Promises that fall due together are one alarm. What is met wakes nobody, and neither does a case that is over.
 *
 * Source: ISO 10002:2018, 7.3 (tracking) and 8.4; the rule is the profile's.
 *
 * @example
 * alarmsOf(state, promises, { kind: 'share', percent: 75 }, calendar)[0]?.at;
 * @throws RangeError as termEnd.
 */
export function alarmsOf(
  state: CaseState,
  promises: readonly Promised[],
  rule: ReminderRule,
  calendar: WorkCalendar,
): readonly CaseAlarm[] {
  if (isOver(state)) return [];
  const alarms: CaseAlarm[] = [];
  const start = state.reopenedAt ?? state.receivedAt;
  const open = promises.filter(({ metAt }) => metAt === null);
  for (const [place, { name, due }] of open.entries()) {
    if (open[place - 1]?.due.getTime() === due.getTime()) continue;
    const reminded = reminderAt(start, due, rule, calendar);
    if (reminded !== undefined) alarms.push({ kind: 'reminder', promise: name, due, at: reminded });
    alarms.push({ kind: 'escalation', promise: name, due, at: workMoment(due, calendar) });
  }
  if (state.waitsUntil !== null)
    alarms.push({ kind: 'back', promise: null, due: state.waitsUntil, at: workMoment(state.waitsUntil, calendar) });
  return alarms.toSorted((one, other) => one.at.getTime() - other.at.getTime());
}

/** Undefined where nothing is asked for, or the promise has no working time in it to be reminded in. */
function reminderAt(start: Date, due: Date, rule: ReminderRule, calendar: WorkCalendar): Date | undefined {
  if (rule === null) return undefined;
  const whole = workTime(start, due, calendar);
  const spent = rule.kind === 'share' ? (whole * rule.percent) / 100 : Math.max(0, whole - rule.hours * 3_600_000);
  const at = workMoment(afterWorkTime(start, spent, calendar), calendar);
  return at < due ? at : undefined;
}
