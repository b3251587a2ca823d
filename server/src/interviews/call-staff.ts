import { Refusal } from '@voldaan/domain/refusal';
import { recordAudit } from '../accounts/audit-store.ts';
import { showId } from '../database/public-id.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import { requireStudy } from '../studies/describe-study.ts';
import { allowCalling, assignCallers, keepFromCalling } from './call-store.ts';
import { isNotToBeCalled } from './call-views.ts';
import { listCallers } from './fieldwork-views.ts';
import { hashNumber } from './number-hash.ts';

/** The interviewers, and which of them call for a study. */
export function showCallers(product: Product, caller: Caller, studyId: string) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await requireStudy(db, studyId);
    return { data: [...(await listCallers(db, studyId))] };
  });
}

/** Gives a study's call list to interviewers; others of them have it no more. */
export function changeCallers(
  product: Product,
  caller: Caller,
  wish: Readonly<{ studyId: string; staffIds: readonly string[] }>,
) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await requirePhoneStudy(db, wish.studyId);
    await assignCallers(db, wish);
    const subject = showId('std', wish.studyId);
    await recordAudit(db, { staffId: caller.staffId, action: 'study.callers-changed', subject, at: product.clock() });
    return { data: [...(await listCallers(db, wish.studyId))] };
  });
}

async function requirePhoneStudy(db: WorkspaceTransaction, studyId: string): Promise<void> {
  const { plan } = await requireStudy(db, studyId);
  if (plan.channel !== 'phone') throw new Refusal('study_not_by_phone');
}

type Wish = 'ask' | 'keep' | 'allow';

/** Whether a number is called, told by its hash: the list itself can be read by nobody. */
export function settleNumber(
  product: Product,
  caller: Caller,
  { phone, wish, reason = '' }: Readonly<{ phone: string; wish: Wish; reason?: string }>,
) {
  const numberHash = hashNumber(product.key('address-hash'), caller.workspaceId, phone);
  if (numberHash === undefined) throw new Refusal('number_unreadable', { pointer: '/phone' });
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if (wish === 'keep') await keepFromCalling(db, { numberHash, source: 'staff' });
    if (wish === 'allow') await allowCalling(db, numberHash);
    if (wish !== 'ask') {
      const action = wish === 'keep' ? 'number.not-called' : 'number.called-again';
      const detail = reason === '' ? {} : { reason };
      await recordAudit(db, { staffId: caller.staffId, action, subject: '', detail, at: product.clock() });
    }
    const kept = await isNotToBeCalled(db, numberHash);
    return { is_called: kept === undefined, since: kept?.since ?? null, source: kept?.source ?? null };
  });
}

/** What the list says of somebody's number, for whoever asks what is kept of them; undefined where it says nothing. */
export async function notCalledOf(
  product: Product,
  db: WorkspaceTransaction,
  phone: string,
): Promise<Readonly<{ since: Date; source: 'call' | 'staff' }> | undefined> {
  const numberHash = hashNumber(product.key('address-hash'), db.workspaceId, phone);
  return numberHash === undefined ? undefined : isNotToBeCalled(db, numberHash);
}
