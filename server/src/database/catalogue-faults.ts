import type pg from 'pg';

/** Tables of the whole instance: they hold nothing of a customer and nothing that one workspace may not know of another. */
const instanceTables = ['instance_fact', 'migration', 'setup_link', 'sign_in_failure', 'workspace'];

const roles = ['voldaan_app', 'voldaan_gate', 'voldaan_work'];

/**
 * Reads the live schema and names every breach of the tenancy rules: the workspace leads every key and every reference,
 * row-level security is forced on every table, and the roles that work can neither switch it off nor own anything.
 * An empty list is a sound schema.
 */
export async function catalogueFaults(client: pg.ClientBase | pg.Pool): Promise<readonly string[]> {
  const faults = [
    ...(await names(client, unguardedTables, [instanceTables])),
    ...(await names(client, wrongKeys)),
    ...(await names(client, wrongReferences)),
    ...(await names(client, missingSecurity, [roles])),
    ...(await names(client, wrongPolicies)),
    ...(await names(client, casesWithoutReach)),
    ...(await names(client, strongRoles, [roles])),
    ...(await names(client, ownedThings, [roles])),
    ...(await names(client, looseFunctions)),
  ];
  return faults.sort();
}

async function names(
  client: pg.ClientBase | pg.Pool,
  query: string,
  values: readonly unknown[] = [],
): Promise<readonly string[]> {
  const { rows } = await client.query<{ fault: string }>(query, [...values]);
  return rows.map((row) => row.fault);
}

/** The tables that belong to workspaces, partitions too. */
const guarded = `
  select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity, c.relispartition, c.relacl, a.attnum, a.attnotnull
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`;

const unguardedTables = `
  select c.relname || ' has no workspace_id and is not a table of the instance' as fault
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> all ($1)
    and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id')
  union all
  select g.relname || ' may have a row without a workspace' from (${guarded}) g where not g.attnotnull
  union all
  select c.relname || ' is a view or a copy, which row-level security does not guard' from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('v', 'm', 'f') and $1::text[] is not null`;

const wrongKeys = `
  with guarded as (${guarded})
  select g.relname || ' has no primary key' as fault from guarded g
  where not exists (select from pg_index i where i.indrelid = g.oid and i.indisprimary)
  union all
  select g.relname || ': unique index ' || i.indexrelid::regclass || ' is not led by workspace_id'
  from guarded g join pg_index i on i.indrelid = g.oid and i.indisunique
  where i.indkey[0] <> g.attnum
  union all
  select g.relname || ': exclusion constraint ' || k.conname || ' is not led by workspace_id'
  from guarded g join pg_constraint k on k.conrelid = g.oid and k.contype = 'x'
  where k.conkey[1] is distinct from g.attnum`;

/** A reference carries the workspace on both sides, in the same place, so that it cannot cross to another one. */
const wrongReferences = `
  with guarded as (${guarded})
  select g.relname || ': reference ' || k.conname || ' does not carry the workspace' as fault
  from guarded g join pg_constraint k on k.conrelid = g.oid and k.contype = 'f'
  left join guarded target on target.oid = k.confrelid
  where k.conkey[1] <> g.attnum
    or (target.oid is not null and k.confkey[1] <> target.attnum)
    or (target.oid is null and k.confrelid <> 'workspace'::regclass)`;

/** A partition is reached through its parent alone: nobody who works may name it. */
const missingSecurity = `
  with guarded as (${guarded})
  select g.relname || ': row-level security is not ' ||
    case when g.relrowsecurity then 'forced' else 'enabled' end as fault
  from guarded g
  where not g.relispartition and not (g.relrowsecurity and g.relforcerowsecurity)
  union all
  select g.relname || ': a role that works may reach the partition itself'
  from guarded g cross join unnest($1::text[]) role
  where g.relispartition and not (g.relrowsecurity and g.relforcerowsecurity)
    and has_table_privilege(role, g.oid, 'select, insert, update, delete, truncate, references, trigger')`;

/** As PostgreSQL spells the one policy of 0001-workspaces.sql. */
const ownRows = `'(workspace_id = ( SELECT current_workspace() AS current_workspace))'`;

/** The app's role sees one workspace whatever it does; the gate and the workers may look, and never write. */
const wrongPolicies = `
  with guarded as (${guarded}), policies as (
    select g.relname, p.polname, p.polcmd, p.polpermissive, p.polroles,
      pg_get_expr(p.polqual, p.polrelid) as seen, pg_get_expr(p.polwithcheck, p.polrelid) as written
    from guarded g join pg_policy p on p.polrelid = g.oid)
  select relname || ': policy ' || polname || ' is for everybody' as fault from policies where 0 = any (polroles)
  union all
  select relname || ': policy ' || polname || ' lets the app see or write another workspace' from policies
  where 'voldaan_app'::regrole = any (polroles) and polpermissive
    and (coalesce(seen, ${ownRows}) <> ${ownRows} or coalesce(written, ${ownRows}) <> ${ownRows})
  union all
  select relname || ': policy ' || polname || ' lets another role than the app write' from policies
  where polcmd <> 'r' and exists (
    select from unnest(polroles) role where role not in ('voldaan_app'::regrole, 0))`;

/** Whoever sees the cases of some units alone sees nothing of the others: not in any table that names a case. */
const casesWithoutReach = `
  with guarded as (${guarded})
  select g.relname || ' names a case and is seen by whoever may not see the case' as fault
  from guarded g
  where (g.relname = 'complaint_case'
      or exists (select from pg_attribute a where a.attrelid = g.oid and a.attname = 'case_id' and not a.attisdropped))
    and not exists (
      select from pg_policy p where p.polrelid = g.oid and p.polname = 'within_reach' and not p.polpermissive
        and p.polroles = array['voldaan_app'::regrole::oid])`;

const strongRoles = `
  select r.rolname || ' may pass row-level security or change the cluster' as fault from pg_roles r
  where r.rolname = any ($1)
    and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication)
  union all
  select m.member::regrole || ' is a member of ' || m.roleid::regrole from pg_auth_members m
  where m.member::regrole::text = any ($1)
  union all
  select role || ' may make things in the schema' from unnest($1::text[]) role
  where has_schema_privilege(role, 'public', 'create')
  union all
  select role || ' may empty or tie to ' || c.relname from unnest($1::text[]) role, pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    and has_table_privilege(role, c.oid, 'truncate, references, trigger')`;

const ownedThings = `
  select c.relname || ' is owned by ' || pg_get_userbyid(c.relowner) as fault from pg_class c
  where pg_get_userbyid(c.relowner) = any ($1)
  union all
  select p.proname || ' is owned by ' || pg_get_userbyid(p.proowner) from pg_proc p
  where pg_get_userbyid(p.proowner) = any ($1)`;

/** What runs with the owner's rights fixes where it looks for names, and is lent to named roles only. */
const looseFunctions = `
  select p.proname || ' runs as its owner without a fixed search_path' as fault from pg_proc p
  where p.pronamespace = 'public'::regnamespace and p.prosecdef
    and not exists (select from unnest(p.proconfig) setting where setting like 'search_path=%')
  union all
  select p.proname || ' runs as its owner for everybody' from pg_proc p
  where p.pronamespace = 'public'::regnamespace and p.prosecdef
    and (p.proacl is null or exists (select from aclexplode(p.proacl) entry where entry.grantee = 0))`;
