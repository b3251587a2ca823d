import type { StratifyBy } from '@voldaan/domain/studies/study-draft';
import { slotCount } from '@voldaan/domain/surveys/score-slots';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { stratumSql } from './frame-members-views.ts';

/** Of fewer answers a deviation says more of chance than of the group. */
const answersLeast = 30;

export type SpreadWish = Readonly<{ surveyId: string; by: StratifyBy; questionId: string; slot: number }>;

/** How far the answers that people gave to a rating lie apart, by the group that they are in today. */
export async function listSpread(
  { trx, workspaceId }: WorkspaceTransaction,
  { surveyId, by, questionId, slot }: SpreadWish,
): Promise<ReadonlyMap<string, number>> {
  // The name becomes SQL, so it is one of a closed list.
  if (!Number.isInteger(slot) || slot < 0 || slot >= slotCount) throw new RangeError(`there is no slot ${slot}`);
  const score = sql.ref(`score_row.q${slot}`);
  const { rows } = await sql<Readonly<{ stratum: string; deviation: number }>>`
    select stratum, stddev_samp(score)::float as deviation
    from (
      select ${stratumSql(by)} as stratum, ${score} as score
      from score_row
      join survey_version version on version.workspace_id = score_row.workspace_id
        and version.id = score_row.survey_version_id and (version.slots ->> ${questionId})::integer = ${slot}
      join response_contact on response_contact.workspace_id = score_row.workspace_id
        and response_contact.response_id = score_row.response_id
      join contact on contact.workspace_id = response_contact.workspace_id and contact.id = response_contact.contact_id
      where score_row.workspace_id = ${workspaceId} and score_row.survey_id = ${surveyId}
        and score_row.vote_class = 'h' and not score_row.is_test and ${score} is not null
    ) answered
    group by stratum having count(*) >= ${answersLeast}
    order by stratum limit 10000`.execute(trx);
  return new Map(rows.map(({ stratum, deviation }) => [stratum, deviation]));
}
