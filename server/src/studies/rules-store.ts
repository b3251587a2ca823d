import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { ContactRules } from './contact-rules.ts';

export async function saveContactRules(
  { trx, workspaceId }: WorkspaceTransaction,
  { budget, sendHours, staffId, at }: ContactRules & Readonly<{ staffId: string; at: Date }>,
): Promise<void> {
  const row = {
    budget: JSON.stringify(budget),
    send_hours: JSON.stringify(sendHours),
    changed_by: staffId,
    changed_at: at,
  };
  await trx
    .insertInto('contact_rules')
    .values({ workspace_id: workspaceId, ...row })
    .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(row))
    .execute();
}
