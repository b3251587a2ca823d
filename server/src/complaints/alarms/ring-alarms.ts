import type { CaseAlarm } from '@voldaan/domain/complaints/case-alarm';
import { showId } from '../../database/public-id.ts';
import { inWorkspace, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Product } from '../../product.ts';
import { clockOf, judgeClock } from '../case-clock.ts';
import { caseNumber, loadCase } from '../cases.ts';
import { type CaseNoticeKind, tellStaff } from '../notices/tell-staff.ts';
import { lockAlarmed, setAlarm, takeAlarm } from './alarm-store.ts';
import { workspacesWithAlarms } from './alarm-views.ts';
import { heardBy } from './heard-at-desk.ts';

const casesAtOnce = 50;
/** More than this in one round of one workspace waits for the next round. */
const turnsMost = 200;

const noticeOf: Readonly<Record<CaseAlarm['kind'], CaseNoticeKind>> = {
  reminder: 'promise_near',
  escalation: 'promise_broken',
  back: 'customer_back',
};

/**
 * Tells whom the clocks of cases wake. Any number of nodes may do it at once, and whatever dies on the way is taken up at the
 * next round: what is told and that it was told are one transaction.
 */
export async function ringAlarms(product: Product): Promise<void> {
  for (const workspaceId of await workspacesWithAlarms(product.databases.work, product.clock())) {
    for (let turn = 0; turn < turnsMost; turn += 1) {
      const count = await inWorkspace(product.databases.app, workspaceId, (db) => ringDue(product, db));
      if (count < casesAtOnce) break;
    }
  }
}

/** As many as one transaction should hold; says how many. */
export async function ringDue(product: Product, db: WorkspaceTransaction): Promise<number> {
  const now = product.clock();
  const ids = await lockAlarmed(db, { now, limit: casesAtOnce });
  for (const id of ids) await ring(product, db, { id, now });
  return ids.length;
}

async function ring(
  product: Product,
  db: WorkspaceTransaction,
  { id, now }: Readonly<{ id: string; now: Date }>,
): Promise<void> {
  const { row, state } = await loadCase(db, id);
  const clock = await clockOf(db, row.profile_id);
  const { alarms } = judgeClock(state, clock, now);
  const come = alarms.filter(({ at }) => at <= now);
  for (const alarm of come) {
    if (!(await takeAlarm(db, { caseId: id, alarm, at: now }))) continue;
    // Nobody is told that a promise is about to break when it is broken already.
    const isStale = alarm.kind === 'reminder' && alarm.due <= now;
    if (isStale) continue;
    const news = {
      kind: noticeOf[alarm.kind],
      subject: showId('cas', id),
      number: caseNumber(row),
      detail: alarm.promise === null ? {} : { promise: alarm.promise, due: alarm.due.toISOString() },
      at: alarm.at,
    };
    for (const staffId of await heardBy(db, { caseId: id, alarm, clock, ownerId: row.owner_id }))
      await tellStaff(product, db, staffId, news);
  }
  await setAlarm(db, { caseId: id, at: alarms.find(({ at }) => at > now)?.at ?? null });
}
