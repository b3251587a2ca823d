import { company, staffOfId } from '../accounts/views.ts';
import { message } from '../catalogue/message.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { enqueue } from '../jobs/queue.ts';
import { escapeHtml, toSingleLine } from '../mail/escape-html.ts';
import { keepMail } from '../mail/outbox.ts';
import type { Product } from '../product.ts';
import { noteGone } from './channel-store.ts';
import { type ChannelRow, channelMaker } from './channel-views.ts';

/**
 * Sends nothing more to a channel whose program says that it is there no more (410), and tells whoever made the channel, once: what
 * was to go there is silent from now on.
 */
export async function tellGone(product: Product, db: WorkspaceTransaction, channel: ChannelRow): Promise<void> {
  if (!(await noteGone(db, { id: channel.id, at: product.clock() }))) return;
  const maker = await channelMaker(db, channel.id);
  const person = maker === undefined ? undefined : await staffOfId(db, maker);
  if (person === undefined) return;
  const { language, email } = person;
  const values = { name: channel.name, host: channel.host };
  const subject = toSingleLine(message(language, 'mail.channel-gone.subject', values), 200);
  const words = message(language, 'mail.channel-gone.text', values);
  const url = `${product.config.baseUrl}/alerts/channels`;
  const firm = (await company(db))?.name ?? '';
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;background:#ffffff;color:#17201f"><div role="main">
<p style="font-size:13px;color:#55605d">${escapeHtml(firm)}</p>
<h1 style="margin:0 0 16px;font:400 26px/1.15 Georgia,serif">${escapeHtml(subject)}</h1>
<p>${escapeHtml(words)}</p><p><a href="${escapeHtml(url)}" style="color:#0b5d57">${escapeHtml(url)}</a></p></div></body></html>`;
  const text = [firm, subject, words, url].join('\n\n');
  const mail = await keepMail(db, { kind: 'alert', recipient: email, subject, html, text });
  if (await product.mailer.isConfigured(db))
    await enqueue(db.trx, 'mail.send-kept', { workspace: db.workspaceId, mail });
}
