import type { Reason } from '@voldaan/domain/studies/contact-decision';
import { uuid } from '../database/uuid.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { CustomerLedger } from '../studies/contact-ledger.ts';
import { takeAlong } from './carried-store.ts';
import { appendDecisions, saveRequests } from './plan-store.ts';
import { lockMovablePlan, type MovablePlan } from './plan-views.ts';

/** The planned mail of another study that a request shares, and which of the two is asked first in it. */
export type SharedMail = Readonly<{ plan: MovablePlan; invitationId: string; isFirst: boolean }>;

/** Holds the planned mail that a request is to share; undefined when a sender has taken it up in the meantime. */
export async function holdShared(
  db: WorkspaceTransaction,
  ledger: CustomerLedger,
  { into, priority }: Readonly<{ into: string; priority: number }>,
): Promise<SharedMail | undefined> {
  const planned = ledger.planned.find(({ request, kind }) => request === into && kind === 'invitation');
  const plan = planned && (await lockMovablePlan(db, planned.invitationId));
  if (planned === undefined || plan === undefined) return undefined;
  // The mail is that of the more important study; between equals of the one that was planned first.
  return { plan, invitationId: plan.id, isFirst: priority > plan.priority };
}

/** The ledger without the mail that cannot be shared any more: a sender has it in hand. */
export function ledgerHeld(ledger: CustomerLedger, into: string): CustomerLedger {
  return { ...ledger, planned: ledger.planned.map((one) => (one.request === into ? { ...one, isHeld: true } : one)) };
}

/** The ledger after two questions came to share a mail: it takes no third. */
export function ledgerShared(
  ledger: CustomerLedger,
  { invitationId, isFirst }: SharedMail,
  own: CustomerLedger['planned'][number],
): CustomerLedger {
  const others = ledger.planned.map((one) =>
    one.invitationId === invitationId ? { ...one, mayMerge: false, isCarried: isFirst } : one,
  );
  return { ...ledger, planned: [...others, { ...own, mayMerge: false, isCarried: !isFirst }] };
}

/** The mail that was planned before goes along in the new, more important one; that it waits for that one is kept with its reason. */
export async function goAlong(
  db: WorkspaceTransaction,
  { plan }: SharedMail,
  mail: Readonly<{ invitationId: string; request: string; dueAt: Date }>,
): Promise<void> {
  if (!(await takeAlong(db, { id: plan.id, carrierId: mail.invitationId }))) return;
  const { contact_id: contactId, address_hash: addressHash, occasion, kind } = plan;
  if (contactId === null) return;
  const reasons: readonly Reason[] = [{ code: 'asked_together', request: mail.request, at: mail.dueAt }];
  const asked = { contactId, addressHash, occasion, kind, reasons };
  await saveRequests(db, plan, [
    {
      ...asked,
      id: uuid(),
      wantedAt: plan.due_at,
      expiresAt: plan.expires_at,
      state: 'merged',
      nextAt: null,
      invitationId: mail.invitationId,
    },
  ]);
  await appendDecisions(db, { id: plan.wave_id, study_id: plan.study_id }, [
    { ...asked, invitationId: plan.id, decision: 'merge' },
  ]);
}
