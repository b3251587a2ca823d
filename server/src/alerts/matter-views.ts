import type { CaseKind } from '@voldaan/domain/complaints/case-event';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { occasionsMost, type Span } from './occasion.ts';

export type CaseRow = Readonly<{
  id: string;
  year: number;
  number: number;
  kind: CaseKind;
  severity: number | null;
  received_at: Date;
  /** When its severity was last judged; null when nobody did. */
  assessed_at: Date | null;
  owner_id: string | null;
}>;

/** Cases by their ids, or those that came in within some days. */
export async function listCases(
  { trx, workspaceId }: WorkspaceTransaction,
  asked: Readonly<{ ids: readonly string[] }> | Span,
): Promise<readonly CaseRow[]> {
  const isAsked =
    'ids' in asked
      ? sql`id = any (${asked.ids}::uuid[])`
      : sql`received_at >= ${asked.from} and received_at < ${asked.to}`;
  const { rows } = await sql<CaseRow>`
    select id, year, number, kind, severity, received_at, owner_id,
      (select max(e.at) from case_event e
       where e.workspace_id = complaint_case.workspace_id and e.case_id = complaint_case.id and e.what = 'assessed'
      ) as assessed_at
    from complaint_case
    where workspace_id = ${workspaceId} and ${isAsked}
    order by received_at desc, id desc limit ${occasionsMost}`.execute(trx);
  return rows;
}

export type DueRow = Readonly<{
  id: string;
  /** Of a case; null of a promise of the register. */
  year: number | null;
  number: number | null;
  promise: string;
  due_at: Date;
  owner_id: string | null;
}>;

/** Promises that nobody kept yet, due between two moments: terms of open cases, and what was promised to customers. */
export async function listDue(
  { trx, workspaceId }: WorkspaceTransaction,
  { from, to }: Span,
): Promise<readonly DueRow[]> {
  const { rows } = await sql<DueRow>`
    select * from (
      select id, year, number, due_promise as promise, due_at, owner_id from complaint_case
      where workspace_id = ${workspaceId} and closed_at is null and due_at >= ${from} and due_at < ${to}
      union all
      select id, null, null, 'promise', due_at, owner_id from customer_promise
      where workspace_id = ${workspaceId} and kept_at is null and released_at is null
        and due_at >= ${from} and due_at < ${to}
    ) due
    order by due_at, id limit ${occasionsMost}`.execute(trx);
  return rows;
}

export type PromiseRow = Readonly<{ id: string; due_at: Date; over_at: Date | null; owner_id: string }>;

/** Promises of the register that were due within some days, kept or not. */
export async function listPromises(
  { trx, workspaceId }: WorkspaceTransaction,
  { from, to }: Span,
): Promise<readonly PromiseRow[]> {
  const { rows } = await sql<PromiseRow>`
    select id, due_at, least(kept_at, released_at) as over_at, owner_id from customer_promise
    where workspace_id = ${workspaceId} and due_at >= ${from} and due_at < ${to}
    order by due_at desc, id limit ${occasionsMost}`.execute(trx);
  return rows;
}

/** The digest and the preview of a rule count no more cases than this; the newest tell what there is to tell. */
const openCasesMost = 5000;

export type OpenCaseRow = Readonly<{
  id: string;
  year: number;
  number: number;
  profile_id: string | null;
  owner_id: string | null;
  closed_at: Date | null;
}>;

/** Cases that were worked on or waited within some days. */
export async function casesOpenWithin(
  { trx, workspaceId }: WorkspaceTransaction,
  { from, to }: Span,
): Promise<readonly OpenCaseRow[]> {
  return trx
    .selectFrom('complaint_case')
    .select(['id', 'year', 'number', 'profile_id', 'owner_id', 'closed_at'])
    .where('workspace_id', '=', workspaceId)
    .where('received_at', '<', to)
    .where(({ or, eb }) => or([eb('closed_at', 'is', null), eb('closed_at', '>=', from)]))
    .orderBy('received_at', 'desc')
    .orderBy('id')
    .limit(openCasesMost)
    .execute();
}

export type WaveRow = Readonly<{
  id: string;
  survey_id: string;
  survey_name: string;
  state: string;
  notice: string;
  created_at: Date;
}>;

/** Mailings that stand still, or do not get on, and why. */
export async function listStuckWaves({ trx, workspaceId }: WorkspaceTransaction): Promise<readonly WaveRow[]> {
  const { rows } = await sql<WaveRow>`
    select w.id, w.survey_id, survey.name as survey_name, w.state, w.notice, w.created_at
    from wave w join survey on survey.workspace_id = w.workspace_id and survey.id = w.survey_id
    where w.workspace_id = ${workspaceId} and w.state in ('sending', 'held', 'paused') and w.notice <> 'study_paused'
    order by w.created_at desc, w.id limit 100`.execute(trx);
  return rows;
}

export type RateRow = Readonly<{ invited: number; answered: number }>;

/** Of those invited between two days, how many answered within so many days. */
export async function countAnswered(
  { trx, workspaceId }: WorkspaceTransaction,
  { surveyId, from, to, days }: Readonly<{ surveyId: string; from: string; to: string; days: number }>,
): Promise<RateRow> {
  const { rows } = await sql<RateRow>`
    select count(*)::int as invited,
      (count(*) filter (where answered_at < planned_at + make_interval(days => ${days})))::int as answered
    from invitation
    where workspace_id = ${workspaceId} and survey_id = ${surveyId} and kind = 'invitation'
      and state = 'sent' and bounced_at is null
      and planned_at >= ${from}::date::timestamptz and planned_at < ${to}::date::timestamptz`.execute(trx);
  return rows[0] ?? { invited: 0, answered: 0 };
}
