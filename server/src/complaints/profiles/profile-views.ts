import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { type ProfileRow, profileColumns } from '../case-views.ts';

export const profilesMost = 50;

export async function listProfiles(db: WorkspaceTransaction): Promise<readonly ProfileRow[]> {
  return db.trx
    .selectFrom('case_profile')
    .select(profileColumns)
    .where('workspace_id', '=', db.workspaceId)
    .orderBy((eb) => eb.case().when('base', 'is', null).then(1).else(0).end())
    .orderBy(sql`array_position(array['voldaan', 'nl-care', 'nl-public', 'no-finance'], base)`)
    .orderBy('name')
    .orderBy('id')
    .limit(profilesMost)
    .execute();
}

/** Whether a case, open or over, was ever promised something by this profile. */
export async function isProfileUsed(db: WorkspaceTransaction, id: string): Promise<boolean> {
  const row = await db.trx
    .selectFrom('complaint_case')
    .select('id')
    .where('workspace_id', '=', db.workspaceId)
    .where('profile_id', '=', id)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export type OpenCaseRow = Readonly<{ id: string; revision: number }>;

/** Open cases of a profile in the order of their ids; the next page begins after the last. */
export async function listOpenCases(
  { trx, workspaceId }: WorkspaceTransaction,
  { profileId, after, limit }: Readonly<{ profileId: string; after: string | null; limit: number }>,
): Promise<readonly OpenCaseRow[]> {
  const { rows } = await sql<OpenCaseRow>`
    select id, revision from complaint_case
    where workspace_id = ${workspaceId} and closed_at is null and profile_id = ${profileId}
      and (${after}::uuid is null or id > ${after}::uuid)
    order by id limit ${limit}`.execute(trx);
  return rows;
}
