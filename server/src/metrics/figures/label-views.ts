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
      where t.source = 'organisation' and o.workspace_id = t.workspace_id and o.id::text = v.value
      union all
      select p.id, p.name from touchpoint p
      where t.source = 'touchpoint' and p.workspace_id = t.workspace_id and p.id::text = v.value
      union all
      select s.id, s.name from study s
      where t.source = 'study' and s.workspace_id = t.workspace_id and s.id::text = v.value
    ) named
    where t.workspace_id = ${workspaceId} and t.source in ('organisation', 'touchpoint', 'study')
    limit 5000`.execute(trx);
  return {
    names: new Map(attributes.map(({ key, name }) => [key, name])),
    values: new Map(rows.map(({ id, name }) => [id, name])),
  };
}
