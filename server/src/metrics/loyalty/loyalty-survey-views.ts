import { loyaltyQuestions } from '@voldaan/domain/metrics/loyalty/loyalty-items';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

/** Satisfaction is asked everywhere; whether customers mean to stay, and could leave, in a survey about loyalty. */
const asked = [...loyaltyQuestions.intention, ...loyaltyQuestions.freedom];

/** The published survey with the newest answers that asks why customers stay; undefined when none does. */
export async function surveyWithLoyalty({ trx, workspaceId }: WorkspaceTransaction): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select s.id
    from survey s
    cross join lateral (
      select v.definition from survey_version v
      where v.workspace_id = s.workspace_id and v.survey_id = s.id
      order by v.number desc limit 1
    ) newest
    cross join lateral (
      select count(distinct item) as parts
      from jsonb_path_query(newest.definition, 'strict $.** ? (@.kind == "rating").item') as item
      where item #>> '{}' = any (${asked}::text[])
    ) told
    where s.workspace_id = ${workspaceId} and s.state <> 'draft' and told.parts > 0
    order by told.parts desc,
      (select max(r.day) from score_row r where r.workspace_id = s.workspace_id and r.survey_id = s.id) desc nulls last, s.id
    limit 1`.execute(trx);
  return rows[0]?.id;
}
