import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { textOfDay } from './column-month.ts';

/** A column of score_row that holds a number: a score, or the code of a trait. */
export type NumberColumn = `q${number}` | `a${number}`;

/**
 * One row of score_row as PostgreSQL writes a record: the day, the number of the customer, those of its numbers that were asked
 * for, its letters, its version. `(20454,1811939,9,,3,h,n,m,0183d635-74d0-7431-bb87-e014f9a901ae)`. A quarter of what its
 * fields cost one by one, which counts where millions are read (build-block.ts takes it apart).
 */
export type ScoreRecord = string;

export type ScoreRange = Readonly<{
  surveyId: string;
  columns: readonly NumberColumn[];
  /** Days since 1 January 1970, half-open. */
  from: number;
  to: number;
}>;

const rowsPerPage = 20_000;

/** A customer as a number, the same in every row. That two of them share one is a chance of one in two thousand million, and nobody's loss. */
export const customerNumber = sql`uuid_hash(link.contact_id) & 2147483647`;
/** Whose a row of `score_row s` is, where that is known. */
export const customerLink = sql`
    left join response_contact link on link.workspace_id = s.workspace_id and link.response_id = s.response_id`;

const record = (columns: readonly NumberColumn[]) =>
  sql`row(${sql.join([
    sql`s.day - date '1970-01-01'`,
    customerNumber,
    ...columns.map((column) => sql`s.${sql.ref(column)}`),
    sql`s.vote_class, s.language, s.channel, s.survey_version_id`,
  ])})::text`;

/** All scores of a survey in some days, those of tests left out, page by page: a month may be larger than what fits at once. */
export async function* scoresWithin(
  { trx, workspaceId }: WorkspaceTransaction,
  { surveyId, columns, from, to }: ScoreRange,
): AsyncGenerator<readonly ScoreRecord[]> {
  await sql`
    declare scores_within no scroll cursor for
    select ${record(columns)} as record from score_row s${customerLink}
    where s.workspace_id = ${workspaceId} and s.survey_id = ${surveyId} and not s.is_test
      and s.day >= ${textOfDay(from)}::date and s.day < ${textOfDay(to)}::date`.execute(trx);
  for (;;) {
    const { rows } = await sql<{ record: ScoreRecord }>`fetch ${sql.lit(rowsPerPage)} from scores_within`.execute(trx);
    if (rows.length > 0) yield rows.map((row) => row.record);
    if (rows.length < rowsPerPage) break;
  }
  await sql`close scores_within`.execute(trx);
}

/** Where a row lies: the day is part of its key. */
export type RowPlace = Readonly<{ day: number; id: string }>;
export type PlacedRecord = RowPlace & Readonly<{ record: ScoreRecord }>;

/**
 * Those of some rows that are there and no tests; and those of the same ids on another of the days. The days are named apart
 * from the ids, because the planner leaves out months by them.
 */
export async function scoresAt(
  { trx, workspaceId }: WorkspaceTransaction,
  {
    surveyId,
    columns,
    places,
  }: Readonly<{ surveyId: string; columns: readonly NumberColumn[]; places: readonly RowPlace[] }>,
): Promise<readonly PlacedRecord[]> {
  if (places.length === 0) return [];
  const days = [...new Set(places.map(({ day }) => textOfDay(day)))];
  const { rows } = await sql<PlacedRecord>`
    select s.response_id as id, s.day - date '1970-01-01' as day, ${record(columns)} as record
    from score_row s${customerLink}
    where s.workspace_id = ${workspaceId} and s.survey_id = ${surveyId} and s.day = any (${days}::date[])
      and s.response_id = any (${places.map(({ id }) => id)}::uuid[]) and not s.is_test`.execute(trx);
  return rows;
}

/** The first and the last day on which anything was answered, in days since 1 January 1970; undefined before the first answer. */
export async function scoredDays(
  { trx, workspaceId }: WorkspaceTransaction,
  surveyId: string,
): Promise<Readonly<{ first: number; last: number }> | undefined> {
  const { rows } = await sql<{ first: number | null; last: number | null }>`
    select min(day) - date '1970-01-01' as first, max(day) - date '1970-01-01' as last from score_row
    where workspace_id = ${workspaceId} and survey_id = ${surveyId}`.execute(trx);
  const { first, last } = rows[0] ?? { first: null, last: null };
  return first === null || last === null ? undefined : { first, last };
}
