import { company, staffOfId } from '../accounts/views.ts';
import { message } from '../catalogue/message.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { enqueue } from '../jobs/queue.ts';
import { escapeHtml, toSingleLine } from '../mail/escape-html.ts';
import { keepMail } from '../mail/outbox.ts';
import { staffMailHtml } from '../mail/staff-mail-html.ts';
import type { Product } from '../product.ts';
import { noteGone } from './channel-store.ts';
import type { ChannelRow } from './channel-views.ts';

/**
 * Sends nothing more to a channel whose program says that it is there no more (410), and tells whoever made the channel, once: what
 * was to go there is silent from now on.
 */
export async function tellGone(product: Product, db: WorkspaceTransaction, channel: ChannelRow): Promise<void> {
  const maker = await noteGone(db, { id: channel.id, at: product.clock() });
  const person = maker === undefined ? undefined : await staffOfId(db, maker);
  if (person === undefined) return;
  const { language, email } = person;
  const values = { name: channel.name, host: channel.host };
  const subject = toSingleLine(message(language, 'mail.channel-gone.subject', values), 200);
  const words = message(language, 'mail.channel-gone.text', values);
  const url = `${product.config.baseUrl}/alerts/channels`;
  const firm = (await company(db))?.name ?? '';
  const body = `<p>${escapeHtml(words)}</p><p><a href="${escapeHtml(url)}" style="color:#0b5d57">${escapeHtml(url)}</a></p>`;
  const html = staffMailHtml({ language, subject, from: firm, heading: subject, body });
  const text = [firm, subject, words, url].join('\n\n');
  const mail = await keepMail(db, { kind: 'alert', recipient: email, subject, html, text });
  if (await product.mailer.isConfigured(db))
    await enqueue(db.trx, 'mail.send-kept', { workspace: db.workspaceId, mail });
}
