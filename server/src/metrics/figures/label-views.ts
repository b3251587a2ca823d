import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { type PublishedSurvey, published } from '../views.ts';

/** What ids and keys are called: attributes by key; organisations, contact moments and studies by id. */
export type TraitLabels = Readonly<{ names: ReadonlyMap<string, string>; values: ReadonlyMap<string, string> }>;

export type FigureNames = Readonly<{ surveys: readonly PublishedSurvey[]; labels: TraitLabels }>;

/** The surveys that a figure can be of, and what their traits are called: all that has a name, in one round trip. */
export async function figureNames({ trx, workspaceId }: WorkspaceTransaction): Promise<FigureNames> {
  const { rows } = await sql<{ sort: 'survey' | 'attribute' | 'value'; key: string; name: string }>`/* kept */
    select 'survey' as sort, id::text as key, name, row_number() over () as place from (${published(workspaceId)}) survey
    union all
    select 'attribute', key, name, null from (
      select key, name from contact_attribute where workspace_id = ${workspaceId} order by key limit 200
    ) attribute
    union all
    select 'value', id::text, name, null from (${valueNames(workspaceId)}) value
    order by place nulls last`.execute(trx);
  const named = (wanted: (typeof rows)[number]['sort']) => rows.filter(({ sort }) => sort === wanted);
  const mapOf = (list: typeof rows) => new Map(list.map(({ key, name }) => [key, name]));
  return {
    surveys: named('survey').map(({ key, name }) => ({ id: key, name })),
    labels: { names: mapOf(named('attribute')), values: mapOf(named('value')) },
  };
}

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
