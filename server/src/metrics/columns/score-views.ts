import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

/** One row of score_row as the columns take it: `q` and `a` are null where there is nothing. */
export type ScoreRow = Readonly<{
  /** Days since 1 January 1970. */
  day: number;
  version: string;
  vote_class: string;
  language: string;
  channel: string;
  q: readonly (number | null)[];
  a: readonly (number | null)[];
}>;

const list = (letter: string, count: number) =>
  sql.raw(`array[${Array.from({ length: count }, (_, slot) => `${letter}${slot}`).join(', ')}]`);

/** All scores of a survey in a month, those of tests left out. `month` is its first day. */
export async function listScores(
  { trx, workspaceId }: WorkspaceTransaction,
  surveyId: string,
  month: string,
): Promise<readonly ScoreRow[]> {
  const { rows } = await sql<ScoreRow>`
    select day - date '1970-01-01' as day, survey_version_id as version, vote_class::text as vote_class,
      language::text as language, channel::text as channel, ${list('q', 32)} as q, ${list('a', 16)} as a
    from score_row
    where workspace_id = ${workspaceId} and survey_id = ${surveyId} and not is_test
      and day >= ${month}::date and day < ${month}::date + interval '1 month'`.execute(trx);
  return rows;
}

/** The first and the last day on which anything was answered. */
export async function scoredDays(
  { trx, workspaceId }: WorkspaceTransaction,
  surveyId: string,
): Promise<Readonly<{ first: string | null; last: string | null }>> {
  const { rows } = await sql<{ first: string | null; last: string | null }>`
    select min(day)::text as first, max(day)::text as last from score_row
    where workspace_id = ${workspaceId} and survey_id = ${surveyId} and not is_test`.execute(trx);
  return rows[0] ?? { first: null, last: null };
}
