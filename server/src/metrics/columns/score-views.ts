import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { textOfDay } from './column-month.ts';

/** A column of score_row that holds a number: a score, or the code of a trait. */
export type NumberColumn = `q${number}` | `a${number}`;

/** One row of score_row as columns take it, with those of its numbers that were asked for. */
export type ScoreRow = Readonly<{
  id: string;
  /** Days since 1 January 1970. */
  day: number;
  version: string;
  vote_class: string;
  language: string;
  channel: string;
}> &
  Readonly<Record<NumberColumn, number | null>>;

export type ScoreRange = Readonly<{
  surveyId: string;
  columns: readonly NumberColumn[];
  /** Days since 1 January 1970, half-open. */
  from: number;
  to: number;
}>;

const rowsPerPage = 20_000;

const fields = (columns: readonly NumberColumn[]) =>
  sql`s.response_id as id, s.day - date '1970-01-01' as day, s.survey_version_id as version, s.vote_class::text as vote_class,
    s.language::text as language, s.channel::text as channel
    ${sql.join(
      columns.map((column) => sql`, s.${sql.ref(column)}`),
      sql``,
    )}`;

/** All scores of a survey in some days, those of tests left out, page by page: a month may be larger than what fits at once. */
export async function* scoresWithin(
  { trx, workspaceId }: WorkspaceTransaction,
  { surveyId, columns, from, to }: ScoreRange,
): AsyncGenerator<readonly ScoreRow[]> {
  await sql`
    declare scores_within no scroll cursor for
    select ${fields(columns)} from score_row s
    where s.workspace_id = ${workspaceId} and s.survey_id = ${surveyId} and not s.is_test
      and s.day >= ${textOfDay(from)}::date and s.day < ${textOfDay(to)}::date`.execute(trx);
  for (;;) {
    const { rows } = await sql<ScoreRow>`fetch ${sql.lit(rowsPerPage)} from scores_within`.execute(trx);
    if (rows.length > 0) yield rows;
    if (rows.length < rowsPerPage) break;
  }
  await sql`close scores_within`.execute(trx);
}

/** Where a row lies: the day is part of its key. */
export type RowPlace = Readonly<{ day: number; id: string }>;

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
): Promise<readonly ScoreRow[]> {
  if (places.length === 0) return [];
  const days = [...new Set(places.map(({ day }) => textOfDay(day)))];
  const { rows } = await sql<ScoreRow>`
    select ${fields(columns)} from score_row s
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
