import type { Role } from '@voldaan/domain/accounts/role';
import { roles } from '@voldaan/domain/accounts/role';
import { Refusal } from '@voldaan/domain/refusal';
import { lastWhole, nextReportDay, type ReportRhythm } from '@voldaan/domain/reports/report-period';
import { recordAudit } from '../accounts/audit-store.ts';
import { makeOnce } from '../accounts/make-once.ts';
import { showId } from '../database/public-id.ts';
import { inWorkspace, inWorkspaceReading, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import { mayUse } from '../http/permission.ts';
import type { Product } from '../product.ts';
import { hashToken, makeToken } from '../secret/token.ts';
import { findStudy } from '../studies/views.ts';
import { askForChart } from './charts/ask-for-chart.ts';
import type { ReportChart } from './charts/report-drawings.ts';
import { buildReport, type ReportAsked } from './page/build-report.ts';
import type { ReportPage } from './page/schema.ts';
import { type ReportBody, type ReportReply, reportsMost, type ScheduleBody } from './schema.ts';
import {
  deleteOldShares,
  deleteReport,
  deleteShare,
  endSchedule,
  insertReport,
  insertShare,
  putSchedule,
  updateReport,
} from './store.ts';
import {
  countReports,
  findReport,
  listReaders,
  listReports,
  listShares,
  listStaffOfRoles,
  type ReportRow,
  type StaffReader,
} from './views.ts';

export function showReports(product: Product, { workspaceId }: Caller): Promise<ReportReply[]> {
  return inWorkspaceReading(product.databases.app, workspaceId, async (db) => {
    const rows = await listReports(db, reportsMost);
    return repliesOf(db, rows, product.clock());
  });
}

export function showReport(product: Product, { workspaceId }: Caller, id: string): Promise<ReportReply> {
  return inWorkspaceReading(product.databases.app, workspaceId, async (db) => {
    const [reply] = await repliesOf(db, [await requireReport(db, id)], product.clock());
    if (reply === undefined) throw new Refusal('not_found');
    return reply;
  });
}

/** A report is tried once before it is saved, so that nobody saves one that names what is not there. Pressed twice it is one. */
export async function makeReport(product: Product, caller: Caller, body: ReportBody): Promise<string> {
  const now = product.clock();
  await tryReport(product, caller, body);
  const make = async (db: WorkspaceTransaction, id: string) => {
    if ((await countReports(db)) >= reportsMost)
      throw new Refusal('reports_too_many', { values: { most: reportsMost } });
    await insertReport(db, { id, by: caller.staffId, now, body });
    await recordAudit(db, { staffId: caller.staffId, action: 'report.made', subject: showId('rpt', id), at: now });
  };
  return inWorkspace(product.databases.app, caller.workspaceId, (db) =>
    makeOnce(
      db,
      { product, caller, what: 'report', wish: body, at: now },
      { show: async (id) => (await requireReport(db, id)).id, make: (id) => make(db, id) },
    ),
  );
}

export async function changeReport(
  product: Product,
  caller: Caller,
  { id, body }: Readonly<{ id: string; body: ReportBody }>,
): Promise<ReportReply> {
  const now = product.clock();
  await showReport(product, caller, id);
  await tryReport(product, caller, body);
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if (!(await updateReport(db, { id, now, body }))) throw new Refusal('not_found');
    await recordAudit(db, { staffId: caller.staffId, action: 'report.changed', subject: showId('rpt', id), at: now });
    const [reply] = await repliesOf(db, [await requireReport(db, id)], now);
    if (reply === undefined) throw new Refusal('not_found');
    return reply;
  });
}

export async function removeReport(product: Product, caller: Caller, id: string): Promise<void> {
  const now = product.clock();
  await inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if (!(await deleteReport(db, id))) throw new Refusal('not_found');
    await recordAudit(db, { staffId: caller.staffId, action: 'report.removed', subject: showId('rpt', id), at: now });
  });
}

export type ReportWanted = Readonly<{
  id: string;
  /** Another one than its own. */
  period?: string | undefined;
  /** Alone, without the rest of the page. */
  chart?: ReportChart;
}>;

/** The report as it stands at this moment. */
export async function readReport(
  product: Product,
  caller: Caller,
  { id, period, chart }: ReportWanted,
): Promise<ReportPage> {
  const asked = await inWorkspaceReading(product.databases.app, caller.workspaceId, async (db) =>
    askedOf(await requireReport(db, id)),
  );
  const wanted = { ...asked, period: period ?? asked.period };
  return buildReport(product, chart === undefined ? wanted : askForChart(wanted, chart), readerOf(caller));
}

/** Roles that may see figures: they alone get a report by mail. */
export const readingRoles: readonly Role[] = roles.filter((role) => mayUse(role, 'report.show'));

export function showReaders(product: Product, { workspaceId }: Caller): Promise<readonly StaffReader[]> {
  return inWorkspaceReading(product.databases.app, workspaceId, (db) => listStaffOfRoles(db, readingRoles));
}

/**
 * Sends a report on a rhythm from the next whole period on: the one that is going on is reported on when it is over.
 * Without readers there is no schedule.
 */
