import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

export type Named = Readonly<{ id: string; name: string }>;
export type NamedUnit = Named & Readonly<{ retired_at: Date | null }>;
export type UnitRow = NamedUnit & Readonly<{ members: readonly Named[] }>;

/** More units than this no company of ours has. */
export const unitsMost = 500;

/** Every unit by name, with who works there. */
export async function listUnits({ trx, workspaceId }: WorkspaceTransaction): Promise<readonly UnitRow[]> {
  const { rows } = await sql<{ id: string; name: string; retired_at: Date | null; members: Named[] }>`
    select unit.id, unit.name, unit.retired_at, members.list as members
    from unit cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('id', staff.id, 'name', staff.name) order by staff.name, staff.id), '[]') as list
      from unit_member member
      join staff on staff.workspace_id = member.workspace_id and staff.id = member.staff_id and staff.removed_at is null
      where member.workspace_id = unit.workspace_id and member.unit_id = unit.id
    ) members
    where unit.workspace_id = ${workspaceId}
    order by lower(unit.name), unit.id limit ${unitsMost}`.execute(trx);
  return rows;
}

/** Every unit by name, those first that take cases: what was handed to the others is still said by their names. */
export async function listUnitNames({ trx, workspaceId }: WorkspaceTransaction): Promise<readonly NamedUnit[]> {
  return trx
    .selectFrom('unit')
    .select(['id', 'name', 'retired_at'])
    .where('workspace_id', '=', workspaceId)
    .orderBy((is) => is('retired_at', 'is not', null))
    .orderBy((is) => is.fn('lower', ['name']))
    .orderBy('id')
    .limit(2 * unitsMost)
    .execute();
}

export async function findUnit({ trx, workspaceId }: WorkspaceTransaction, id: string): Promise<NamedUnit | undefined> {
  return trx
    .selectFrom('unit')
    .select(['id', 'name', 'retired_at'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function isUnitName(
  { trx, workspaceId }: WorkspaceTransaction,
  { name, exceptId }: Readonly<{ name: string; exceptId: string | undefined }>,
): Promise<boolean> {
  const { rows } = await sql`select from unit where workspace_id = ${workspaceId} and lower(name) = lower(${name})
    and retired_at is null and id is distinct from ${exceptId ?? null}::uuid limit 1`.execute(trx);
  return rows.length > 0;
}

export async function countOpenUnits({ trx, workspaceId }: WorkspaceTransaction): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from unit where workspace_id = ${workspaceId} and retired_at is null`.execute(trx);
  return rows[0]?.count ?? 0;
}

export type StaffUnits = Readonly<{ is_limited_to_units: boolean; units: readonly Named[] }>;

/** The units of these members of staff, and whether they see those alone. */
export async function unitsOfStaff(
  { trx, workspaceId }: WorkspaceTransaction,
  staffIds: readonly string[],
): Promise<ReadonlyMap<string, StaffUnits>> {
  const { rows } = await sql<{ id: string; is_limited_to_units: boolean; units: Named[] }>`
    select staff.id, staff.is_limited_to_units, own.list as units
    from staff cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('id', unit.id, 'name', unit.name) order by lower(unit.name), unit.id), '[]') as list
      from unit_member member join unit on unit.workspace_id = member.workspace_id and unit.id = member.unit_id
      where member.workspace_id = staff.workspace_id and member.staff_id = staff.id
    ) own
    where staff.workspace_id = ${workspaceId} and staff.id = any (${staffIds}::uuid[])
    limit ${staffIds.length}`.execute(trx);
  return new Map(rows.map(({ id, ...own }) => [id, own]));
}

/** The ids of the units of somebody who sees those alone, for queries that read unit by unit; row-level security decides. */
export async function unitIdsOf(
  { trx, workspaceId }: WorkspaceTransaction,
  staffId: string,
): Promise<readonly string[]> {
  const rows = await trx
    .selectFrom('unit_member')
    .select('unit_id')
    .where('workspace_id', '=', workspaceId)
    .where('staff_id', '=', staffId)
    .orderBy('unit_id')
    .limit(unitsMost)
    .execute();
  return rows.map(({ unit_id }) => unit_id);
}

/** Of these members of staff those who see the own units alone. */
export async function limitedAmong(
  { trx, workspaceId }: WorkspaceTransaction,
  staffIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (staffIds.length === 0) return new Set();
  const rows = await trx
    .selectFrom('staff')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', [...staffIds])
    .where('role', '=', 'agent')
    .where('is_limited_to_units', '=', true)
    .limit(staffIds.length)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
