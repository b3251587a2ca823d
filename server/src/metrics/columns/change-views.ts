import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

/** What a snapshot of PostgreSQL sees, as its text: `10:20:10,14`. Kept with a copy, it says what the copy lacks. */
export type Snapshot = string;

/** Rows of one day that a transaction wrote; of kind m, anything in the month of the day. */
export type ScoreChange = Readonly<{ id: number; day: number; kind: 'a' | 'c' | 'm'; responses: readonly string[] }>;

/** The snapshot of this transaction, or of this statement when it is none that reads repeatably. */
export async function currentSnapshot({ trx }: WorkspaceTransaction): Promise<Snapshot> {
  const { rows } = await sql<{ snapshot: Snapshot }>`select pg_current_snapshot()::text as snapshot`.execute(trx);
  return rows[0]?.snapshot ?? '';
}

/**
 * As columns of a select: the snapshot of this statement, as `snapshot`; and, as `isApart`, whether a transaction wrote, or reads as of
 * its beginning, so that what it counts is not what others should be given.
 */
export const snapshotOfStatement = sql`pg_current_snapshot()::text as snapshot,
    pg_current_xact_id_if_assigned() is not null
      or current_setting('transaction_isolation') <> 'read committed' as "isApart"`;

/** More changes than anybody follows one by one. */
export const changesMost = 20_000;

/**
 * What was committed to a survey's scores and a snapshot did not see: neither twice nor never, in whatever order transactions
 * began and ended. Rows from the future came with a dump of another database; what is built here has them already.
 */
export async function changesSince(
  { trx, workspaceId }: WorkspaceTransaction,
  surveyId: string,
  snapshot: Snapshot,
): Promise<readonly ScoreChange[]> {
  const { rows } = await sql<ScoreChange>`
    select id, day - date '1970-01-01' as day, kind::text as kind, responses from score_change
    where survey_id = ${surveyId} and ${unseen(workspaceId, snapshot)}
    order by transaction, id
    limit ${changesMost + 1}`.execute(trx);
  return rows;
}

/** The condition of a change that was committed and that a snapshot did not see. */
export const unseen = (workspaceId: string | RawBuilder<unknown>, snapshot: Snapshot | RawBuilder<unknown>) => sql`
  workspace_id = ${workspaceId}
  and transaction >= pg_snapshot_xmin(${snapshot}::pg_snapshot)
  and transaction < pg_snapshot_xmax(pg_current_snapshot())
  and not pg_visible_in_snapshot(transaction, ${snapshot}::pg_snapshot)`;

/** The newest change of each month, as an id and the moment that it was marked, by the month's first day. */
export async function newestChanges(
  { trx, workspaceId }: WorkspaceTransaction,
  surveyId: string,
): Promise<ReadonlyMap<number, string>> {
  const { rows } = await sql<{ month: number; mark: string }>`
    select distinct on (month) date_trunc('month', day)::date - date '1970-01-01' as month,
      id || ' ' || extract(epoch from marked_at) as mark
    from score_change where workspace_id = ${workspaceId} and survey_id = ${surveyId}
    order by month, id desc
    limit 10000`.execute(trx);
  return new Map(rows.map(({ month, mark }) => [month, mark]));
}

/** Which of some changes are still there. */
export async function presentChanges(
  { trx, workspaceId }: WorkspaceTransaction,
  surveyId: string,
  marks: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ mark: string }>`
    select id || ' ' || extract(epoch from marked_at) as mark from score_change
    where workspace_id = ${workspaceId} and survey_id = ${surveyId}
      and id = any (${marks.map((mark) => mark.split(' ')[0])}::bigint[])
    limit 10000`.execute(trx);
  return new Set(rows.map(({ mark }) => mark));
}

/** Which cluster this is: numbers of transactions mean nothing in another one. */
export async function clusterId({ trx }: WorkspaceTransaction): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select system_identifier::text || ' ' || current_database() as id from pg_control_system()`.execute(trx);
  return rows[0]?.id ?? '';
}
