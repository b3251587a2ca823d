import { nextPromise, type Promised, promisesOf } from '@voldaan/domain/complaints/case-clock';
import type { CaseState } from '@voldaan/domain/complaints/case-state';
import { type WorkHours, workCalendar } from '@voldaan/domain/complaints/clock/work-calendar';
import { type DeadlineProfile, deadlineProfiles } from '@voldaan/domain/complaints/deadline-profile';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { findProfile } from './case-views.ts';

/** By which promises and which working hours the clocks of a case run. */
export type CaseClock = Readonly<{ profile: DeadlineProfile; hours: WorkHours }>;

/** Of a firm that said nothing else: nine to five on weekdays, with the Dutch holidays. */
const hoursDefault: WorkHours = {
  zone: 'Europe/Amsterdam',
  country: 'NL',
  from: '09:00',
  until: '17:00',
  weekdays: [1, 2, 3, 4, 5],
};

export async function clockOf(db: WorkspaceTransaction, profileId: string | null): Promise<CaseClock> {
  const row = await findProfile(db, profileId);
  if (row !== undefined) return { profile: { ...row.terms, id: row.id }, hours: row.calendar };
  const [profile] = deadlineProfiles;
  if (profile === undefined) throw new Error('there is no deadline profile to start from');
  return { profile, hours: hoursDefault };
}

/** All promises of a case, and what its lists are sorted by. */
export function judgeClock(
  state: CaseState,
  { profile, hours }: CaseClock,
  now: Date,
): Readonly<{ promises: readonly Promised[]; due_at: Date | null; due_promise: string | null }> {
  const promises = promisesOf(state, profile, workCalendar(hours), now);
  const next = nextPromise(state, promises);
  return { promises, due_at: next?.due ?? null, due_promise: next?.name ?? null };
}
