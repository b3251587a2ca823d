import type { CaseEvent, MailFailure } from '@voldaan/domain/complaints/case-event';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Product } from '../../product.ts';
import { loadCase, takeStep } from '../cases.ts';

type Failed = Readonly<{ caseId: string; why: MailFailure; status: string }>;

/** Whoever was spoken to in this hour has heard it, whatever becomes of the mail that says it again. */
const sameConversationMs = 3_600_000;

/** Notes at a case that its customer has not heard from us, once until somebody speaks to them. */
export async function noteFailedMail(
  product: Product,
  db: WorkspaceTransaction,
  { caseId, why, status }: Failed,
): Promise<void> {
  const { row, events, state } = await loadCase(db, caseId);
  const at = product.clock();
  if (state.mailFailedAt !== null) return;
  if (why === 'suppressed' && wasJustTold(events, at)) return;
  const event = { what: 'mail_failed', why, status: status.slice(0, 20), at, by: { kind: 'system' } } as const;
  await takeStep(product, db, { caseId, revision: row.revision, event });
}

function wasJustTold(events: readonly CaseEvent[], at: Date): boolean {
  return events.some((event) => {
    const isTold =
      (event.what === 'contact' && event.outcome === 'spoken') ||
      (event.what === 'communicated' && event.way !== 'mail');
    return isTold && at.getTime() - event.at.getTime() < sameConversationMs;
  });
}
