import { alarmsOf, type CaseAlarm, type ReminderRule } from '@voldaan/domain/complaints/case-alarm';
import { nextPromise, type Promised, promisesOf } from '@voldaan/domain/complaints/case-clock';
import type { CaseState } from '@voldaan/domain/complaints/case-state';
import { type WorkCalendar, type WorkHours, workCalendar } from '@voldaan/domain/complaints/clock/work-calendar';
import { type DeadlineProfile, deadlineProfiles } from '@voldaan/domain/complaints/deadline-profile';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { findProfile, type ProfileRow } from './case-views.ts';

/** By which promises and which working hours the clocks of a case run, and whom they wake. */
export type CaseClock = Readonly<{
  profile: DeadlineProfile;
  hours: WorkHours;
  reminder: ReminderRule;
  /** Who is told of a broken promise; null for the managers. */
  escalationId: string | null;
}>;

/** Of a firm that said nothing else: nine to five on weekdays, with the Dutch holidays. */
export const hoursDefault: WorkHours = {
  zone: 'Europe/Amsterdam',
  country: 'NL',
  from: '09:00',
  until: '17:00',
  weekdays: [1, 2, 3, 4, 5],
};

export async function clockOf(db: WorkspaceTransaction, profileId: string | null): Promise<CaseClock> {
  const row = await findProfile(db, profileId);
  if (row !== undefined)
    return {
      profile: { ...row.terms, id: row.id },
      hours: row.calendar,
      reminder: reminderOf(row),
      escalationId: row.escalation_id,
    };
  const [profile] = deadlineProfiles;
  if (profile === undefined) throw new Error('there is no deadline profile to start from');
  return { profile, hours: hoursDefault, reminder: { kind: 'share', percent: 75 }, escalationId: null };
}

const calendarsMost = 100;
const calendars = new Map<string, WorkCalendar>();

/** The working days of such hours, kept: of a case that has waited for a year all of them are looked at, each time. */
export function calendarOf(hours: WorkHours): WorkCalendar {
  const written = JSON.stringify(hours);
  const known = calendars.get(written);
  if (known !== undefined) return known;
  if (calendars.size >= calendarsMost) calendars.clear();
  const made = workCalendar(hours);
  calendars.set(written, made);
  return made;
}

export function reminderOf({
  remind_share,
  remind_hours,
}: Pick<ProfileRow, 'remind_share' | 'remind_hours'>): ReminderRule {
  if (remind_share !== null) return { kind: 'share', percent: remind_share };
  return remind_hours === null ? null : { kind: 'hours', hours: remind_hours };
}

type Judged = Readonly<{
  promises: readonly Promised[];
  due_at: Date | null;
  due_promise: string | null;
  alarms: readonly CaseAlarm[];
  alarm_at: Date | null;
}>;

/** All promises of a case, what its lists are sorted by, and whom its clock wakes when. */
export function judgeClock(state: CaseState, { profile, hours, reminder }: CaseClock, now: Date): Judged {
  const calendar = calendarOf(hours);
  const promises = promisesOf(state, profile, calendar, now);
  const next = nextPromise(state, promises);
  const alarms = alarmsOf(state, promises, reminder, calendar);
  return {
    promises,
    due_at: next?.due ?? null,
    due_promise: next?.name ?? null,
    alarms,
    // Of an alarm that has passed the ledger knows whether it was told; looking once more costs little.
    alarm_at: alarms[0]?.at ?? null,
  };
}
