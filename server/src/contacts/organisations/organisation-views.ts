import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

export type OrganisationRow = Readonly<{
  id: string;
  name: string;
  external_id: string | null;
  contact_count: number;
  created_at: Date;
  /** The name as it is sorted by: what the next page goes on from. */
  sort_name: string;
}>;

export type OrganisationPlace = Readonly<{ name: string; id: string }>;

/** By name, in the order of the letters. */
export async function listOrganisations(
  { trx, workspaceId }: WorkspaceTransaction,
  page: Readonly<{ search: string; after: OrganisationPlace | undefined; limit: number }>,
): Promise<readonly OrganisationRow[]> {
  const pattern = `%${page.search.trim().replaceAll(/[\\%_]/g, '\\$&')}%`;
  const after = page.after
    ? sql`and (left(lower(name), 200), id) > (${page.after.name}, ${page.after.id}::uuid)`
    : sql``;
  const { rows } = await sql<OrganisationRow>`
    select ${organisationColumns} from organisation
    where workspace_id = ${workspaceId} and (name ilike ${pattern} or external_id ilike ${pattern}) ${after}
    order by left(lower(name), 200), id
    limit ${page.limit}`.execute(trx);
  return rows;
}

const organisationColumns = sql`id, name, external_id, created_at, left(lower(name), 200) as sort_name, (
  select count(*) from contact
  where contact.workspace_id = organisation.workspace_id and contact.organisation_id = organisation.id
) as contact_count`;

export async function findOrganisation(
  { trx, workspaceId }: WorkspaceTransaction,
  id: string,
): Promise<OrganisationRow | undefined> {
  const { rows } = await sql<OrganisationRow>`
    select ${organisationColumns} from organisation where workspace_id = ${workspaceId} and id = ${id}`.execute(trx);
  return rows[0];
}

export async function organisationExists({ trx, workspaceId }: WorkspaceTransaction, id: string): Promise<boolean> {
  const found = await trx
    .selectFrom('organisation')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return found !== undefined;
}

export async function organisationOfNumber(
  { trx, workspaceId }: WorkspaceTransaction,
  externalId: string,
): Promise<string | undefined> {
  const found = await trx
    .selectFrom('organisation')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('external_id', '=', externalId)
    .executeTakeFirst();
  return found?.id;
}
