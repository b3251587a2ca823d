import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type KnownCustomer = Readonly<{ contact_id: string; score: number }>;

/** Customers who answered in the last weeks, with what they gave; always the same ones. */
export async function listAnswerers(
  { trx, workspaceId }: WorkspaceTransaction,
  { surveyId, since, limit }: Readonly<{ surveyId: string; since: Date; limit: number }>,
): Promise<readonly KnownCustomer[]> {
  const { rows } = await sql<KnownCustomer>`
    select distinct on (c.email) c.id as contact_id, s.q0 as score
    from score_row s
    join response_contact link on link.workspace_id = s.workspace_id and link.response_id = s.response_id
    join contact c on c.workspace_id = link.workspace_id and c.id = link.contact_id
    where s.workspace_id = ${workspaceId} and s.survey_id = ${surveyId} and s.day >= ${since}::timestamptz::date and s.q0 is not null
      and s.vote_class = 'h' and not s.is_test and c.lifecycle = 'customer'
    order by c.email, s.day desc
    limit ${limit}`.execute(trx);
  return rows;
}
