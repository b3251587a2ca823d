import { Refusal } from '@voldaan/domain/refusal';
import { showId } from '../../database/public-id.ts';
import { uuid } from '../../database/uuid.ts';
import { inWorkspace, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import type { Product } from '../../product.ts';
import { recordAudit } from '../audit-store.ts';
import type { StaffRow } from '../schema.ts';
import { updateStaff } from '../store.ts';
import { staffOfId } from '../views.ts';
import type { StaffUnitsBody, UnitChange, UnitList } from './schema.ts';
import { insertUnit, setUnitsOf, updateUnit } from './unit-store.ts';
import { countOpenUnits, findUnit, isUnitName, listUnits, unitsMost, unitsOfStaff } from './unit-views.ts';

/** The units of the company; a company may have none, and then nobody hears of them. */
export function showUnits(product: Product, caller: Caller): Promise<UnitList> {
  return inWorkspace(product.databases.app, caller.workspaceId, shown);
}

async function shown(db: WorkspaceTransaction): Promise<UnitList> {
  const rows = await listUnits(db);
  return {
    data: rows.map(({ id, name, retired_at, members }) => ({
      id,
      name,
      is_retired: retired_at !== null,
      members: [...members],
    })),
  };
}

/** @throws Refusal unit_name_taken, units_full. */
export function makeUnit(product: Product, caller: Caller, name: string): Promise<UnitList> {
  const at = product.clock();
  const id = uuid(at.getTime());
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await requireFreeName(db, { name, exceptId: undefined });
    if ((await countOpenUnits(db)) >= unitsMost) throw new Refusal('units_full', { values: { maximum: unitsMost } });
    await insertUnit(db, { id, name, made_at: at });
    await recordAudit(db, { staffId: caller.staffId, action: 'unit.made', subject: showId('unt', id), at });
    return shown(db);
  });
}

type Change = Readonly<{ id: string; change: UnitChange }>;

/** Renames a unit, or lets it take no more cases: those that it has stay its own. */
export function changeUnit(product: Product, caller: Caller, { id, change }: Change): Promise<UnitList> {
  const at = product.clock();
  const { name, is_retired } = change;
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const unit = await findUnit(db, id);
    if (unit === undefined) throw new Refusal('not_found');
    const isOpen = is_retired === undefined ? unit.retired_at === null : !is_retired;
    if (isOpen) await requireFreeName(db, { name: name ?? unit.name, exceptId: id });
    await updateUnit(db, id, { name, ...(is_retired === undefined ? {} : { retired_at: is_retired ? at : null }) });
    await recordAudit(db, { staffId: caller.staffId, action: 'unit.changed', subject: showId('unt', id), at });
    return shown(db);
  });
}

async function requireFreeName(
  db: WorkspaceTransaction,
  wish: Readonly<{ name: string; exceptId: string | undefined }>,
): Promise<void> {
  if (await isUnitName(db, wish)) throw new Refusal('unit_name_taken', { pointer: '/name' });
}

type StaffChange = Readonly<{ id: string; body: StaffUnitsBody }>;

/** Where somebody works, and whether an agent sees the cases of those units alone: from the next request on. */
export function changeUnitsOf(product: Product, caller: Caller, { id, body }: StaffChange): Promise<StaffRow> {
  const at = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const staff = await staffOfId(db, id);
    if (staff === undefined) throw new Refusal('not_found');
    for (const unit of body.units) {
      if ((await findUnit(db, unit)) === undefined) throw new Refusal('unit_unknown', { pointer: '/units' });
    }
    await setUnitsOf(db, { staffId: id, unitIds: body.units });
    await updateStaff(db, { id, is_limited_to_units: body.is_limited_to_units });
    const detail = {
      units: body.units.map((unit) => showId('unt', unit)).join(' '),
      is_limited_to_units: body.is_limited_to_units,
    };
    const subject = showId('stf', id);
    await recordAudit(db, { staffId: caller.staffId, action: 'staff.units-changed', subject, detail, at });
    return withUnits(db, staff);
  });
}

/** A member of staff with where they work. */
export async function withUnits<Row extends Readonly<{ id: string }>>(db: WorkspaceTransaction, row: Row) {
  const [shownRow] = await withUnitsOfAll(db, [row]);
  if (shownRow === undefined) throw new Refusal('not_found');
  return shownRow;
}

export async function withUnitsOfAll<Row extends Readonly<{ id: string }>>(
  db: WorkspaceTransaction,
  rows: readonly Row[],
) {
  const known = await unitsOfStaff(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const own = known.get(row.id);
    return { ...row, units: [...(own?.units ?? [])], is_limited_to_units: own?.is_limited_to_units ?? false };
  });
}
