import { senderNameFault } from '@voldaan/domain/contacts/person-name';
import { Refusal } from '@voldaan/domain/refusal';
import { recordAudit } from '../accounts/audit-store.ts';
import { readEmail } from '../contacts/read-email.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import { seal } from '../secret/seal.ts';
import { isHostName, isOwnMachine } from './host-name.ts';
import { type FoundMailServer, mailServerOf } from './mail-server.ts';
import type { MailSetting, MailSettingBody, MailTest } from './schema.ts';
import { deleteMailSetting, saveMailSetting } from './store.ts';
import { sendTrialMail } from './trial-mail.ts';
import { companyName, findMailSetting } from './views.ts';

/** Ports where mail is handed over. Others are open to a trial on this machine only, where operators test. */
const mailPorts: ReadonlySet<number> = new Set([25, 465, 587, 2525, 1025]);

export async function findMailServer(product: Product, workspaceId: string): Promise<FoundMailServer> {
  return inWorkspace(product.databases.app, workspaceId, (db) => mailServerIn(product, db));
}

/** The same within a transaction that is open already. */
export async function mailServerIn(product: Product, db: WorkspaceTransaction): Promise<FoundMailServer> {
  return mailServerOf(product.config, product.key('seal'), await findMailSetting(db));
}

export async function showMailSetting(product: Product, { workspaceId }: Caller): Promise<MailSetting> {
  const { source, server } = await findMailServer(product, workspaceId);
  // The operator's server is theirs: the workspace sees that it is there and in whose name it sends, not how.
  const isOwn = source === 'own';
  return {
    source,
    host: isOwn ? (server?.host ?? '') : '',
    port: isOwn ? (server?.port ?? 587) : 587,
    security: isOwn ? (server?.security ?? 'starttls') : 'starttls',
    username: isOwn ? (server?.username ?? '') : '',
    has_password: isOwn && server?.password !== '',
    sender_name: server?.senderName ?? '',
    sender_address: server?.senderAddress ?? '',
  };
}

export async function changeMailSetting(product: Product, caller: Caller, body: MailSettingBody): Promise<MailSetting> {
  const senderAddress = checkSetting(body);
  const key = product.key('seal');
  await inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const known = await findMailSetting(db);
    // A password belongs to the server it was given for: it is never sent to another one that was typed in later.
    const isSameServer = known?.host === body.host && known?.username === body.username;
    const kept = isSameServer ? known.password_sealed : null;
    const password = body.password === undefined ? kept : body.password === '' ? null : seal(key, body.password);
    await saveMailSetting(db, {
      host: body.host,
      port: body.port,
      security: body.security,
      username: body.username,
      password_sealed: password,
      sender_name: body.sender_name,
      sender_address: senderAddress,
    });
    await recordAudit(db, {
      staffId: caller.staffId,
      action: 'mail-setting.changed',
      subject: body.host,
      at: product.clock(),
    });
  });
  return showMailSetting(product, caller);
}

export async function removeMailSetting(product: Product, caller: Caller): Promise<void> {
  await inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await deleteMailSetting(db);
    await recordAudit(db, { staffId: caller.staffId, action: 'mail-setting.removed', at: product.clock() });
  });
}

/** Sends a trial mail with the settings in force and tells how each step went. */
export async function testMailSetting(product: Product, caller: Caller, to: string): Promise<MailTest> {
  const reading = readEmail(to);
  if ('fault' in reading) throw new Refusal(reading.fault, { pointer: '/to' });
  const { server } = await findMailServer(product, caller.workspaceId);
  if (server === undefined) throw new Refusal('mail_not_configured');
  const company = await inWorkspace(product.databases.app, caller.workspaceId, companyName);
  return sendTrialMail(server, { to: reading.address, language: caller.language, company });
}

/** Returns the sender's address in its proper form. */
function checkSetting(body: MailSettingBody): string {
  if (!isHostName(body.host)) throw new Refusal('mail_host_malformed', { pointer: '/host' });
  const isLocal = isOwnMachine(body.host);
  if (!mailPorts.has(body.port) && !(isLocal && body.port > 1024)) {
    throw new Refusal('mail_port_refused', { pointer: '/port' });
  }
  if (body.security === 'none' && body.username !== '' && !isLocal) {
    throw new Refusal('mail_password_unencrypted', { pointer: '/security' });
  }
  const nameFault = body.sender_name.trim() === '' ? 'name_missing' : senderNameFault(body.sender_name);
  if (nameFault !== undefined) throw new Refusal(nameFault, { pointer: '/sender_name' });
  const reading = readEmail(body.sender_address);
  if ('fault' in reading) throw new Refusal(reading.fault, { pointer: '/sender_address' });
  return reading.address;
}
