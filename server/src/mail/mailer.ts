import { localeOf } from '@voldaan/domain/surveys/language-tag';
import { unbrokenDay } from '@voldaan/domain/surveys/unbroken-day';
import { message } from '../catalogue/message.ts';
import type { Config } from '../config.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { enqueue } from '../jobs/queue.ts';
import type { Mailer, StaffInviteMail } from '../product.ts';
import { purposeKey } from '../secret/purpose-key.ts';
import { escapeHtml } from './escape-html.ts';
import { mailServerOf } from './mail-server.ts';
import { keepMail } from './outbox.ts';
import { findMailSetting } from './views.ts';

/** Mail to staff: written in the transaction that it tells about, handed over after it. */
export function makeMailer(config: Config): Mailer {
  const sealKey = purposeKey(config.secret, 'seal');
  const serverFor = async (db: WorkspaceTransaction) => mailServerOf(config, sealKey, await findMailSetting(db));
  return {
    isConfigured: async (db) => (await serverFor(db)).server !== undefined,
    sendStaffInvite: async (db, mail) => {
      const { server } = await serverFor(db);
      const id = await keepMail(db, { kind: 'staff_invite', recipient: mail.to, ...inviteWords(mail) });
      if (server === undefined) return false;
      await enqueue(db.trx, 'mail.send-kept', { workspace: db.workspaceId, mail: id });
      return true;
    },
  };
}

function inviteWords(mail: StaffInviteMail): Readonly<{ subject: string; html: string; text: string }> {
  const { language, link } = mail;
  const format = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'Europe/Amsterdam' });
  const words = { company: mail.company, name: mail.invitedBy, day: unbrokenDay(format.format(mail.expiresAt)) };
  const intro = message(language, 'mail.staffInvite.text', words);
  const button = message(language, 'mail.staffInvite.button');
  const until = message(language, 'mail.staffInvite.until', words);
  const subject = message(language, 'mail.staffInvite.subject', words);
  // Ink and ground are both named: a reader that shows its own ground under our ink would show white on white.
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;background:#ffffff;color:#17201f"><div role="main">
<h1 style="margin:0 0 16px;font-size:20px;line-height:1.3">${escapeHtml(subject)}</h1>
<p>${escapeHtml(intro)}</p>
<p><a href="${escapeHtml(link)}" style="display:inline-block;padding:12px 24px;border-radius:8px;background:#0b5d57;color:#ffffff">${escapeHtml(button)}</a></p>
<p>${escapeHtml(until)}</p></div></body></html>`;
  return {
    subject,
    html,
    text: `${intro}\n\n${link}\n\n${until}\n`,
  };
}
