import type { Audience } from '@voldaan/domain/studies/study-draft';
import { type RawBuilder, type SqlBool, sql } from 'kysely';

/**
 * Whom an audience is about, as a condition on `contact` (under the name it has in the query). Every part that is there
 * must hold; a part without values says nothing. It asks one row of one table, so that a million contacts are judged in
 * one pass. A contact without a language is written to in the workspace's own, and is counted there. Whoever is known by a
 * case alone gave their address for that: only what is asked about cases is about them.
 */
export function audienceSql(audience: Audience, alias: string, isAboutCases = false): RawBuilder<SqlBool> {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  const { lifecycles = [], stages = [], roles = [], languages = [], attributes = [] } = audience;
  const parts: RawBuilder<SqlBool>[] = isAboutCases ? [] : [sql`not ${column('is_case_only')}`];
  if (lifecycles.length > 0) parts.push(sql`${column('lifecycle')} = any (${lifecycles}::text[])`);
  if (stages.length > 0) parts.push(sql`${column('stage')} = any (${stages}::text[])`);
  if (roles.length > 0) parts.push(sql`${column('roles')} && ${roles}::text[]`);
  if (languages.length > 0) {
    parts.push(sql`coalesce(${column('language')}, ${ownLanguage}) = any (${languages}::text[])`);
  }
  for (const { key, values } of attributes) {
    if (values.length > 0) parts.push(sql`(${column('attributes')} ->> ${key}) = any (${values}::text[])`);
  }
  // A contact without a stage is in none: null is no.
  return parts.length === 0 ? sql`true` : sql`coalesce(${sql.join(parts, sql` and `)}, false)`;
}

/** Asked in a subselect of its own, it is read once for a statement and not for each row. */
const ownLanguage = sql`(select language from workspace where id = (select current_workspace()))`;
