import { insertUnit, setUnitsOf } from '../accounts/units/unit-store.ts';
import { replaceUnitRules } from '../complaints/units/unit-rule-store.ts';
import { uuid } from '../database/uuid.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type DemoUnits = Readonly<{ workshop: string; shop: string }>;

/** The sample repairs bicycles and sells them: two units, between which a rule parts the cases. */
export async function insertDemoUnits(
  db: WorkspaceTransaction,
  { ownerId, now }: Readonly<{ ownerId: string; now: Date }>,
): Promise<DemoUnits> {
  const units = { workshop: uuid(now.getTime()), shop: uuid(now.getTime()) };
  await insertUnit(db, { id: units.workshop, name: 'Werkplaats', made_at: now });
  await insertUnit(db, { id: units.shop, name: 'Winkel', made_at: now });
  await setUnitsOf(db, { staffId: ownerId, unitIds: [units.workshop, units.shop] });
  const any = { source: null, touchpointId: null, about: '' } as const;
  const rules = [
    { ...any, unitId: units.workshop, kind: 'complaint' },
    { ...any, unitId: units.shop, kind: null },
  ] as const;
  await replaceUnitRules(db, { rules, now });
  return units;
}
