import type { Language } from '@voldaan/domain/language';
import { Refusal } from '@voldaan/domain/refusal';
import { recordAudit } from '../accounts/audit-store.ts';
import { message } from '../catalogue/message.ts';
import { readEmail } from '../contacts/read-email.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import { enqueue } from '../jobs/queue.ts';
import type { Product } from '../product.ts';
import { seal } from '../secret/seal.ts';
import { isHostName, isOwnMachine } from './host-name.ts';
import { saveReturnMail } from './return-mail-store.ts';
import { findReturnMail, type ReturnMailRow } from './return-mail-views.ts';
import type { ReturnMail, ReturnMailBody } from './schema.ts';

/** A tag and its plus are 49 of the 64 characters that an address may have before its @. */
const localLengthMax = 15;
/** Ports where mailboxes are read. Others are open to a trial on this machine only. */
const mailboxPorts: ReadonlySet<number> = new Set([143, 993]);

export async function showReturnMail(product: Product, { workspaceId, language }: Caller): Promise<ReturnMail> {
  return shown(await inWorkspace(product.databases.app, workspaceId, findReturnMail), language);
}

export async function changeReturnMail(product: Product, caller: Caller, body: ReturnMailBody): Promise<ReturnMail> {
  const address = checkAddress(body.address);
  checkMailbox(body);
  const key = product.key('seal');
  const now = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const known = await findReturnMail(db);
    const isSameServer = known?.host === body.host && known.username === body.username;
    // A password belongs to the server it was given for: it is never sent to another one that was typed in later.
    const kept = isSameServer ? known.password_sealed : null;
    const password = body.password === undefined ? kept : body.password === '' ? null : seal(key, body.password);
    const { host, port, security, username, folder } = body;
    await saveReturnMail(db, {
      ...{ address, host, port, security, username, folder, password_sealed: password },
      isOtherMailbox: !isSameServer || known.folder !== folder,
      nextPollAt: host === '' ? null : now,
      changedAt: now,
    });
    if (host !== '') {
      const { workspaceId } = caller;
      await enqueue(db.trx, 'mail.poll-inbound', { workspaceId }, { key: `mail.poll-inbound ${workspaceId}` });
    }
    await recordAudit(db, { staffId: caller.staffId, action: 'return-mail.changed', subject: host, at: now });
    return shown(await findReturnMail(db), caller.language);
  });
}

function shown(row: ReturnMailRow | undefined, language: Language): ReturnMail {
  return {
    address: row?.address ?? '',
    host: row?.host ?? '',
    port: row?.port ?? 993,
    security: row?.security ?? 'tls',
    username: row?.username ?? '',
    folder: row?.folder ?? 'INBOX',
    has_password: (row?.password_sealed ?? null) !== null,
    polled_at: row?.polled_at ?? null,
    trouble: row?.notice ? message(language, `mailbox.${row.notice}`, { host: row.host, folder: row.folder }) : null,
  };
}

/** `retour@devries.example`, or `@retour.devries.example` for a domain where every name arrives; '' takes the sender's. */
function checkAddress(text: string): string {
  if (text === '') return '';
  const reading = readEmail(text.startsWith('@') ? `x${text}` : text);
  if ('fault' in reading) throw new Refusal(reading.fault, { pointer: '/address' });
  const local = text.slice(0, text.indexOf('@'));
  if (local.length > localLengthMax || local.includes('+')) {
    throw new Refusal('return_address_long', { pointer: '/address', values: { most: localLengthMax } });
  }
  return text.startsWith('@') ? reading.address.slice(1) : reading.address;
}

function checkMailbox({ host, port, security, username }: ReturnMailBody): void {
  if (host === '') return;
  if (!isHostName(host)) throw new Refusal('mail_host_malformed', { pointer: '/host' });
  const isLocal = isOwnMachine(host);
  if (!mailboxPorts.has(port) && !(isLocal && port > 1024)) {
    throw new Refusal('mailbox_port_refused', { pointer: '/port' });
  }
  if (security === 'none' && username !== '' && !isLocal) {
    throw new Refusal('mail_password_unencrypted', { pointer: '/security' });
  }
}
