import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { type Snapshot, snapshotOfStatement, unseen } from '../columns/change-views.ts';
import { responseConditions, storedScore } from '../figures/condition-views.ts';
import type { Figure, FigureDays } from '../figures/figure.ts';
import { allTexts, foundTexts, scoreRowOf } from './text-source-views.ts';
import type { ScoreCount } from './word-views.ts';

/** How many texts of a month have each score: all of them, or those that mention a theme. */
export type MonthCount = ScoreCount &
  Readonly<{
    /** Its first day, in days since 1 January 1970. */
    month: number;
    /** Null for all who wrote. */
    theme: string | null;
  }>;

/** All who wrote in some days. */
export async function countWriters(
  db: WorkspaceTransaction,
  figure: Figure,
  days: FigureDays,
): Promise<readonly MonthCount[]> {
  const texts = foundTexts(db, allTexts({ ...figure, window: { ...figure.window, ...days } }));
  const { rows } = await sql<MonthCount>`
    select ${monthOfScore} as month, null as theme, ${storedScore(figure.item)} as score, count(*) as count
    from ${texts} t join ${scoreRowOf(db, figure)}
    where ${responseConditions(db, figure, days)}
    group by 1, 3
    limit 100000`.execute(db.trx);
  return rows;
}

/**
 * Those of them who mention each theme; a person's word goes before the rule's. A mention is of a text, and each text has its
 * score row: beside a million texts those need not be read.
 */
export async function countMentioners(
  db: WorkspaceTransaction,
  figure: Figure,
  days: FigureDays,
): Promise<readonly MonthCount[]> {
  const { rows } = await sql<MonthCount>`
    select ${monthOfScore} as month, m.theme_id as theme, ${storedScore(figure.item)} as score, count(*) as count
    from response_theme m
    join score_row s on s.workspace_id = m.workspace_id and s.response_id = m.response_id
    where m.workspace_id = ${db.workspaceId} and coalesce(m.by_person, m.by_rule)
      and ${responseConditions(db, figure, days)}
    group by 1, 2, 3
    limit 1000000`.execute(db.trx);
  return rows;
}

const monthOfScore = sql`date_trunc('month', s.day)::date - date '1970-01-01'`;

export type MonthChanges = Readonly<{
  /** Of this statement: what is counted from now on is as of it, or later. */
  snapshot: Snapshot;
  /** A transaction that wrote, or that reads as of its beginning: what it counts is not what others should be given. */
  isApart: boolean;
  /** First days of the months in which texts, mentions or scores were changed, in days since 1 January 1970. */
  months: readonly number[];
}>;

/** What was committed to a survey since a snapshot; undefined asks for the snapshot alone. */
export async function monthChanges(
  { trx, workspaceId }: WorkspaceTransaction,
  surveyId: string,
  asOf: Snapshot | undefined,
): Promise<MonthChanges> {
  const changed =
    asOf === undefined
      ? sql`'{}'::integer[]`
      : sql`array(
          select month - date '1970-01-01' from text_change where survey_id = ${surveyId} and ${unseen(workspaceId, asOf)}
          union
          select date_trunc('month', day)::date - date '1970-01-01' from score_change
          where survey_id = ${surveyId} and ${unseen(workspaceId, asOf)})`;
  const { rows } = await sql<MonthChanges>`
    select ${snapshotOfStatement}, ${changed} as months`.execute(trx);
  return rows[0] ?? { snapshot: '', isApart: true, months: [] };
}
