import type { UnitRule } from '@voldaan/domain/complaints/unit-of-case';
import { uuid } from '../../database/uuid.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

/** These rules, in this order, and no others. */
export async function replaceUnitRules(
  { trx, workspaceId }: WorkspaceTransaction,
  { rules, now }: Readonly<{ rules: readonly UnitRule[]; now: Date }>,
): Promise<void> {
  await trx.deleteFrom('unit_rule').where('workspace_id', '=', workspaceId).execute();
  if (rules.length === 0) return;
  await trx
    .insertInto('unit_rule')
    .values(
      rules.map(({ unitId, kind, source, touchpointId, about }, index) => ({
        workspace_id: workspaceId,
        id: uuid(now.getTime()),
        place: index + 1,
        unit_id: unitId,
        kind,
        source,
        touchpoint_id: touchpointId,
        about,
      })),
    )
    .execute();
}
