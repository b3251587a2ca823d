import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { deleteOldEvents } from './event-store.ts';

/** What fired stays for thirteen months, so that a year can be held against the one before; the database keeps to it too. */
export const alertDays = 396;

/** What fired longer ago goes, with who was told of it and how. */
export function forgetAlerts(db: WorkspaceTransaction, now: Date): Promise<void> {
  return deleteOldEvents(db, new Date(now.getTime() - alertDays * 86_400_000));
}
