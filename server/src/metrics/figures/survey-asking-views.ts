import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

/**
 * The published survey that a screen opens with when nobody chose one: of those whose newest version asks something of what the screen
 * is about, that which asks the most of it, and of these the one with the newest answers. Undefined when none does.
 *
 * @param asked SQL of a number, 0 for nothing, from the newest version's questionnaire as `newest.definition`
 */
export async function surveyAsking(
  { trx, workspaceId }: WorkspaceTransaction,
  asked: RawBuilder<number>,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select s.id
    from survey s
    cross join lateral (
      select v.definition from survey_version v
      where v.workspace_id = s.workspace_id and v.survey_id = s.id
      order by v.number desc limit 1
    ) newest
    cross join lateral (select ${asked} as much) asks
    where s.workspace_id = ${workspaceId} and s.state <> 'draft' and asks.much > 0
    order by asks.much desc,
      (select max(r.day) from score_row r where r.workspace_id = s.workspace_id and r.survey_id = s.id) desc nulls last, s.id
    limit 1`.execute(trx);
  return rows[0]?.id;
}
