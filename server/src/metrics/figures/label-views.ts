import { sql } from 'kysely';
import { groundPart } from '../ground/ground.ts';

/** What ids and keys are called: attributes by key; organisations, contact moments and studies by id. */
export type TraitLabels = Readonly<{ names: ReadonlyMap<string, string>; values: ReadonlyMap<string, string> }>;

/** What the traits of a workspace and their values are called: all that has a name, kept until a name changes. */
export const traitLabels = groundPart(
  async ({ trx, workspaceId }): Promise<TraitLabels> => {
    const { rows } = await sql<{ sort: 'attribute' | 'value'; key: string; name: string }>`
      select 'attribute' as sort, key, name from (
        select key, name from contact_attribute where workspace_id = ${workspaceId} order by key limit 200
      ) attribute
      union all
      select 'value', id::text, name from (${valueNames(workspaceId)}) value`.execute(trx);
    const named = (wanted: (typeof rows)[number]['sort']) =>
      new Map(rows.filter(({ sort }) => sort === wanted).map(({ key, name }) => [key, name]));
    return { names: named('attribute'), values: named('value') };
  },
  ({ names, values }) => (names.size + values.size) * bytesOfName,
);

/** Two short texts in a map. */
const bytesOfName = 200;

/** Of the values that are ids, which traits of three sources have. */
const valueNames = (workspaceId: string) => sql`
  select id, name from organisation
  where workspace_id = ${workspaceId} and id = any (array(${idsOf(workspaceId, 'organisation')}))
  union all
  select id, name from touchpoint
  where workspace_id = ${workspaceId} and id = any (array(${idsOf(workspaceId, 'touchpoint')}))
  union all
  select id, name from study
  where workspace_id = ${workspaceId} and id = any (array(${idsOf(workspaceId, 'study')}))`;

/** A value is read as the id that it is only in a trait whose values are ids, and nobody says in which order conditions hold. */
function idsOf(workspaceId: string, source: 'organisation' | 'touchpoint' | 'study') {
  return sql`
    select case when v.value ~ '^[0-9a-f-]{36}$' then v.value::uuid end
    from trait t join trait_value v on v.workspace_id = t.workspace_id and v.slot = t.slot
    where t.workspace_id = ${workspaceId} and t.source = ${sql.lit(source)}
    order by v.code limit 5000`;
}
