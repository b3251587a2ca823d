import { type Insertable, sql } from 'kysely';
import { lockSpaces } from '../../database/lock-spaces.ts';
import type { Tables } from '../../database/tables.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

type VisitRow = Insertable<Tables['courtesy_visit']>;

/** Until the transaction ends nobody else plans a visit to this customer. */
export async function lockVisitsTo({ trx }: WorkspaceTransaction, contactId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockSpaces.visits}, hashtext(${contactId}))`.execute(trx);
}

/** False when this press of the button made one already. */
export async function insertVisit(
  { trx, workspaceId }: WorkspaceTransaction,
  visit: Omit<VisitRow, 'workspace_id'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('courtesy_visit')
    .values({ ...visit, workspace_id: workspaceId })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'press']).doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

type Appointed = Pick<VisitRow, 'owner_id' | 'starts_at' | 'minutes' | 'place' | 'purpose'>;

/** Moves a planned visit, or calls it off; false when somebody was first, or it is planned no more. */
export async function changeVisit(
  { trx, workspaceId }: WorkspaceTransaction,
  {
    id,
    revision,
    at,
    change,
  }: Readonly<{ id: string; revision: number; at: Date; change: Appointed | Readonly<{ state: 'cancelled' }> }>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('courtesy_visit')
    .set({ ...change, changed_at: at, revision: revision + 1, sequence: sql<number>`sequence + 1` })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .where('state', '=', 'planned')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export type Noted = Pick<VisitRow, 'made_at' | 'press' | 'scale' | 'mark' | 'better' | 'notes' | 'present'>;

/** Writes what came of a planned visit; false when that was done before, or it was called off. */
export async function settleVisit(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, noted, at }: Readonly<{ id: string; noted: Noted & Pick<VisitRow, 'starts_at'>; at: Date }>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('courtesy_visit')
    .set({
      ...noted,
      state: 'made',
      changed_at: at,
      revision: sql<number>`revision + 1`,
      sequence: sql<number>`sequence + 1`,
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('state', '=', 'planned')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function linkCase(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, caseId }: Readonly<{ id: string; caseId: string }>,
): Promise<void> {
  await trx
    .updateTable('courtesy_visit')
    .set({ case_id: caseId })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}
