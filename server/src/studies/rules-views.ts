import type { Language } from '@voldaan/domain/language';
import type { BudgetRules } from '@voldaan/domain/studies/budget-rules';
import type { SendRules } from '@voldaan/domain/studies/send-rules';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type RulesRow = Readonly<{
  budget: BudgetRules | null;
  send_hours: SendRules | null;
  changed_at: Date | null;
  /** Of the workspace: it tells where a company is at home that has not said so. */
  language: Language;
}>;

/** What a workspace has set of its rules of contact. */
export async function findContactRules({ trx, workspaceId }: WorkspaceTransaction): Promise<RulesRow> {
  const { rows } = await sql<RulesRow>`
    select contact_rules.budget, contact_rules.send_hours, contact_rules.changed_at, workspace.language
    from workspace left join contact_rules on contact_rules.workspace_id = workspace.id
    where workspace.id = ${workspaceId}`.execute(trx);
  return rows[0] ?? { budget: null, send_hours: null, changed_at: null, language: 'nl' };
}
