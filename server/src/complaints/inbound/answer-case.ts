import { isOver } from '@voldaan/domain/complaints/case-state';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Product } from '../../product.ts';
import { loadCase, takeStep } from '../cases.ts';

type Answer = Readonly<{ caseId: string; words: string }>;

/**
 * Adds what the customer answers to the case, and says which step it became. A case that is over stays so: thanks are an answer
 * too, and whether it is opened again is for a person to judge.
 */
export async function answerCase(
  product: Product,
  db: WorkspaceTransaction,
  { caseId, words }: Answer,
): Promise<number> {
  const { row, state } = await loadCase(db, caseId);
  const what = isOver(state) ? 'noted' : 'customer_replied';
  const event = { what, text: words, at: product.clock(), by: { kind: 'customer' } } as const;
  const after = await takeStep(product, db, { caseId, revision: row.revision, event });
  return after.row.revision;
}
