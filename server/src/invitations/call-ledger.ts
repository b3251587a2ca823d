import type { Reason } from '@voldaan/domain/studies/contact-decision';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { noteRung } from './call-ledger-store.ts';
import { insertDecisions } from './decision-store.ts';

export type Rung = Readonly<{
  invitationId: string;
  outcome: 'reached' | 'refused' | 'wrong_number';
  beganAt: Date;
  endedAt: Date;
}>;

const ledgerReasons = { reached: null, refused: 'call_refused', wrong_number: 'wrong_number' } as const;

/** A customer was rung: from now on it weighs on the contact budget as a mail that was sent does. */
export function recordRing(db: WorkspaceTransaction, { invitationId, outcome, ...times }: Rung): Promise<void> {
  const state = outcome === 'wrong_number' ? 'failed' : 'sent';
  return noteRung(db, { id: invitationId, state, reason: ledgerReasons[outcome], ...times });
}

export type NotRung = Readonly<{
  invitationId: string;
  /** Whether this study lets them be for good. */
  isOver: boolean;
  reasons: readonly [Reason, ...Reason[]];
  now: Date;
}>;

/** A customer was about to be rung, and a rule said no: kept with its reasons, as every decision about a customer is. */
export async function recordNotRung(
  db: WorkspaceTransaction,
  { invitationId: id, isOver, reasons, now }: NotRung,
): Promise<void> {
  await insertDecisions(db, 'claim', [
    { mail: { id }, decision: { decision: isOver ? 'withhold' : 'defer', reasons } },
  ]);
  if (isOver) await noteRung(db, { id, state: 'suppressed', reason: reasons[0].code, beganAt: now, endedAt: now });
}
