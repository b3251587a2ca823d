import { bounceKindOf } from '@voldaan/domain/mail/bounce-kind';
import { emailKeyOf } from '../accounts/email-key.ts';
import { staffHasAddress } from '../accounts/views.ts';
import { hashAddress } from '../contacts/address-hash.ts';
import { readEmail } from '../contacts/read-email.ts';
import { uuid } from '../database/uuid.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { announceMail } from './arrival-store.ts';
import { suppressWhole } from './bounce-store.ts';
import { findMailServer } from './mail-setting.ts';
import type { MailKind } from './schema.ts';
import { signerFor } from './sign-mail.ts';
import type { SmtpFailure } from './smtp-failure.ts';
import { deleteOutboxMail, markHanded, unmarkHanded } from './store.ts';
import { type Handover, openTransport } from './transport.ts';
import { findOutboxMail, type OutboxMail } from './views.ts';

export type Kept = Readonly<{ workspaceId: string; id: string }>;

/** Mails about customers and figures to those who work here; an invitation to a colleague is for somebody who does not yet. */
const toColleagues: readonly MailKind[] = ['report', 'alert', 'digest', 'notice', 'praise'];

/**
 * Hands over a kept mail, and removes it when the server took it. A mail that may have been taken is sent again: for an
 * invitation to a colleague, twice is better than never. A report, an alert and a digest are not: one stays in the outbox then,
 * and the next one comes by itself; nor is a mail to a customer about their case, which stands on its page as well. What has
 * not left stays in the outbox too.
 */
export async function sendKeptMail(product: Product, kept: Kept): Promise<void> {
  const { workspaceId, id } = kept;
  const mail = await inWorkspace(product.databases.app, workspaceId, (db) => findOutboxMail(db, id));
  const { server } = await findMailServer(product, workspaceId);
  if (mail === undefined || server === undefined) return;
  if (!(await hasReader(product, kept, mail))) {
    product.log.warn({ kind: mail.kind }, 'a kept mail was for a colleague who has left, and stays in the outbox');
    return;
  }
  const sign = await inWorkspace(product.databases.app, workspaceId, (db) =>
    signerFor(product, db, server.senderAddress),
  );
  const transport = openTransport(server, 1, sign);
  try {
    const { subject, text, html, recipient: to, reply_to: replyTo, message_id: messageId } = mail;
    const from = { name: server.senderName, address: server.senderAddress };
    const found = { ...(replyTo === '' ? {} : { replyTo }), ...(messageId === '' ? {} : { messageId }) };
    // What cannot be delivered comes back by the address that names what it was about.
    const envelope = { from: replyTo === '' ? server.senderAddress : replyTo, to };
    const ready = await transport.prepare({ from, to, subject, text, html, ...found });
    // What cannot be written or signed at this moment has not been handed over, and is tried again.
    if (goesOnce(mail.kind) && !(await markKept(product, kept))) return;
    await settle(product, kept, mail, await transport.send(ready, envelope));
  } finally {
    transport.close();
  }
}

/** A server that was away for days must not take to a former colleague what was theirs to read before they left. */
async function hasReader(product: Product, { workspaceId }: Kept, { kind, recipient }: OutboxMail): Promise<boolean> {
  if (!toColleagues.includes(kind)) return true;
  return inWorkspace(product.databases.app, workspaceId, (db) => staffHasAddress(db, emailKeyOf(recipient)));
}

function goesOnce(kind: MailKind): boolean {
  return kind === 'report' || kind === 'case' || kind === 'alert' || kind === 'digest' || kind === 'praise';
}

/** Committed before the first byte, so that a process that dies here leaves a mark. */
function markKept(product: Product, { workspaceId, id }: Kept): Promise<boolean> {
  return inWorkspace(product.databases.app, workspaceId, (db) => markHanded(db, { id, now: product.clock() }));
}

async function settle(product: Product, kept: Kept, mail: OutboxMail, handover: Handover): Promise<void> {
  const { workspaceId, id } = kept;
  if (handover.outcome === 'sent') {
    await inWorkspace(product.databases.app, workspaceId, (db) => deleteOutboxMail(db, id));
    return;
  }
  if (handover.outcome === 'late') throw new Error('a kept mail may go at any hour');
  const { step, status } = handover.failure;
  if (handover.outcome === 'refused' && handover.isPermanent) {
    product.log.warn({ step, status }, 'a kept mail was refused and stays in the outbox');
    if (mail.kind === 'case') await tellRefused(product, kept, mail, handover.failure);
    return;
  }
  if (goesOnce(mail.kind)) {
    if (handover.outcome === 'unknown') {
      product.log.warn({ step, status }, 'a kept mail may have been taken, and is not sent again');
      return;
    }
    await inWorkspace(product.databases.app, workspaceId, (db) => unmarkHanded(db, id));
  }
  throw new Error(`a kept mail could not be handed over at ${step}`);
}

/**
 * The customer of a case has not heard from us, of which whoever has the case is told (`mail.case-refused`). An address where
 * nobody is gets no mail any more, as after a mail that came back (bounces.ts).
 */
async function tellRefused(
  product: Product,
  { workspaceId }: Kept,
  mail: OutboxMail,
  failure: SmtpFailure,
): Promise<void> {
  const email = readEmail(mail.recipient);
  const isNobody = failure.step === 'recipient' && bounceKindOf('', failure.reply) === 'hard';
  await inWorkspace(product.databases.app, workspaceId, async (db) => {
    await announceMail(db, { id: uuid(product.clock().getTime()), kind: 'mail.case-refused', mailId: mail.id });
    if ('fault' in email || !isNobody) return;
    const addressHash = hashAddress(product.key('address-hash'), workspaceId, email.key);
    await suppressWhole(db, { addressHash, reason: 'bounced', until: null });
  });
}
