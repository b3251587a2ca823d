import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type UnhappyAnswer = Readonly<{
  response_id: string;
  contact_id: string;
  name: string;
  email: string;
  phone: string;
  language: string;
  words: string;
}>;

/** The newest answers with a low mark and a reason, of customers whom we know. */
export async function listUnhappy(
  { trx, workspaceId }: WorkspaceTransaction,
  limit: number,
): Promise<readonly UnhappyAnswer[]> {
  const { rows } = await sql<UnhappyAnswer>`
    select distinct on (c.id) r.id as response_id, c.id as contact_id, coalesce(c.name, '') as name, c.email,
      coalesce(c.phone, '') as phone, r.language, said.text as words
    from score_row s
    join response r on r.workspace_id = s.workspace_id and r.id = s.response_id
    join response_contact link on link.workspace_id = r.workspace_id and link.response_id = r.id
    join contact c on c.workspace_id = link.workspace_id and c.id = link.contact_id
    cross join lateral (
      select value as text from jsonb_each_text(r.answers) where value ~ '^[^\\[{].* .* ' order by length(value) desc limit 1
    ) said
    where s.workspace_id = ${workspaceId} and s.q0 <= 3 and c.open_complaints = 0 and c.lifecycle = 'customer'
    order by c.id, r.started_at desc
    limit ${limit}`.execute(trx);
  return rows;
}

/** The company's own number of each contact, and the contact's id. */
export async function listContactIds({ trx, workspaceId }: WorkspaceTransaction): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ external_id: string; id: string }>`
    select external_id, id from contact where workspace_id = ${workspaceId} and external_id is not null
    order by external_id limit 10000`.execute(trx);
  return new Map(rows.map((row) => [row.external_id, row.id]));
}
