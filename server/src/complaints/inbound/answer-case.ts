import { isOver } from '@voldaan/domain/complaints/case-state';
import { showId } from '../../database/public-id.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Product } from '../../product.ts';
import { caseNumber, loadCase, takeStep } from '../cases.ts';
import { managersOf } from '../notices/tell-of-step.ts';
import { tellStaff } from '../notices/tell-staff.ts';

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
  if (what === 'noted') {
    // Nobody looks at a case that is over: somebody is told.
    const news = {
      kind: 'customer_replied',
      subject: showId('cas', caseId),
      number: caseNumber(row),
      at: event.at,
    } as const;
    const owners = row.owner_id === null ? await managersOf(db) : [row.owner_id];
    for (const owner of owners) await tellStaff(product, db, owner, news);
  }
  return after.row.revision;
}
