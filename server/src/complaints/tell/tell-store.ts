import type { CaseMailKind } from '../../database/case-form-tables.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

export type CaseMailEntry = Readonly<{
  caseId: string;
  sequence: number;
  kind: CaseMailKind;
  outcome: 'written' | 'suppressed';
  at: Date;
}>;

/** Writes down that a step is told by mail; false when it was before. */
export async function insertCaseMail(
  { trx, workspaceId }: WorkspaceTransaction,
  { caseId, sequence, kind, outcome, at }: CaseMailEntry,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('case_mail')
    .values({ workspace_id: workspaceId, case_id: caseId, sequence, kind, outcome, at })
    .onConflict((known) => known.columns(['workspace_id', 'case_id', 'sequence']).doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}
