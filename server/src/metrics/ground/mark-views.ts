import { type RawBuilder, sql } from 'kysely';
import { type KeptValues, keptQuery, namedValue } from '../../database/kept-query.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { type Snapshot, snapshotOfStatement, unseen } from '../columns/change-views.ts';

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

const bound = sql`bound.workspace_id::uuid`;
const [scoresAsOf, groundAsOf, orderAsOf] = [
  namedValue('scoresAsOf'),
  namedValue('groundAsOf'),
  namedValue('orderAsOf'),
];

/**
 * The marks of the workspace that `bound` is, beneath a statement that binds itself. Fenced off there (offset 0), since it takes the
 * workspace from the outer part, it is asked after the workspace was set.
 */
export const marksOfBound = sql<Marks>`
  select ${snapshotOfStatement},
    ${scoresAsOf}::text is null
      or exists (select from score_change where survey_id = ${namedValue('surveyId')}::uuid and ${unseen(bound, scoresAsOf)})
      or ${meaningChanged(bound, scoresAsOf)} as "hasScores",
    ${groundAsOf}::text is null
      or exists (select from ground_change where ${unseen(bound, groundAsOf)}) as "hasGround",
    ${orderAsOf}::text is null
      or exists (select from score_change
        where survey_id = any (${namedValue('surveyIds')}::uuid[]) and ${unseen(bound, orderAsOf)}) as "hasAnswers"
`;

/** The values of `marksOfBound`. */
export function marksValues({ scores, ground, order }: MarksAsked): KeptValues {
  return {
    scoresAsOf: scores?.asOf ?? null,
    surveyId: scores?.surveyId ?? null,
    groundAsOf: ground ?? null,
    orderAsOf: order?.asOf ?? null,
    surveyIds: order?.surveyIds ?? [],
  };
}

const allMarks = keptQuery(sql<Marks>`/* kept, binds itself */
  select found.* from (select set_config('voldaan.workspace_id', ${namedValue('workspaceId')}, true)) as bound (workspace_id)
  cross join lateral (${marksOfBound} offset 0) as found`);

/**
 * What was committed since some copies were made. Asked for each figure, so all of it in one trip, which is the only one where
 * nothing is new: it binds itself, and the transaction around it need not begin.
 */
export async function newMarks({ trx, workspaceId }: WorkspaceTransaction, asked: MarksAsked): Promise<Marks> {
  const { rows } = await trx.executeQuery(allMarks({ workspaceId, ...marksValues(asked) }));
  return rows[0] ?? { hasScores: true, hasGround: true, hasAnswers: true, snapshot: '', isApart: true };
}

/** Marks in a row that holds more than them; undefined when they are not all there. */
export function marksIn(row: object): Marks | undefined {
  if (!('hasScores' in row && 'hasGround' in row && 'hasAnswers' in row && 'snapshot' in row && 'isApart' in row))
    return undefined;
  const { hasScores, hasGround, hasAnswers, snapshot, isApart } = row;
  if (typeof snapshot !== 'string') return undefined;
  return {
    hasScores: hasScores !== false,
    hasGround: hasGround !== false,
    hasAnswers: hasAnswers !== false,
    isApart: isApart !== false,
    snapshot,
  };
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

function meaningChanged(workspaceId: string | RawBuilder<unknown>, asOf: Snapshot | RawBuilder<unknown>) {
  return sql<boolean>`
    exists (select from ground_change
      where ${unseen(workspaceId, asOf)} and source in ('survey_version', 'trait', 'trait_value'))`;
}
