import { sql } from 'kysely';
import { textArray, uuidArray } from '../../database/binary-array.ts';
import { uuid } from '../../database/uuid.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

/** Organisations as rows name them: all by their number, or all by their name. */
export type NamedOrganisations = Readonly<{
  by: 'number' | 'name';
  named: readonly Readonly<{ number: string | null; name: string }>[];
}>;

/**
 * What two of them are the same by. The database lowers both names itself: of some letters it makes other small ones than
 * JavaScript does.
 */
const keys = { number: sql`given.number`, name: sql`lower(given.name)` } as const;

/** Apart from each other, so that each is looked up in its own index. */
const isMeant = {
  number: sql`organisation.external_id = ${keys.number}`,
  name: sql`lower(organisation.name) = ${keys.name}`,
} as const;

const givenTable = (named: NamedOrganisations['named']) => sql`unnest(
  ${uuidArray(named.map(() => uuid()))}::uuid[], ${textArray(named.map(({ number }) => number))}::text[],
  ${textArray(named.map(({ name }) => name))}::text[]) with ordinality as given (id, number, name, place)`;

/** Makes those that are not known, and remembers them as this import's. */
export async function insertOrganisations(
  { trx, workspaceId }: WorkspaceTransaction,
  importId: string,
  { by, named }: NamedOrganisations,
): Promise<void> {
  await sql`
    insert into organisation (workspace_id, id, name, external_id, import_id)
    select distinct on (${keys[by]}) ${workspaceId}::uuid, given.id, given.name, given.number, ${importId}::uuid
    from ${givenTable(named)}
    where not exists (
      select from organisation where organisation.workspace_id = ${workspaceId} and ${isMeant[by]}
    )
    order by ${keys[by]}, given.place
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
    from ${givenTable(named)}
    order by given.place`.execute(trx);
  return rows.map(({ id }) => id);
}
