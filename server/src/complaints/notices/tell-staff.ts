import { message } from '../../catalogue/message.ts';
import { readId } from '../../database/public-id.ts';
import { uuid } from '../../database/uuid.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { enqueue } from '../../jobs/queue.ts';
import { escapeHtml, toSingleLine } from '../../mail/escape-html.ts';
import { keepMail } from '../../mail/outbox.ts';
import type { Product } from '../../product.ts';
import { seesCase } from '../sees-case.ts';
import { insertNotice } from './notice-store.ts';
import { findReader, type NoticeReader } from './notice-views.ts';

/** What a member of staff can be told of a case. */
export const caseNoticeKinds = [
  'mentioned',
  'assigned',
  'customer_replied',
  'promise_near',
  'promise_broken',
  'customer_back',
  'mail_failed',
] as const;
export type CaseNoticeKind = (typeof caseNoticeKinds)[number];

export type CaseNews = Readonly<{
  kind: CaseNoticeKind;
  /** The shown id of the case, and its number. */
  subject: string;
  number: string;
  detail?: Readonly<Record<string, string>>;
  at: Date;
}>;

/**
 * Tells somebody of a case, on screen and, where they asked for it, by mail, in the caller's transaction. The same news (person,
 * kind, case, moment) is told once, however often this is asked. False where nobody hears it: who may not see the case hears
 * nothing of it.
 */
export async function tellStaff(
  product: Product,
  db: WorkspaceTransaction,
  staffId: string,
  news: CaseNews,
): Promise<boolean> {
  const reader = await findReader(db, staffId);
  if (reader === undefined) return false;
  const caseId = readId('cas', news.subject);
  if (caseId !== undefined && !(await seesCase(db, { staffId, caseId }))) return false;
  const { kind, subject, number, at } = news;
  const isNew = await insertNotice(db, {
    id: uuid(product.clock().getTime()),
    staffId,
    kind,
    subject,
    detail: { number, ...news.detail },
    at,
  });
  if (isNew && reader.notices_by_mail) await writeMail(product, db, { reader, news });
  return true;
}

type Writing = Readonly<{ reader: NoticeReader; news: CaseNews }>;

async function writeMail(product: Product, db: WorkspaceTransaction, { reader, news }: Writing): Promise<void> {
  const mail = await keepMail(db, { kind: 'notice', recipient: reader.email, ...mailWords(product, reader, news) });
  if (await product.mailer.isConfigured(db))
    await enqueue(db.trx, 'mail.send-kept', { workspace: db.workspaceId, mail });
}

/** Says that there is news and of which case; what customers said stays behind the sign-in. */
function mailWords({ config }: Product, { language }: NoticeReader, { kind, subject: id, number }: CaseNews) {
  const said = message(language, `mail.notice.${kind}`, { number });
  const button = message(language, 'mail.notice.button');
  const why = message(language, 'mail.notice.why');
  const link = `${config.baseUrl}/cases/${id}`;
  const subject = toSingleLine(said, 200);
  // Ink and ground are both named: a reader that shows its own ground under our ink would show white on white.
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;background:#ffffff;color:#17201f"><div role="main">
<h1 style="margin:0 0 16px;font-size:20px;line-height:1.3">${escapeHtml(said)}</h1>
<p><a href="${escapeHtml(link)}" style="display:inline-block;padding:12px 24px;border-radius:8px;background:#0b5d57;color:#ffffff">${escapeHtml(button)}</a></p>
<p style="font-size:13px;color:#55605d">${escapeHtml(why)}</p></div></body></html>`;
  return { subject, html, text: `${said}\n\n${link}\n\n${why}\n` };
}
