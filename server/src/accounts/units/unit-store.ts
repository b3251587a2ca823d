import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

export async function insertUnit(
  { trx, workspaceId }: WorkspaceTransaction,
  unit: Readonly<{ id: string; name: string; made_at: Date }>,
): Promise<void> {
  await trx
    .insertInto('unit')
    .values({ ...unit, workspace_id: workspaceId })
    .execute();
}

/** False when there is no such unit. */
export async function updateUnit(
  { trx, workspaceId }: WorkspaceTransaction,
  id: string,
  change: Readonly<{ name?: string | undefined; retired_at?: Date | null }>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('unit')
    .set({ id, ...change })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The units of a member of staff, and no others. */
export async function setUnitsOf(
  { trx, workspaceId }: WorkspaceTransaction,
  { staffId, unitIds }: Readonly<{ staffId: string; unitIds: readonly string[] }>,
): Promise<void> {
  await sql`delete from unit_member where workspace_id = ${workspaceId} and staff_id = ${staffId}
    and unit_id <> all (${unitIds}::uuid[])`.execute(trx);
  await sql`insert into unit_member (workspace_id, unit_id, staff_id)
    select ${workspaceId}, unit_id, ${staffId} from unnest(${unitIds}::uuid[]) unit_id
    on conflict do nothing`.execute(trx);
}
