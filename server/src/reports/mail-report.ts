import type { Language } from '@voldaan/domain/language';
import { Refusal } from '@voldaan/domain/refusal';
import { lastWhole, nextReportDay } from '@voldaan/domain/reports/report-period';
import { company } from '../accounts/views.ts';
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
  const told = await toldBy(product, workspaceId, due);
  await inWorkspace(product.databases.app, workspaceId, async (db) => {
    // Another node may have been faster.
    const still = await lockDueReport(db, due.today, { reportId: due.report_id });
    if (still === undefined) return;
    const nextDay = nextReportDay(due.every, due.today);
    if (told !== undefined) await writeMails(product, db, { told, due, nextDay });
    await moveSchedule(db, { reportId: due.report_id, nextDay });
  });
}

/** What a mail says: the figures, or why there are none. */
type Told = Readonly<{ language: Language; name: string; from: string; heading: string; said: readonly string[] }>;

/**
 * Undefined where there is no such report any more. One that names what is no longer there says so to its readers, who would
 * wait for it otherwise; its schedule moves on. A moment at which too much is counted is no such thing: the job tries again,
 * and the period is not lost.
 */
async function toldBy(product: Product, workspaceId: string, due: Due): Promise<Told | undefined> {
  const row = await inWorkspace(product.databases.app, workspaceId, (db) => findReport(db, due.report_id));
  if (row === undefined) return undefined;
  try {
    // The mail says the figures; who said what stays behind the sign-in.
    const asked = { ...scheduledOf(row, due.every, due.today), hasDrivers: false, hasWords: false };
    return figuresOf(await buildReport(product, asked, { workspaceId, mayQuote: false }));
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'busy') throw error;
    product.log.warn({ code: error.code, reportId: due.report_id }, 'a report could not be made and says so');
    const owner = await inWorkspace(product.databases.app, workspaceId, company);
    const { language, name } = row;
    const [heading, said] = [message(language, 'mail.report.gone-heading'), message(language, 'mail.report.gone')];
    return { language, name, from: owner?.name ?? '', heading, said: [said] };
  }
}

function figuresOf({ language, name, company: owner, run, heading, summary, groups }: ReportPage): Told {
  const said = groups === null ? summary : [...summary, `${groups.heading}.`];
  return { language, name, from: `${owner}. ${run}`, heading, said };
}

type Written = Readonly<{ told: Told; due: Due; nextDay: string }>;

async function writeMails(product: Product, db: WorkspaceTransaction, { told, due, nextDay }: Written): Promise<void> {
  const { report_id: reportId, every, today } = due;
  const period = lastWhole(every, today);
  const isConfigured = await product.mailer.isConfigured(db);
  const link = `${product.config.baseUrl}/reports/${showId('rpt', reportId)}?period=${period.text}`;
  const words = mailWords(told, { link, nextDay });
  for (const { id, email } of await listReaders(db, { reportIds: [reportId], roles: readingRoles })) {
    const now = product.clock();
    if (!(await takeReportMail(db, { reportId, staffId: id, every, periodFrom: period.from, now }))) continue;
    const mail = await keepMail(db, { kind: 'report', recipient: email, ...words });
    if (isConfigured) await enqueue(db.trx, 'mail.send-kept', { workspace: db.workspaceId, mail });
  }
}

function mailWords(told: Told, { link, nextDay }: Readonly<{ link: string; nextDay: string }>) {
  const { language, name, from, heading, said } = told;
  const button = message(language, 'mail.report.button');
  const why = message(language, 'mail.report.why', { report: name, day: dayWords(nextDay, language) });
  const subject = toSingleLine(message(language, 'mail.report.subject', { report: name, heading }), 200);
  const body = `${said.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n')}
${staffButtonHtml(link, button)}
<p style="${smallPrint}">${escapeHtml(why)}</p>`;
  const html = staffMailHtml({ language, subject, from, heading, body });
  return { subject, html, text: [from, heading, ...said, link, why].join('\n\n') };
}
