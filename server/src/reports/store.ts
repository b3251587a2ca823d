import type { ReportRhythm } from '@voldaan/domain/reports/report-period';
import { sql } from 'kysely';
import { uuid } from '../database/uuid.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { ReportBody } from './schema.ts';

export async function insertReport(
  { trx, workspaceId }: WorkspaceTransaction,
  made: Readonly<{ id: string; by: string; now: Date; body: ReportBody }>,
): Promise<void> {
  const { id, by, now, body } = made;
  await trx
    .insertInto('report')
    .values({ workspace_id: workspaceId, id, created_by: by, created_at: now, changed_at: now, ...columnsOf(body) })
    .execute();
}

/** False when there is no such report. */
export async function updateReport(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, now, body }: Readonly<{ id: string; now: Date; body: ReportBody }>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('report')
    .set({ ...columnsOf(body), changed_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

function columnsOf(body: ReportBody) {
  const { name, language, item, period, trait, has_drivers, has_words } = body;
  const fields = { name, language, item, period, trait, has_drivers, has_words };
  return { ...fields, survey_id: body.survey, filters: body.where, study_id: body.study };
}

/** Its schedule, links and readers go with it. */
export async function deleteReport({ trx, workspaceId }: WorkspaceTransaction, id: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('report')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

type Schedule = Readonly<{ reportId: string; every: ReportRhythm; nextDay: string; readers: readonly string[] }>;

/** A period that is over and was not reported on yet keeps its place: who changes the readers does not take it from them. */
export async function putSchedule(
  { trx, workspaceId }: WorkspaceTransaction,
  { reportId, every, nextDay, readers }: Schedule,
): Promise<void> {
  await trx
    .insertInto('report_schedule')
    .values({ workspace_id: workspaceId, report_id: reportId, every, next_day: nextDay })
    .onConflict((known) =>
      known.columns(['workspace_id', 'report_id']).doUpdateSet({
        every,
        next_day: sql`case when report_schedule.every = excluded.every
          then least(report_schedule.next_day, excluded.next_day) else excluded.next_day end`,
      }),
    )
    .execute();
  await deleteReaders({ trx, workspaceId }, reportId);
  await trx
    .insertInto('report_recipient')
    .values(readers.map((staff_id) => ({ workspace_id: workspaceId, report_id: reportId, staff_id })))
    .execute();
}

export async function endSchedule(db: WorkspaceTransaction, reportId: string): Promise<void> {
  const { trx, workspaceId } = db;
  await trx
    .deleteFrom('report_schedule')
    .where('workspace_id', '=', workspaceId)
    .where('report_id', '=', reportId)
    .execute();
  await deleteReaders(db, reportId);
}

async function deleteReaders(
  { trx, workspaceId }: Pick<WorkspaceTransaction, 'trx' | 'workspaceId'>,
  reportId: string,
): Promise<void> {
  await trx
    .deleteFrom('report_recipient')
    .where('workspace_id', '=', workspaceId)
    .where('report_id', '=', reportId)
    .execute();
}

export type DueReport = Readonly<{ report_id: string; every: ReportRhythm }>;

/** One report, or all of them but those that could not be made. */
type DueWish = Readonly<{ reportId: string } | { failed: readonly string[] }>;

/** The next report of a workspace that is due, locked; one that another node mails is passed by. */
export async function lockDueReport(
  { trx, workspaceId }: WorkspaceTransaction,
  today: string,
  wish: DueWish,
): Promise<DueReport | undefined> {
  const { rows } = await sql<DueReport>`
    select report_id, every from report_schedule
    where workspace_id = ${workspaceId} and next_day <= ${today}::date
      and ${'reportId' in wish ? sql`report_id = ${wish.reportId}` : sql`report_id <> all (${[...wish.failed]}::uuid[])`}
    order by next_day, report_id
    limit 1
    for update skip locked`.execute(trx);
  return rows[0];
}

export async function moveSchedule(
  { trx, workspaceId }: WorkspaceTransaction,
  { reportId, nextDay }: Readonly<{ reportId: string; nextDay: string }>,
): Promise<void> {
  await trx
    .updateTable('report_schedule')
    .set({ next_day: nextDay })
    .where('workspace_id', '=', workspaceId)
    .where('report_id', '=', reportId)
    .execute();
}

type Mailed = Readonly<{ reportId: string; staffId: string; every: ReportRhythm; periodFrom: string; now: Date }>;

/** Takes the one place there is for this period's report to this reader; false when it was taken before. */
export async function takeReportMail({ trx, workspaceId }: WorkspaceTransaction, mailed: Mailed): Promise<boolean> {
  const { reportId, staffId, every, periodFrom, now } = mailed;
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('report_mail')
    .values({
      workspace_id: workspaceId,
      report_id: reportId,
      staff_id: staffId,
      every,
      period_from: periodFrom,
      written_at: now,
    })
    .onConflict((known) => known.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

type Share = Readonly<{ reportId: string; tokenHash: Buffer; expiresAt: Date; by: string; now: Date }>;

export async function insertShare({ trx, workspaceId }: WorkspaceTransaction, share: Share): Promise<string> {
  const id = uuid();
  await trx
    .insertInto('report_share')
    .values({
      workspace_id: workspaceId,
      id,
      report_id: share.reportId,
      token_hash: share.tokenHash,
      expires_at: share.expiresAt,
      created_by: share.by,
      created_at: share.now,
    })
    .execute();
  return id;
}

export async function deleteShare(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, reportId }: Readonly<{ id: string; reportId: string }>,
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('report_share')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('report_id', '=', reportId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Links whose time is over open nothing; they are of no use to anybody. */
export async function deleteOldShares({ trx, workspaceId }: WorkspaceTransaction, now: Date): Promise<void> {
  await trx.deleteFrom('report_share').where('workspace_id', '=', workspaceId).where('expires_at', '<=', now).execute();
}
