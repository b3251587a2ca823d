import { awaited, keptPromises, medianWait } from '@voldaan/domain/complaints/analysis/case-times';
import { type ClockedCase, promisesOf } from '@voldaan/domain/complaints/case-clock';
import type { WorkCalendar } from '@voldaan/domain/complaints/clock/work-calendar';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { type CaseClock, calendarOf, clockOf } from '../case-clock.ts';
import type { Days, DealtComplaintRow } from './counted-case-views.ts';
import type { ComplaintAnalysisReply } from './schema.ts';
import { showOfGroup } from './show-of-group.ts';

const promiseNames = ['acknowledge', 'first_contact', 'decision'] as const;

/** How long complainants waited by the clock on the wall, and which promises were kept by that of the office. */
export async function showWaits(
  db: WorkspaceTransaction,
  complaints: readonly DealtComplaintRow[],
  { now, period: { from, to } }: Readonly<{ now: Date; period: Days }>,
): Promise<Pick<ComplaintAnalysisReply, 'waits' | 'promises'>> {
  const asked = { now, period: { from, to } };
  const times = complaints.map((row) => ({
    receivedAt: row.received_at,
    firstContactAt: row.first_contact_at,
    decisionAt: row.communicated_at,
    endedAt: row.closed_at,
  }));
  const clocks = await clocksOf(db, complaints);
  const promises = complaints.map((row) => promisesOf(...clockedCase(row, clocks), now));
  const ofStaff = promises.filter((_, index) => complaints[index]?.is_outside_our_control === false);
  return {
    waits: awaited.map((what) => ({ what, hours: showOfGroup(medianWait(times, what, asked)) })),
    promises: promiseNames.map((name) => ({
      name,
      customer: showOfGroup(keptPromises(promises, name, asked)),
      staff: showOfGroup(keptPromises(ofStaff, name, asked)),
    })),
  };
}

type Clocks = ReadonlyMap<string | null, Readonly<{ profile: CaseClock['profile']; calendar: WorkCalendar }>>;

/** One for each profile: cases share them. */
async function clocksOf(db: WorkspaceTransaction, complaints: readonly DealtComplaintRow[]): Promise<Clocks> {
  const clocks = new Map<string | null, Readonly<{ profile: CaseClock['profile']; calendar: WorkCalendar }>>();
  for (const id of new Set(complaints.map(({ profile_id }) => profile_id))) {
    const { profile, hours } = await clockOf(db, id);
    clocks.set(id, { profile, calendar: calendarOf(hours) });
  }
  return clocks;
}

function clockedCase(row: DealtComplaintRow, clocks: Clocks) {
  const clock = clocks.get(row.profile_id);
  if (clock === undefined) throw new Error('a case has no clock');
  const state: ClockedCase = {
    kind: 'complaint',
    receivedAt: row.received_at,
    reopenedAt: row.reopened_at,
    acknowledgedAt: row.acknowledged_at,
    communicatedAt: row.communicated_at,
    contact: row.contact_at === null ? null : { at: row.contact_at },
    extensions: row.extended_until === null ? [] : [{ until: new Date(row.extended_until) }],
  };
  return [state, clock.profile, clock.calendar] as const;
}
