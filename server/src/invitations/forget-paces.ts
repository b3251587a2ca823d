import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { forgetOldPaces } from './pace-store.ts';

/** A receiver that got nothing from us for a week has forgotten us, and is met as a new one. */
export function forgetPaces(db: WorkspaceTransaction): Promise<void> {
  return forgetOldPaces(db);
}
