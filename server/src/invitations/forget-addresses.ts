import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { blankRemovedAddresses } from './store.ts';

/**
 * The ledger keeps that somebody was written to and what became of it; of those who are no contact any more it forgets
 * the address. The keyed hash stays, by which nobody is named and nobody is asked twice.
 */
export function forgetAddresses(db: WorkspaceTransaction): Promise<void> {
  return blankRemovedAddresses(db);
}
