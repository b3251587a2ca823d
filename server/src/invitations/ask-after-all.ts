import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { wakeWithheld } from './wake-store.ts';

/**
 * Takes a customer back into the studies that passed by because of a complaint, as far as their question still makes sense by
 * then; the planner judges each anew at that moment. Gives how many. Doing it again changes nothing.
 */
export function askAfterAll(
  db: WorkspaceTransaction,
  wish: Readonly<{ contactId: string; at: Date }>,
): Promise<number> {
  return wakeWithheld(db, wish);
}
