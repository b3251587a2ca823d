import { type NewCase, unitOfCase } from '@voldaan/domain/complaints/unit-of-case';
import { Refusal } from '@voldaan/domain/refusal';
import { recordAudit } from '../../accounts/audit-store.ts';
import { findUnit } from '../../accounts/units/unit-views.ts';
import { inWorkspace, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import type { Product } from '../../product.ts';
import { findTouchpointName } from '../person-views.ts';
import type { UnitRules } from './schema.ts';
import { replaceUnitRules } from './unit-rule-store.ts';
import { listUnitRules } from './unit-rule-views.ts';

export function showUnitRules(product: Product, caller: Caller): Promise<UnitRules> {
  return inWorkspace(product.databases.app, caller.workspaceId, shown);
}

async function shown(db: WorkspaceTransaction): Promise<UnitRules> {
  const rules = await listUnitRules(db);
  return {
    rules: rules.map(({ unitId, touchpointId, kind, source, about }) => ({
      unit_id: unitId,
      kind,
      source,
      touchpoint_id: touchpointId,
      about,
    })),
  };
}

/** Holds from the next case on; those that are there stay where they are. @throws Refusal unit_unknown, not_found. */
export function changeUnitRules(product: Product, caller: Caller, { rules }: UnitRules): Promise<UnitRules> {
  const now = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    for (const [place, { unit_id, touchpoint_id }] of rules.entries()) {
      await requireOpenUnit(db, { id: unit_id, pointer: `/rules/${place}/unit_id` });
      if (touchpoint_id !== null && (await findTouchpointName(db, touchpoint_id)) === undefined)
        throw new Refusal('not_found', { pointer: `/rules/${place}/touchpoint_id` });
    }
    await replaceUnitRules(db, {
      rules: rules.map(({ unit_id, touchpoint_id, ...rule }) => ({
        ...rule,
        unitId: unit_id,
        touchpointId: touchpoint_id,
      })),
      now,
    });
    await recordAudit(db, { staffId: caller.staffId, action: 'unit-rule.changed', at: now });
    return shown(db);
  });
}

/** @throws Refusal unit_unknown where there is none, or it takes no more cases. */
export async function requireOpenUnit(
  db: WorkspaceTransaction,
  { id, pointer }: Readonly<{ id: string; pointer: string }>,
): Promise<void> {
  const unit = await findUnit(db, id);
  if (unit === undefined || unit.retired_at !== null) throw new Refusal('unit_unknown', { pointer });
}

/** The unit that the company's rules give a new case to; null where none of them fits, and in a company without any. */
export async function unitByRule(db: WorkspaceTransaction, intake: NewCase): Promise<string | null> {
  return unitOfCase(await listUnitRules(db), intake);
}
