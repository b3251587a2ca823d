import { limitedAmong } from '../accounts/units/unit-views.ts';
import { seeingAs } from '../database/reach.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { findCase } from './case-views.ts';

/** Whether a member of staff who handles cases may see this one; whoever may not is told nothing of it. */
export async function seesCase(
  db: WorkspaceTransaction,
  { staffId, caseId }: Readonly<{ staffId: string; caseId: string }>,
): Promise<boolean> {
  const limited = await limitedAmong(db, [staffId]);
  if (!limited.has(staffId)) return true;
  return seeingAs(db, staffId, async () => (await findCase(db, caseId)) !== undefined);
}
