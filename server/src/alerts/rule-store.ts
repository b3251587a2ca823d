import type { AlertRule } from '@voldaan/domain/alerts/alert-rule';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type WrittenRule = AlertRule & Readonly<{ name: string; isOn: boolean }>;

const columnsOf = ({ name, condition, audience, quiet, rhythm, isOn }: WrittenRule) => ({
  name,
  condition: JSON.stringify(condition),
  audience: JSON.stringify(audience),
  quiet: quiet === null ? null : JSON.stringify(quiet),
  rhythm,
  is_on: isOn,
});

export async function insertRule(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, by, now, rule }: Readonly<{ id: string; by: string; now: Date; rule: WrittenRule }>,
): Promise<void> {
  const times = { since: now, made_at: now, changed_at: now };
  await trx
    .insertInto('alert_rule')
    .values({ workspace_id: workspaceId, id, made_by: by, ...times, ...columnsOf(rule) })
    .execute();
}

/** With another condition, or turned on again, it begins anew: what lies before is no news. */
export async function updateRule(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, now, rule, begins }: Readonly<{ id: string; now: Date; rule: WrittenRule; begins: boolean }>,
): Promise<void> {
  await trx
    .updateTable('alert_rule')
    .set({ ...columnsOf(rule), changed_at: now, ...(begins ? { since: now } : {}) })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

/** What fired by it stays in the log. */
export async function removeRule(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, now }: Readonly<{ id: string; now: Date }>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('alert_rule')
    .set({ removed_at: now, is_on: false, changed_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
