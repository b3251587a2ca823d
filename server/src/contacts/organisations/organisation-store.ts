import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

export type OrganisationWrite = Readonly<{ name?: string; external_id?: string | null }>;

export async function insertOrganisation(
  { trx, workspaceId }: WorkspaceTransaction,
  organisation: Readonly<{ id: string; name: string; external_id: string | null }>,
): Promise<void> {
  await trx
    .insertInto('organisation')
    .values({ workspace_id: workspaceId, ...organisation })
    .execute();
}

export async function updateOrganisation(
  { trx, workspaceId }: WorkspaceTransaction,
  id: string,
  { change, at }: Readonly<{ change: OrganisationWrite; at: Date }>,
): Promise<void> {
  await trx
    .updateTable('organisation')
    .set({ ...change, changed_at: at })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

/** Its contacts stay, without an organisation. */
export async function deleteOrganisation({ trx, workspaceId }: WorkspaceTransaction, id: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('organisation')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
