import type { Answers } from '@voldaan/domain/surveys/answers';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../database/tables.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

export type AnonymousWave = Readonly<{ workspace_id: string; wave_id: string }>;

/** Anonymous waves that still go on, of all workspaces: asked as the role that sees that they do, and nothing of them. */
export async function listAnonymousWaves(
  work: Kysely<Tables>,
  { after, limit }: Readonly<{ after: AnonymousWave | undefined; limit: number }>,
): Promise<readonly AnonymousWave[]> {
  const isAfter =
    after === undefined
      ? sql`true`
      : sql`(workspace_id, wave_id) > (${after.workspace_id}::uuid, ${after.wave_id}::uuid)`;
  const { rows } = await sql<AnonymousWave>`
    select workspace_id, wave_id from wave_anonymity
    where ended_at is null and ${isAfter}
    order by workspace_id, wave_id
    limit ${limit}`.execute(work);
  return rows;
}

export type HeldPromise = Readonly<{
  key: Buffer;
  released_count: number;
  noted_count: number;
  /** Whether no link of it takes answers any more. */
  is_ended: boolean;
}>;

/** So long after its link expired somebody may still send a page that they had open. */
const graceHours = 24;

/** An anonymous wave that goes on, held until the transaction ends; undefined while another node has it in hand. */
export async function holdPromise(
  { trx, workspaceId }: WorkspaceTransaction,
  { waveId, now }: Readonly<{ waveId: string; now: Date }>,
): Promise<HeldPromise | undefined> {
  const { rows } = await sql<HeldPromise>`
    select promise.key, promise.released_count, promise.noted_count,
      wave.state in ('done', 'cancelled') and not exists (
        select from invitation
        where invitation.workspace_id = ${workspaceId} and invitation.wave_id = ${waveId}
          and invitation.state in ('planned', 'claimed', 'handed', 'sent', 'unknown')
          and invitation.expires_at > ${now}::timestamptz - make_interval(hours => ${graceHours})
      ) as is_ended
    from wave_anonymity promise
    join wave on wave.workspace_id = promise.workspace_id and wave.id = promise.wave_id
    where promise.workspace_id = ${workspaceId} and promise.wave_id = ${waveId} and promise.key is not null
    for update of promise skip locked`.execute(trx);
  return rows[0];
}

export type WaitingResponse = Readonly<{
  id: string;
  survey_id: string;
  survey_version_id: string;
  respondent_key: string;
  channel: string;
  vote_class: string;
  language: string;
  answers: Answers;
  is_late: boolean;
  changed_at: Date;
  completed_at: Date | null;
}>;

/**
 * Answers of an anonymous wave that nobody has been shown yet: complete ones of people, which nothing changes any more; of one that
 * ended also what was left open, and what no press confirmed.
 */
export async function lockWaiting(
  { trx, workspaceId }: WorkspaceTransaction,
  { waveId, isEnded, limit }: Readonly<{ waveId: string; isEnded: boolean; limit: number }>,
): Promise<readonly WaitingResponse[]> {
  const { rows } = await sql<WaitingResponse>`
    select id, survey_id, survey_version_id, respondent_key, channel, vote_class, language, answers, is_late, changed_at,
      completed_at
    from response
    where workspace_id = ${workspaceId} and anonymous_wave_id = ${waveId} and removed_at is not null
      and not is_test
      and (vote_class = 'human' and completed_at is not null or ${isEnded} and vote_class <> 'machine')
    order by id
    limit ${limit}
    for update`.execute(trx);
  return rows;
}

/** How many people answered an anonymous wave, whether they came to its end or not. */
export async function countAnswered({ trx, workspaceId }: WorkspaceTransaction, waveId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from response
    where workspace_id = ${workspaceId} and anonymous_wave_id = ${waveId} and not is_test and vote_class = 'human'`.execute(
    trx,
  );
  return rows[0]?.count ?? 0;
}

/** Invitations of a wave of which it is not noted that they were answered, a page at a time. */
export async function listUnnoted(
  { trx, workspaceId }: WorkspaceTransaction,
  { waveId, after, limit }: Readonly<{ waveId: string; after: string | undefined; limit: number }>,
): Promise<readonly Readonly<{ id: string; survey_id: string }>[]> {
  return trx
    .selectFrom('invitation')
    .select(['id', 'survey_id'])
    .where('workspace_id', '=', workspaceId)
    .where('wave_id', '=', waveId)
    .where('answered_at', 'is', null)
    .where('state', 'in', ['handed', 'sent', 'unknown'])
    .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Which of these keys a person has answered under. */
export async function findAnsweredKeys(
  { trx, workspaceId }: WorkspaceTransaction,
  { surveyId, keys }: Readonly<{ surveyId: string; keys: readonly string[] }>,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ key: string }>`
    select respondent_key as key from response
    where workspace_id = ${workspaceId} and survey_id = ${surveyId} and respondent_key = any (${keys}::text[])
      and not is_test and vote_class = 'human'`.execute(trx);
  return new Set(rows.map(({ key }) => key));
}
