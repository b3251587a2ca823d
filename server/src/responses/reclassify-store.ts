import type { VoteClass } from '@voldaan/domain/responses/vote-class';
import { sql } from 'kysely';
import { charArray, textArray, uuidArray } from '../database/binary-array.ts';
import { uuid } from '../database/uuid.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type VoteJudgement = Readonly<{ responseId: string; submission: string; from: VoteClass; to: VoteClass }>;

export async function insertJudgements(
  { trx, workspaceId }: WorkspaceTransaction,
  judgements: readonly VoteJudgement[],
  at: Date,
): Promise<void> {
  if (judgements.length === 0) return;
  await sql`
    insert into vote_judgement (workspace_id, response_id, submission, judged_at, from_class, to_class)
    select ${workspaceId}, response_id, submission, ${at}, from_class, to_class from unnest(
      ${uuidArray(judgements.map(({ responseId }) => responseId))}::uuid[],
      ${textArray(judgements.map(({ submission }) => submission))}::text[],
      ${textArray(judgements.map(({ from }) => from))}::text[], ${textArray(judgements.map(({ to }) => to))}::text[]
    ) as judged (response_id, submission, from_class, to_class)`.execute(trx);
}

export type ClassChange = Readonly<{ responseId: string; voteClass: VoteClass }>;

/** Lets responses count as what they are now: in the inbox, in every figure, and for reminders. */
export async function changeClasses(
  { trx, workspaceId }: WorkspaceTransaction,
  changes: readonly ClassChange[],
): Promise<void> {
  if (changes.length === 0) return;
  await sql`
    with given as (
      select * from unnest(${uuidArray(changes.map(({ responseId }) => responseId))}::uuid[],
        ${textArray(changes.map(({ voteClass }) => voteClass))}::text[],
        ${charArray(changes.map(({ voteClass }) => voteClass))}::"char"[]) as given (id, class, letter)
    ), changed as (
      update response set vote_class = given.class from given
      where response.workspace_id = ${workspaceId} and response.id = given.id
      returning response.id, response.survey_id, response.started_at, response.completed_at, given.class, given.letter
    ), counted as (
      update score_row set vote_class = changed.letter from changed
      where score_row.workspace_id = ${workspaceId} and score_row.survey_id = changed.survey_id
        and score_row.day = (changed.started_at at time zone 'UTC')::date and score_row.response_id = changed.id
    ), answered as (
      update invitation set answered_at =
        case when changed.class = 'human' then coalesce(invitation.answered_at, changed.started_at) end
      from changed join response_contact link on link.workspace_id = ${workspaceId} and link.response_id = changed.id
      where invitation.workspace_id = ${workspaceId} and invitation.id = link.invitation_id
    )
    insert into outbox (workspace_id, id, kind, subjects)
    select ${workspaceId}, ${uuid()}, 'responses.stored', array_agg(id) from changed having count(*) > 0`.execute(trx);
}
