import type { CaseAlarm } from '@voldaan/domain/complaints/case-alarm';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { type CaseClock, clockOf, judgeClock } from '../case-clock.ts';
import { loadCase } from '../cases.ts';
import { findReader } from '../notices/notice-views.ts';
import { listCaseHandlers } from '../person-views.ts';
import { seesCase } from '../sees-case.ts';

type Heard = Readonly<{ caseId: string; alarm: CaseAlarm; clock: CaseClock; ownerId: string | null }>;

/**
 * The owner hears everything; of a broken promise the profile's own person hears too, or the managers. Whoever left, may not
 * handle cases any more, or does not see this one, is nobody to wait for: the managers hear in their place.
 */
export async function heardBy(
  db: WorkspaceTransaction,
  { caseId, alarm, clock, ownerId }: Heard,
): Promise<ReadonlySet<string>> {
  const handlers = await listCaseHandlers(db);
  const managers = handlers.filter(({ role }) => role !== 'agent').map(({ id }) => id);
  const orManagers = async (wanted: string | null) => {
    const isThere = wanted !== null && handlers.some(({ id }) => id === wanted);
    return isThere && (await seesCase(db, { staffId: wanted, caseId })) ? [wanted] : managers;
  };
  const owner = await orManagers(ownerId);
  return new Set(alarm.kind === 'escalation' ? [...owner, ...(await orManagers(clock.escalationId))] : owner);
}

type Asked = Readonly<{ caseId: string; kind: 'reminder' | 'escalation'; due: Date; now: Date }>;

/**
 * Who hears from the desk itself that a promise of a case is about to break, or is broken, and whether also by mail: whoever
 * tells of promises otherwise leaves them out, so that nobody is told twice.
 */
export async function heardAtDesk(
  db: WorkspaceTransaction,
  { caseId, kind, due, now }: Asked,
): Promise<ReadonlyMap<string, Readonly<{ byMail: boolean }>>> {
  const { row, state } = await loadCase(db, caseId);
  const clock = await clockOf(db, row.profile_id);
  const { alarms } = judgeClock(state, clock, now);
  const alarm = alarms.find((one) => one.kind === kind && one.due.getTime() === due.getTime());
  const heard = new Map<string, Readonly<{ byMail: boolean }>>();
  if (alarm === undefined) return heard;
  for (const staffId of await heardBy(db, { caseId, alarm, clock, ownerId: row.owner_id })) {
    const reader = await findReader(db, staffId);
    if (reader !== undefined) heard.set(staffId, { byMail: reader.notices_by_mail });
  }
  return heard;
}
