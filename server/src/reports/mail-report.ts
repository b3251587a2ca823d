import { Refusal } from '@voldaan/domain/refusal';
import { lastWhole, nextReportDay } from '@voldaan/domain/reports/report-period';
import { message } from '../catalogue/message.ts';
import { showId } from '../database/public-id.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { enqueue } from '../jobs/queue.ts';
import { escapeHtml, toSingleLine } from '../mail/escape-html.ts';
import { keepMail } from '../mail/outbox.ts';
import { smallPrint, staffButtonHtml, staffMailHtml } from '../mail/staff-mail-html.ts';
import type { Product } from '../product.ts';
import { buildReport } from './page/build-report.ts';
import { dayWords } from './page/period-words.ts';
import type { ReportPage } from './page/schema.ts';
import { readingRoles, scheduledOf } from './reports.ts';
import { type DueReport, lockDueReport, moveSchedule, takeReportMail } from './store.ts';
import { findReport, listReaders } from './views.ts';

/** More than a workspace has; the next sweep finds what is left. */
const reportsAtOnceMost = 300;

/**
 * Mails what is due of a workspace. Doing it again finds nothing due. One that cannot be made does not keep the others back; it
 * stays due, and the job fails for it, so that it is tried again.
 */
export async function mailDueReports(product: Product, workspaceId: string): Promise<void> {
  const failed: string[] = [];
  const errors: unknown[] = [];
  for (let done = 0; done < reportsAtOnceMost; done++) {
    const due = await findDue(product, workspaceId, failed);
    if (due === undefined) break;
    try {
      await mailOne(product, workspaceId, due);
    } catch (error) {
      failed.push(due.report_id);
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
}

type Due = DueReport & Readonly<{ today: string }>;

function findDue(product: Product, workspaceId: string, failed: readonly string[]): Promise<Due | undefined> {
  const today = product.clock().toISOString().slice(0, 10);
  return inWorkspace(product.databases.app, workspaceId, async (db) => {
    const due = await lockDueReport(db, today, { failed });
    return due && { ...due, today };
  });
}

/** Counts first, outside of any lock; then writes all mails of the report and the next day in one transaction. */
async function mailOne(product: Product, workspaceId: string, due: Due): Promise<void> {
  const page = await pageOf(product, workspaceId, due);
  await inWorkspace(product.databases.app, workspaceId, async (db) => {
    // Another node may have been faster.
    const still = await lockDueReport(db, due.today, { reportId: due.report_id });
    if (still === undefined) return;
    const nextDay = nextReportDay(due.every, due.today);
    if (page !== undefined) await writeMails(product, db, { page, due, nextDay });
    await moveSchedule(db, { reportId: due.report_id, nextDay });
  });
}

/**
 * Undefined where the report names what is no longer there; its schedule moves on, and the screen says what is missing. A
 * moment at which too much is counted is no such thing: the job tries again, and the period is not lost.
 */
async function pageOf(product: Product, workspaceId: string, due: Due): Promise<ReportPage | undefined> {
  try {
    const row = await inWorkspace(product.databases.app, workspaceId, (db) => findReport(db, due.report_id));
    if (row === undefined) return undefined;
    // The mail says the figures; who said what stays behind the sign-in.
    const asked = { ...scheduledOf(row, due.every, due.today), hasDrivers: false, hasWords: false };
    return await buildReport(product, asked, { workspaceId, mayQuote: false });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'busy') throw error;
    product.log.warn({ code: error.code, reportId: due.report_id }, 'a report could not be made and was not mailed');
    return undefined;
  }
}

type Written = Readonly<{ page: ReportPage; due: Due; nextDay: string }>;

async function writeMails(product: Product, db: WorkspaceTransaction, { page, due, nextDay }: Written): Promise<void> {
  const { report_id: reportId, every, today } = due;
  const period = lastWhole(every, today);
  const isConfigured = await product.mailer.isConfigured(db);
  const link = `${product.config.baseUrl}/reports/${showId('rpt', reportId)}?period=${period.text}`;
  const words = mailWords(page, { link, nextDay });
  for (const { id, email } of await listReaders(db, { reportIds: [reportId], roles: readingRoles })) {
    const now = product.clock();
    if (!(await takeReportMail(db, { reportId, staffId: id, every, periodFrom: period.from, now }))) continue;
    const mail = await keepMail(db, { kind: 'report', recipient: email, ...words });
    if (isConfigured) await enqueue(db.trx, 'mail.send-kept', { workspace: db.workspaceId, mail });
  }
}

function mailWords(page: ReportPage, { link, nextDay }: Readonly<{ link: string; nextDay: string }>) {
  const { language, heading, run, summary, name } = page;
  const groups = page.groups === null ? [] : [page.groups.heading];
  const said = [...summary, ...groups.map((text) => `${text}.`)];
  const button = message(language, 'mail.report.button');
  const why = message(language, 'mail.report.why', { report: name, day: dayWords(nextDay, language) });
  const subject = toSingleLine(message(language, 'mail.report.subject', { report: name, heading }), 200);
  const from = `${page.company}. ${run}`;
  const body = `${said.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n')}
${staffButtonHtml(link, button)}
<p style="${smallPrint}">${escapeHtml(why)}</p>`;
  const html = staffMailHtml({ language, subject, from, heading, body });
  return { subject, html, text: [from, heading, ...said, link, why].join('\n\n') };
}
