import type { Insertable, Updateable } from 'kysely';
import type { Tables } from '../../database/tables.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

type ProfileWritten = Omit<Insertable<Tables['case_profile']>, 'workspace_id'>;

/** What is there already stays as it is, also when two put it there at once. */
export async function insertStartProfiles(
  { trx, workspaceId }: WorkspaceTransaction,
  profiles: readonly ProfileWritten[],
): Promise<void> {
  await trx
    .insertInto('case_profile')
    .values(profiles.map((profile) => ({ ...profile, workspace_id: workspaceId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function insertProfile(
  { trx, workspaceId }: WorkspaceTransaction,
  profile: ProfileWritten,
): Promise<void> {
  await trx
    .insertInto('case_profile')
    .values({ ...profile, workspace_id: workspaceId })
    .execute();
}

/** False when there is no such profile. */
export async function updateProfile(
  { trx, workspaceId }: WorkspaceTransaction,
  id: string,
  change: Updateable<Tables['case_profile']>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('case_profile')
    .set(change)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** One profile is the default at any time; the old one gives way in the same transaction. */
export async function clearDefaultProfile({ trx, workspaceId }: WorkspaceTransaction): Promise<void> {
  await trx
    .updateTable('case_profile')
    .set({ is_default: false })
    .where('workspace_id', '=', workspaceId)
    .where('is_default', '=', true)
    .execute();
}

export async function deleteProfile({ trx, workspaceId }: WorkspaceTransaction, id: string): Promise<void> {
  await trx.deleteFrom('case_profile').where('workspace_id', '=', workspaceId).where('id', '=', id).execute();
}
