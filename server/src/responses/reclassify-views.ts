import type { KeptAct } from '@voldaan/domain/responses/replay-votes';
import type { VoteClass } from '@voldaan/domain/responses/vote-class';
import type { Answers } from '@voldaan/domain/surveys/answers';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { presentClass } from './views.ts';

/** A response with every act that is kept of it, each with what it counts as now. */
export type JudgedResponse = Readonly<{
  id: string;
  survey_id: string;
  vote_class: VoteClass;
  answers: Answers;
  started_at: Date;
  completed_at: Date | null;
  acts: readonly KeptAct[];
}>;

type ActRow = Omit<KeptAct, 'receivedAt'> & Readonly<{ receivedAt: string }>;

/**
 * Responses in the order of their ids, locked, so that no act comes in between. Those of anonymous waves keep the class they
 * came with: by what they were judged is not kept.
 */
export async function holdResponses(
  { trx, workspaceId }: WorkspaceTransaction,
  { after, limit }: Readonly<{ after: string | undefined; limit: number }>,
): Promise<readonly JudgedResponse[]> {
  const { rows } = await sql<Omit<JudgedResponse, 'acts'> & { acts: readonly ActRow[] }>`
    select response.id, response.survey_id, response.vote_class, response.answers, response.started_at,
      response.completed_at, acts.list as acts
    from response
    cross join lateral (
      select json_agg(json_build_object(
        'submission', submission, 'versionId', survey_version_id, 'answers', answer_event.answers,
        'isFinal', is_final, 'evidence', evidence, 'receivedAt', received_at,
        'firstClass', answer_event.vote_class, 'voteClass', ${presentClass}
      ) order by received_at, submission) as list
      from answer_event
      where answer_event.workspace_id = ${workspaceId} and answer_event.response_id = response.id
    ) acts
    where response.workspace_id = ${workspaceId} and acts.list is not null and response.anonymous_wave_id is null
      and (${after ?? null}::uuid is null or response.id > ${after ?? null}::uuid)
    order by response.id
    limit ${limit}
    for update of response`.execute(trx);
  return rows.map((row) => ({
    ...row,
    acts: row.acts.map((act) => ({ ...act, receivedAt: new Date(act.receivedAt) })),
  }));
}
