import type { CaseKind } from '@voldaan/domain/complaints/case-event';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type EarlierRow = Readonly<{
  id: string;
  year: number;
  number: number;
  kind: CaseKind;
  stage: string;
  received_at: Date;
  /** Of the last decision; null without one. */
  remedies: string[] | null;
}>;

const earlierMost = 20;

/** The other cases of a customer, newest first, each with what was done to put it right. */
export async function listEarlierCases(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, contact_id }: Readonly<{ id: string; contact_id: string | null }>,
): Promise<readonly EarlierRow[]> {
  if (contact_id === null) return [];
  const { rows } = await sql<EarlierRow>`
    select c.id, c.year, c.number, c.kind, c.stage, c.received_at, decision.remedies
    from complaint_case c
    left join lateral (
      select array(select jsonb_array_elements_text(e.detail -> 'remedies')) as remedies
      from case_event e
      where e.workspace_id = c.workspace_id and e.case_id = c.id and e.what = 'decided'
      order by e.sequence desc limit 1
    ) decision on true
    where c.workspace_id = ${workspaceId} and c.contact_id = ${contact_id} and c.id <> ${id}
    order by c.received_at desc, c.id desc limit ${earlierMost}`.execute(trx);
  return rows;
}
