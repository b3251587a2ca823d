import { advanceCase } from '@voldaan/domain/complaints/advance-case';
import { promisesOf } from '@voldaan/domain/complaints/case-clock';
import type { CaseState } from '@voldaan/domain/complaints/case-state';
import type { WorkCalendar } from '@voldaan/domain/complaints/clock/work-calendar';
import type { DeadlineProfile } from '@voldaan/domain/complaints/deadline-profile';
import { calendarOf, clockOf } from '../complaints/case-clock.ts';
import { listEventsOfCases } from '../complaints/case-views.ts';
import { caseNumber } from '../complaints/cases.ts';
import { showId } from '../database/public-id.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { casesOpenWithin, type DueRow, listCases, listDue, listPromises, listStuckWaves } from './matter-views.ts';
import type { Occasion, Span } from './occasion.ts';

const hourMs = 3_600_000;

export async function caseOccasions(
  db: WorkspaceTransaction,
  { asked, isOfSeverity }: Readonly<{ asked: Readonly<{ ids: readonly string[] }> | Span; isOfSeverity: boolean }>,
): Promise<readonly Occasion[]> {
  const rows = await listCases(db, asked);
  return rows.map((row) => ({
    subject: `case ${row.id}`,
    // How severe it is shows when somebody judged it.
    at: isOfSeverity ? (row.assessed_at ?? row.received_at) : row.received_at,
    about: { case: showId('cas', row.id), number: caseNumber(row), case_kind: row.kind, severity: row.severity },
    ownerId: row.owner_id,
    signal: { kind: 'case', caseKind: row.kind, severity: row.severity },
  }));
}

type PromiseAsked = Readonly<{ state: 'soon' | 'broken'; hours: number }>;

/** What was not kept longer ago than this is no news; a server that stood still for a week tells all of it. */
const lookedBackMs = 14 * 24 * hourMs;

/** Promises that are open now, about to break or broken. */
export async function promiseOccasions(
  db: WorkspaceTransaction,
  { state, hours }: PromiseAsked,
  now: Date,
): Promise<readonly Occasion[]> {
  const span =
    state === 'soon'
      ? { from: now, to: new Date(now.getTime() + hours * hourMs + 1) }
      : { from: new Date(now.getTime() - lookedBackMs), to: now };
  const rows = await listDue(db, span);
  // A promise that is about to break is so now, also for a rule that was made a minute ago.
  return rows.map((row) => promiseOccasion(row, { state, at: state === 'soon' ? now : row.due_at, now }));
}

function firesAt(due: Date, { state, hours }: PromiseAsked): Date {
  return state === 'broken' ? due : new Date(due.getTime() - hours * hourMs);
}

type Fired = Readonly<{ state: 'soon' | 'broken'; at: Date; now: Date }>;

function promiseOccasion(row: DueRow, { state, at, now }: Fired): Occasion {
  const { id, year, number, promise, due_at, owner_id } = row;
  const about =
    year === null || number === null
      ? { promise: 'promise' }
      : { case: showId('cas', id), number: caseNumber({ year, number }), promise };
  return {
    // Moved to another day it is another promise, and told again.
    subject: `promise ${id} ${promise} ${due_at.toISOString()} ${state}`,
    at,
    about: { ...about, state, due: due_at.toISOString() },
    ownerId: owner_id,
    signal: { kind: 'promise', due: due_at, isOver: false, now },
    promise: { caseId: number === null ? null : id, state, due: due_at },
  };
}

/** What would have fired within some days, by when each promise was due then and when it was kept. */
export async function pastPromiseOccasions(
  db: WorkspaceTransaction,
  asked: PromiseAsked,
  span: Span,
): Promise<readonly Occasion[]> {
  const found: Occasion[] = [];
  const take = (row: DueRow, overAt: Date | null) => {
    const at = firesAt(row.due_at, asked);
    const wasOpen = overAt === null || overAt > at;
    // A moment after the due one, so that the judge sees it broken.
    const now = asked.state === 'broken' ? new Date(at.getTime() + 1) : at;
    if (wasOpen && at >= span.from && at < span.to) found.push(promiseOccasion(row, { state: asked.state, at, now }));
  };
  for (const { id, due_at, over_at, owner_id } of await listPromises(db, later(span, asked)))
    take({ id, year: null, number: null, promise: 'promise', due_at, owner_id }, over_at);
  for (const { row, overAt } of await casePromises(db, span)) take(row, overAt);
  return found.toSorted((one, other) => other.at.getTime() - one.at.getTime());
}

function later({ from, to }: Span, { state, hours }: PromiseAsked): Span {
  return { from, to: state === 'soon' ? new Date(to.getTime() + hours * hourMs) : to };
}

type CasePromise = Readonly<{ row: DueRow; overAt: Date | null }>;

/** Their steps are read together: case by case, hundreds of them take longer than anybody waits. */
const casesAtOnce = 250;

/** The promises of all cases that were open within some days, with when each was met, or needed no more. */
export async function casePromises(db: WorkspaceTransaction, span: Span): Promise<readonly CasePromise[]> {
  const rows = await casesOpenWithin(db, span);
  const clocks = new Map<string | null, Readonly<{ profile: DeadlineProfile; calendar: WorkCalendar }>>();
  for (const id of new Set(rows.map(({ profile_id }) => profile_id))) {
    const { profile, hours } = await clockOf(db, id);
    clocks.set(id, { profile, calendar: calendarOf(hours) });
  }
  const found: CasePromise[] = [];
  for (let start = 0; start < rows.length; start += casesAtOnce) {
    const some = rows.slice(start, start + casesAtOnce);
    const events = await listEventsOfCases(
      db,
      some.map(({ id }) => id),
    );
    for (const { id, year, number, profile_id, owner_id, closed_at } of some) {
      const state = events.get(id)?.reduce<CaseState | undefined>(advanceCase, undefined);
      const clock = clocks.get(profile_id);
      if (state === undefined || clock === undefined) continue;
      for (const { name, due, metAt } of promisesOf(state, clock.profile, clock.calendar, span.to))
        found.push({ row: { id, year, number, promise: name, due_at: due, owner_id }, overAt: metAt ?? closed_at });
    }
  }
  return found;
}

/** Mailings that stand still now. */
export async function waveOccasions(db: WorkspaceTransaction, now: Date): Promise<readonly Occasion[]> {
  const rows = await listStuckWaves(db);
  return rows.map(({ id, survey_id, survey_name, notice, state }) => ({
    subject: `wave ${id} ${notice}`,
    at: now,
    about: { wave: showId('wav', id), survey_id: showId('srv', survey_id), survey: survey_name, notice },
    ownerId: null,
    signal: { kind: 'wave', standsStill: state !== 'done' },
  }));
}
