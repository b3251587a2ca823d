import type { KeptAct } from '@voldaan/domain/responses/replay-votes';
import type { VoteClass } from '@voldaan/domain/responses/vote-class';
import type { Answers } from '@voldaan/domain/surveys/answers';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

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

/** Responses in the order of their ids, locked, so that no act comes in between. */
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
        'submission', event.submission, 'versionId', event.survey_version_id, 'answers', event.answers,
        'isFinal', event.is_final, 'evidence', event.evidence, 'receivedAt', event.received_at,
        'voteClass', coalesce(judged.to_class, event.vote_class)
      ) order by event.received_at, event.submission) as list
      from answer_event event
      left join lateral (
        select to_class from vote_judgement
        where vote_judgement.workspace_id = ${workspaceId} and vote_judgement.response_id = event.response_id
          and vote_judgement.submission = event.submission
        order by judged_at desc limit 1
      ) judged on true
      where event.workspace_id = ${workspaceId} and event.response_id = response.id
    ) acts
    where response.workspace_id = ${workspaceId} and acts.list is not null
      and (${after ?? null}::uuid is null or response.id > ${after ?? null}::uuid)
    order by response.id
    limit ${limit}
    for update of response`.execute(trx);
  return rows.map((row) => ({
    ...row,
    acts: row.acts.map((act) => ({ ...act, receivedAt: new Date(act.receivedAt) })),
  }));
}
