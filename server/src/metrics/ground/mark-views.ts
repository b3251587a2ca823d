import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { type Snapshot, unseen } from '../columns/change-views.ts';

/** Of which copies to find out whether they still hold: each by the snapshot at which it was true. What is left out holds not. */
export type MarksAsked = Readonly<{
  /** The columns of a survey, and what their rows mean. */
  scores: Readonly<{ surveyId: string; asOf: Snapshot }> | undefined;
  ground: Snapshot | undefined;
  /** Which surveys were answered last: changed by an answer to any of them. */
  order: Readonly<{ surveyIds: readonly string[]; asOf: Snapshot }> | undefined;
}>;

export type Marks = Readonly<{
  hasScores: boolean;
  hasGround: boolean;
  hasAnswers: boolean;
  /** Of this statement: what is read from now on is as of it, or later. */
  snapshot: Snapshot;
  /** A transaction that wrote, or that reads as of its beginning: what it reads is not what others should be given. */
  isApart: boolean;
}>;

/**
 * What was committed since some copies were made. Asked for each figure, so all of it in one trip, which is the only one where
 * nothing is new: it binds itself, and the transaction around it need not begin. The inner part is fenced off (offset 0) and takes
 * the workspace from the outer one, so it begins after the workspace was set.
 */
export async function newMarks(
  { trx, workspaceId }: WorkspaceTransaction,
  { scores, ground, order }: MarksAsked,
): Promise<Marks> {
  const scoresAsOf = scores?.asOf ?? null;
  const orderAsOf = order?.asOf ?? null;
  const bound = sql`bound.workspace_id::uuid`;
  const { rows } = await sql<Marks>`/* kept, binds itself */
    select found.* from (select set_config('voldaan.workspace_id', ${workspaceId}, true)) as bound (workspace_id)
    cross join lateral (
      select pg_current_snapshot()::text as snapshot,
        pg_current_xact_id_if_assigned() is not null
          or current_setting('transaction_isolation') <> 'read committed' as "isApart",
        ${scoresAsOf}::text is null
          or exists (select from score_change
            where survey_id = ${scores?.surveyId ?? null}::uuid and ${unseen(bound, scoresAsOf)})
          or ${meaningChanged(bound, scoresAsOf)} as "hasScores",
        ${ground ?? null}::text is null
          or exists (select from ground_change where ${unseen(bound, ground ?? null)}) as "hasGround",
        ${orderAsOf}::text is null
          or exists (select from score_change
            where survey_id = any (${order?.surveyIds ?? []}::uuid[]) and ${unseen(bound, orderAsOf)}) as "hasAnswers"
      offset 0) as found`.execute(trx);
  return rows[0] ?? { hasScores: true, hasGround: true, hasAnswers: true, snapshot: '', isApart: true };
}

/** Whether a transaction wrote: it sees what may be taken back, which nobody else may ever see. */
export async function isWriting({ trx }: WorkspaceTransaction): Promise<boolean> {
  const { rows } = await sql<{ isWriting: boolean }>`/* kept */
    select pg_current_xact_id_if_assigned() is not null as "isWriting"`.execute(trx);
  return rows[0]?.isWriting ?? true;
}

/** Whether what the columns of a survey mean may have changed since: its versions, the traits and their values. */
export async function hasNewMeaning({ trx, workspaceId }: WorkspaceTransaction, asOf: Snapshot): Promise<boolean> {
  const { rows } = await sql<{ isNew: boolean }>`/* kept */
    select ${meaningChanged(workspaceId, asOf)} as "isNew"`.execute(trx);
  return rows[0]?.isNew ?? true;
}

const meaningChanged = (workspaceId: string | RawBuilder<unknown>, asOf: Snapshot | null) => sql`
  exists (select from ground_change
    where ${unseen(workspaceId, asOf)} and source in ('survey_version', 'trait', 'trait_value'))`;
