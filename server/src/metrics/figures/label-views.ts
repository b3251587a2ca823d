import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

/** What ids and keys are called: attributes by key; organisations, contact moments and studies by id. */
export type TraitLabels = Readonly<{ names: ReadonlyMap<string, string>; values: ReadonlyMap<string, string> }>;

export async function listTraitLabels({ trx, workspaceId }: WorkspaceTransaction): Promise<TraitLabels> {
  const attributes = await trx
    .selectFrom('contact_attribute')
    .select(['key', 'name'])
    .where('workspace_id', '=', workspaceId)
    .limit(200)
    .execute();
  const { rows } = await sql<{ id: string; name: string }>`
    select named.id, named.name
    from trait t
    join trait_value v on v.workspace_id = t.workspace_id and v.slot = t.slot
    cross join lateral (
      select o.id, o.name from organisation o
      where o.workspace_id = t.workspace_id and o.id = ${idOf('organisation')}
      union all
      select p.id, p.name from touchpoint p
      where p.workspace_id = t.workspace_id and p.id = ${idOf('touchpoint')}
      union all
      select s.id, s.name from study s
      where s.workspace_id = t.workspace_id and s.id = ${idOf('study')}
    ) named
    where t.workspace_id = ${workspaceId} and t.source in ('organisation', 'touchpoint', 'study')
    limit 5000`.execute(trx);
  return {
    names: new Map(attributes.map(({ key, name }) => [key, name])),
    values: new Map(rows.map(({ id, name }) => [id, name])),
  };
}

/** The value as the id that it is, so that the key of its table finds it; null for the traits whose values are none. */
function idOf(source: string) {
  return sql`case when t.source = ${sql.lit(source)} and v.value ~ '^[0-9a-f-]{36}$' then v.value::uuid end`;
}