export function scheduleReport(
  product: Product,
  caller: Caller,
  { id, body }: Readonly<{ id: string; body: ScheduleBody }>,
): Promise<ReportReply> {
  const now = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await requireReport(db, id);
    const readers = [...new Set(body.readers)];
    const known = new Set((await listStaffOfRoles(db, readingRoles)).map((staff) => staff.id));
    const unknown = readers.findIndex((reader) => !known.has(reader));
    if (unknown >= 0) throw new Refusal('reader_unknown', { pointer: `/readers/${unknown}` });
    if (readers.length === 0) await endSchedule(db, id);
    else await putSchedule(db, { reportId: id, every: body.every, nextDay: firstDay(body.every, now), readers });
    await recordAudit(db, {
      staffId: caller.staffId,
      action: readers.length === 0 ? 'report.unscheduled' : 'report.scheduled',
      subject: showId('rpt', id),
      detail: { every: body.every, readers: readers.length },
      at: now,
    });
    const [reply] = await repliesOf(db, [await requireReport(db, id)], now);
    if (reply === undefined) throw new Refusal('not_found');
    return reply;
  });
}

function firstDay(every: ReportRhythm, now: Date): string {
  return nextReportDay(every, now.toISOString().slice(0, 10));
}

export type MadeShare = Readonly<{ id: string; url: string; expires_at: Date }>;

/** A link by which anybody reads the report until a day. Shown once; stored is its hash. */
export function shareReport(
  product: Product,
  caller: Caller,
  { id, days }: Readonly<{ id: string; days: number }>,
): Promise<MadeShare> {
  const now = product.clock();
  const token = makeToken(caller.workspaceCode);
  const expiresAt = new Date(now.getTime() + days * 86_400_000);
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await requireReport(db, id);
    await deleteOldShares(db, now);
    const share = await insertShare(db, {
      reportId: id,
      tokenHash: hashToken(token),
      expiresAt,
      by: caller.staffId,
      now,
    });
    const subject = showId('rpt', id);
    await recordAudit(db, { staffId: caller.staffId, action: 'report.shared', subject, detail: { days }, at: now });
    return { id: share, url: `${product.config.baseUrl}/r/${token}`, expires_at: expiresAt };
  });
}

export async function endShare(
  product: Product,
  caller: Caller,
  { id, shareId }: Readonly<{ id: string; shareId: string }>,
): Promise<void> {
  const now = product.clock();
  await inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if (!(await deleteShare(db, { id: shareId, reportId: id }))) throw new Refusal('not_found');
    const subject = showId('rpt', id);
    await recordAudit(db, { staffId: caller.staffId, action: 'report.share-ended', subject, at: now });
  });
}

/** The period of a scheduled report is the one that is just over, whatever it was saved with. */
export function scheduledOf(row: ReportRow, every: ReportRhythm, today: string): ReportAsked {
  return { ...askedOf(row), period: lastWhole(every, today).text };
}

export function askedOf(row: ReportRow): ReportAsked {
  const { id, name, language, item, period, trait } = row;
  return {
    ...{ id, name, language, item, period, trait },
    surveyId: row.survey_id,
    where: row.filters,
    hasDrivers: row.has_drivers,
    hasWords: row.has_words,
    studyId: row.study_id,
  };
}

async function tryReport(product: Product, caller: Caller, body: ReportBody): Promise<void> {
  const { name, language, item, period, where, trait, survey, study } = body;
  const asked = { id: null, name, language, item, period, where, trait, surveyId: survey, studyId: study };
  const named = await inWorkspaceReading(product.databases.app, caller.workspaceId, async (db) =>
    study === null ? undefined : findStudy(db, study),
  );
  if (study !== null && named === undefined) throw new Refusal('not_found', { pointer: '/study' });
  if (named !== undefined && survey !== null && named.survey_id !== survey)
    throw new Refusal('study_of_other_survey', { pointer: '/study', values: { study: named.name } });
  await buildReport(product, { ...asked, hasDrivers: false, hasWords: false }, readerOf(caller));
}

function readerOf({ workspaceId, role }: Caller) {
  return { workspaceId, mayQuote: mayUse(role, 'response.list') };
}

async function requireReport(db: WorkspaceTransaction, id: string): Promise<ReportRow> {
  const row = await findReport(db, id);
  if (row === undefined) throw new Refusal('not_found');
  return row;
}

async function repliesOf(db: WorkspaceTransaction, rows: readonly ReportRow[], now: Date): Promise<ReportReply[]> {
  const readers = await listReaders(db, { reportIds: rows.map(({ id }) => id), roles: readingRoles });
  const shares = await listShares(db, { now });
  return rows.map((row) => ({
    ...{ id: row.id, name: row.name, language: row.language, item: row.item, period: row.period, trait: row.trait },
    ...{ survey: row.survey_id, survey_name: row.survey_name, where: row.filters, study: row.study_id },
    ...{ has_drivers: row.has_drivers, has_words: row.has_words, changed_at: row.changed_at },
    schedule:
      row.every === null || row.next_day === null
        ? null
        : {
            every: row.every,
            next_day: row.next_day,
            readers: readers.filter(({ report_id }) => report_id === row.id).map(({ id, name }) => ({ id, name })),
          },
    shares: shares.filter(({ report_id }) => report_id === row.id),
  }));
}
