import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { openPart } from './open-part.ts';
import { listClosedCalls } from './study-wave-views.ts';

/** Lists of a thousand; no company calls more in a period, and what is left is opened in the next round. */
const partsAtOnce = 50;

/**
 * Puts the customers of a study who are due on its call list; of mail this is done by its sender. Returns when the next of
 * them are due, or null when none are left.
 */
export async function openCalls(product: Product, db: WorkspaceTransaction, studyId: string): Promise<Date | null> {
  const now = product.clock();
  let opened = 0;
  for (const { wave_id: waveId } of await listClosedCalls(db, studyId)) {
    while (opened < partsAtOnce && (await openPart(product, db, waveId)) !== undefined) opened += 1;
  }
  const [next] = await listClosedCalls(db, studyId);
  if (next === undefined) return null;
  return next.due_at > now ? next.due_at : now;
}
