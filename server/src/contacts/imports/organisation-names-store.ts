import { sql } from 'kysely';
import { textArray, uuidArray } from '../../database/binary-array.ts';
import { uuid } from '../../database/uuid.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

/** Organisations as rows name them: all by their number, or all by their name. */
export type NamedOrganisations = Readonly<{
  by: 'number' | 'name';
  named: readonly Readonly<{ key: string; name: string }>[];
}>;

/** Apart from each other, so that each is looked up in its own index. */
const isMeant = {
  number: sql`organisation.external_id = given.key`,
  name: sql`lower(organisation.name) = given.key`,
} as const;

/** Makes those that are not known, and remembers them as this import's. */
export async function insertOrganisations(
  { trx, workspaceId }: WorkspaceTransaction,
  importId: string,
  { by, named }: NamedOrganisations,
): Promise<void> {
  await sql`
    insert into organisation (workspace_id, id, name, external_id, import_id)
    select ${workspaceId}, given.id, given.name, ${by === 'number' ? sql`given.key` : sql`null`}, ${importId}
    from unnest(${uuidArray(named.map(() => uuid()))}::uuid[], ${textArray(named.map(({ key }) => key))}::text[],
      ${textArray(named.map(({ name }) => name))}::text[]) as given (id, key, name)
    where not exists (
      select from organisation where organisation.workspace_id = ${workspaceId} and ${isMeant[by]}
    )
    on conflict do nothing`.execute(trx);
}

/** The id of each, in their order; null where none is known. */
export async function findOrganisations(
  { trx, workspaceId }: WorkspaceTransaction,
  { by, named }: NamedOrganisations,
): Promise<readonly (string | null)[]> {
  const { rows } = await sql<{ id: string | null }>`
    select (
      select organisation.id from organisation
      where organisation.workspace_id = ${workspaceId} and ${isMeant[by]}
      order by organisation.id limit 1
    ) as id
    from unnest(${textArray(named.map(({ key }) => key))}::text[]) with ordinality as given (key, place)
    order by given.place`.execute(trx);
  return rows.map(({ id }) => id);
}
