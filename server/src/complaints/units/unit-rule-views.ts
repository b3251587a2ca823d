import type { UnitRule } from '@voldaan/domain/complaints/unit-of-case';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

/** The rules in the order in which they are tried; those of a unit that takes no more cases are asleep. */
export async function listUnitRules({ trx, workspaceId }: WorkspaceTransaction): Promise<readonly UnitRule[]> {
  const rows = await trx
    .selectFrom('unit_rule')
    .innerJoin('unit', (join) =>
      join.onRef('unit.workspace_id', '=', 'unit_rule.workspace_id').onRef('unit.id', '=', 'unit_rule.unit_id'),
    )
    .select(['unit_rule.unit_id', 'unit_rule.kind', 'unit_rule.source', 'unit_rule.touchpoint_id', 'unit_rule.about'])
    .where('unit_rule.workspace_id', '=', workspaceId)
    .where('unit.retired_at', 'is', null)
    .orderBy('unit_rule.place')
    .orderBy('unit_rule.id')
    .limit(100)
    .execute();
  return rows.map(({ unit_id, touchpoint_id, ...rule }) => ({
    ...rule,
    unitId: unit_id,
    touchpointId: touchpoint_id,
  }));
}
