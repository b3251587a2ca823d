import type { Language } from '@voldaan/domain/language';
import type { ReportRhythm } from '@voldaan/domain/reports/report-period';
import type { StudyDraft } from '@voldaan/domain/studies/study-draft';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type ReportRow = Readonly<{
  id: string;
  name: string;
  language: Language;
  survey_id: string;
  survey_name: string;
  item: string;
  period: string;
  filters: string;
  trait: string;
  has_drivers: boolean;
  has_words: boolean;
  study_id: string | null;
  changed_at: Date;
  every: ReportRhythm | null;
  next_day: string | null;
}>;

const reportColumns = sql`
  report.id, report.name, report.language, report.survey_id, survey.name as survey_name, report.item, report.period,
  report.filters, report.trait, report.has_drivers, report.has_words, report.study_id, report.changed_at,
  schedule.every, schedule.next_day::text as next_day`;

const reportTables = sql`
  report
  join survey on survey.workspace_id = report.workspace_id and survey.id = report.survey_id
  left join report_schedule schedule on schedule.workspace_id = report.workspace_id and schedule.report_id = report.id`;

/** In the order of their names; there are a handful. */
export async function listReports(
  { trx, workspaceId }: WorkspaceTransaction,
  most: number,
): Promise<readonly ReportRow[]> {
  const { rows } = await sql<ReportRow>`
    select ${reportColumns} from ${reportTables}
    where report.workspace_id = ${workspaceId}
    order by lower(report.name), report.id
    limit ${most}`.execute(trx);
  return rows;
}

export async function findReport(
  { trx, workspaceId }: WorkspaceTransaction,
  id: string,
): Promise<ReportRow | undefined> {
  const { rows } = await sql<ReportRow>`
    select ${reportColumns} from ${reportTables}
    where report.workspace_id = ${workspaceId} and report.id = ${id}`.execute(trx);
  return rows[0];
}

export async function countReports({ trx, workspaceId }: WorkspaceTransaction): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from report where workspace_id = ${workspaceId}`.execute(trx);
  return rows[0]?.count ?? 0;
}

export type ReaderRow = Readonly<{ report_id: string; id: string; name: string; email: string }>;

type Readers = Readonly<{ reportIds: readonly string[]; roles: readonly Tables['staff']['role'][] }>;

/** Who gets which report; whoever left, or has none of these roles any more, gets none. */
export async function listReaders(
  { trx, workspaceId }: WorkspaceTransaction,
  { reportIds, roles }: Readers,
): Promise<readonly ReaderRow[]> {
  if (reportIds.length === 0) return [];
  return trx
    .selectFrom('report_recipient')
    .innerJoin('staff', (join) =>
      join
        .onRef('staff.workspace_id', '=', 'report_recipient.workspace_id')
        .onRef('staff.id', '=', 'report_recipient.staff_id'),
    )
    .select(['report_recipient.report_id', 'staff.id', 'staff.name', 'staff.email'])
    .where('report_recipient.workspace_id', '=', workspaceId)
    .where('report_recipient.report_id', 'in', reportIds)
    .where('staff.removed_at', 'is', null)
    .where('staff.role', 'in', roles)
    .orderBy('staff.name')
    .orderBy('staff.id')
    .limit(10_000)
    .execute();
}

export type ShareRow = Readonly<{ id: string; report_id: string; expires_at: Date; created_at: Date }>;

/** The links that still open, the newest first. */
export async function listShares(
  { trx, workspaceId }: WorkspaceTransaction,
  { now }: Readonly<{ now: Date }>,
): Promise<readonly ShareRow[]> {
  return trx
    .selectFrom('report_share')
    .select(['id', 'report_id', 'expires_at', 'created_at'])
    .where('workspace_id', '=', workspaceId)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1000)
    .execute();
}

/** The report behind a link; undefined when there is none, or its time is over. */
export async function reportOfShare(
  { trx, workspaceId }: WorkspaceTransaction,
  { tokenHash, now }: Readonly<{ tokenHash: Buffer; now: Date }>,
): Promise<string | undefined> {
  const row = await trx
    .selectFrom('report_share')
    .select('report_id')
    .where('workspace_id', '=', workspaceId)
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row?.report_id;
}

export type StaffReader = Readonly<{ id: string; name: string; email: string }>;

/** Colleagues of these roles. */
export async function listStaffOfRoles(
  { trx, workspaceId }: WorkspaceTransaction,
  roles: readonly Tables['staff']['role'][],
): Promise<readonly StaffReader[]> {
  return trx
    .selectFrom('staff')
    .select(['id', 'name', 'email'])
    .where('workspace_id', '=', workspaceId)
    .where('role', 'in', roles)
    .where('removed_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .limit(1000)
    .execute();
}

/** Workspaces with a report that is due. Asked as the role that sees nothing else of them. */
export async function workspacesWithDueReports(work: Kysely<Tables>, today: string): Promise<readonly string[]> {
  const rows = await work
    .selectFrom('report_schedule')
    .select('workspace_id')
    .distinct()
    .where('next_day', '<=', today)
    .orderBy('workspace_id')
    .limit(10_000)
    .execute();
  return rows.map(({ workspace_id }) => workspace_id);
}

export type SurveyStudy = Readonly<{ id: string; name: string }>;

/** The studies that ask with a survey, the newest first. */
export async function studiesOfSurvey(
  { trx, workspaceId }: WorkspaceTransaction,
  surveyId: string,
): Promise<readonly SurveyStudy[]> {
  return trx
    .selectFrom('study')
    .select(['id', 'name'])
    .where('workspace_id', '=', workspaceId)
    .where('survey_id', '=', surveyId)
    .where('state', '<>', 'draft')
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
}

/** What a study said before it began: why it asks, and what the score is to be. */
export type AskingStudy = Readonly<{ id: string; name: string; purpose: string; norm: StudyDraft['norm'] }>;

/** The studies that asked with a survey on any of these days, `to` not included; the newest first. */
export async function listStudiesAsking(
  { trx, workspaceId }: WorkspaceTransaction,
  { surveyId, from, to }: Readonly<{ surveyId: string; from: string; to: string }>,
): Promise<readonly AskingStudy[]> {
  const { rows } = await sql<AskingStudy>`
    select id, name, coalesce(plan ->> 'purpose', '') as purpose, nullif(plan -> 'norm', 'null') as norm
    from study
    where workspace_id = ${workspaceId} and survey_id = ${surveyId} and state <> 'draft'
      and started_at < ${`${to}T00:00:00Z`}::timestamptz and (ended_at is null or ended_at >= ${`${from}T00:00:00Z`}::timestamptz)
    order by started_at desc, id desc
    limit 100`.execute(trx);
  return rows;
}
