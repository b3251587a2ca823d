import { createHash } from 'node:crypto';
import type { InboundDetail, InboundEffect } from '@voldaan/domain/mail/inbound-detail';
import { type InboundReport, reportOf } from '@voldaan/domain/mail/inbound-report';
import { evidenceOf, type MailEvidence } from '@voldaan/domain/mail/mail-evidence';
import { headerOf } from '@voldaan/domain/mail/mail-headers';
import { decodeWords, mailText, readSender } from '@voldaan/domain/mail/mail-words';
import { type MimePart, readMime } from '@voldaan/domain/mail/read-mime';
import { hashAddress } from '../contacts/address-hash.ts';
import { readEmail } from '../contacts/read-email.ts';
import { uuid } from '../database/uuid.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { announceReturn, casesNamed, passOnArrival } from './arrived-mail.ts';
import { suppressWhole, withholdAfterComplaint } from './bounce-store.ts';
import { isUnwanted, recordBounce } from './bounces.ts';
import { decodeText } from './decode-text.ts';
import { toSingleLine } from './escape-html.ts';
import {
  changeInboundDetail,
  deleteOldInbound,
  deletePastRests,
  insertInboundMail,
  settleArrived,
} from './inbound-store.ts';
import { type AddressedInvitation, contactOfAddress, holdInvitation, workspaceCode } from './inbound-views.ts';
import { readMailTag } from './mail-tag.ts';

export const inboundBytesMax = 25 * 1024 * 1024;

/** A mail as it came in, and whom the envelope named when the relay says so. */
export type IncomingMail = Readonly<{ raw: Buffer; envelopeTo?: string }>;

/**
 * Takes a mail that came back: a bounce, a complaint, an automatic reply, or a person who answers. Only what proves to be
 * about a mail of ours, by a tag that nobody else can make, changes anything; the rest is kept for staff to see. The same
 * mail taken twice counts once. False when it was known.
 */
export async function takeInbound(product: Product, workspaceId: string, incoming: IncomingMail): Promise<boolean> {
  const mail = readMime(incoming.raw.toString('latin1'));
  const report = reportOf(mail);
  const evidence = evidenceOf(mail.headers, report, incoming.envelopeTo);
  return inWorkspace(product.databases.app, workspaceId, async (db) => {
    const invitation = await invitationOf(product, db, evidence);
    const caseId = invitation === undefined ? await caseReturned(product, db, { report, evidence }) : undefined;
    const kept = await keep(product, db, { incoming, mail, report, invitation, caseId });
    if (kept === undefined) return false;
    if (report.kind === 'reply') {
      const { raw, envelopeTo = '' } = incoming;
      await passOnArrival(product, db, { id: kept.id, raw, envelopeTo, evidence });
    }
    if (caseId !== undefined) await announceReturn(product, db, kept.id);
    if (invitation === undefined) return true;
    await settleArrived(db, { invitationId: invitation.id, detail: report.kind });
    const effect = await follow(db, { report, invitation, at: product.clock() });
    if (effect !== 'none') await changeInboundDetail(db, { id: kept.id, detail: { ...kept.detail, effect } });
    return true;
  });
}

/** The case that a bounce or a complaint is about. What follows from it is for whoever knows the case and its address. */
async function caseReturned(
  product: Product,
  db: WorkspaceTransaction,
  { report, evidence }: Readonly<{ report: InboundReport; evidence: MailEvidence }>,
): Promise<string | undefined> {
  if (report.kind !== 'bounce' && report.kind !== 'complaint') return undefined;
  return (await casesNamed(product, db, evidence))[0];
}

/** The first of the tags that is ours and of this workspace. */
async function invitationOf(
  product: Product,
  db: WorkspaceTransaction,
  { addresses, messageIds }: MailEvidence,
): Promise<AddressedInvitation | undefined> {
  const localPart = (address: string) => address.slice(0, address.lastIndexOf('@'));
  const tags = [
    ...addresses.map((address) => readMailTag(product, localPart(address).split('+').at(-1) ?? '', 'return-path')),
    ...messageIds.map((id) => readMailTag(product, localPart(id), 'message-id')),
  ];
  const code = await workspaceCode(db);
  const tag = tags.find((found) => found?.workspaceCode === code);
  return tag && holdInvitation(db, tag.invitationId);
}

type Judged = Readonly<{
  incoming: IncomingMail;
  mail: MimePart;
  report: InboundReport;
  invitation: AddressedInvitation | undefined;
  caseId: string | undefined;
}>;

type Kept = Readonly<{ id: string; detail: InboundDetail }>;

/** Undefined when this mail is known. What machines write is kept without its text: nobody reads it. */
async function keep(product: Product, db: WorkspaceTransaction, judged: Judged): Promise<Kept | undefined> {
  const { incoming, mail, report, invitation, caseId } = judged;
  const sender = readSender(headerOf(mail.headers, 'from'), decodeText);
  const kept = {
    id: uuid(product.clock().getTime()),
    detail: { ...detailOf(report), ...(caseId !== undefined && { caseId }) },
  };
  const isNew = await insertInboundMail(db, {
    ...kept,
    digest: digestOf(incoming.raw, mail),
    kind: report.kind,
    isProven: invitation !== undefined || caseId !== undefined,
    invitationId: invitation?.id,
    contactId: invitation?.contact_id ?? (await contactOf(product, db, report, sender.address)),
    fromName: sender.name,
    fromAddress: toSingleLine(sender.address, 320),
    subject: toSingleLine(decodeWords(headerOf(mail.headers, 'subject'), decodeText)),
    text: report.kind === 'reply' ? mailText(mail, decodeText) : '',
    receivedAt: product.clock(),
  });
  return isNew ? kept : undefined;
}

/** Whose address a reply bears. It says who it may be from, and proves nothing. */
async function contactOf(
  product: Product,
  db: WorkspaceTransaction,
  report: InboundReport,
  address: string,
): Promise<string | undefined> {
  const email = readEmail(address);
  if (report.kind !== 'reply' || 'fault' in email) return undefined;
  return contactOfAddress(db, hashAddress(product.key('address-hash'), db.workspaceId, email.key));
}

function detailOf(report: InboundReport): InboundDetail {
  if (report.kind === 'complaint') return { effect: 'none', feedback: toSingleLine(report.feedback, 100) };
  if (report.kind !== 'bounce' && report.kind !== 'delay') return { effect: 'none' };
  const { bounce, status, diagnostic, recipient } = report.status;
  const words = toSingleLine(decodeText(diagnostic, 'utf-8'), 500);
  return {
    effect: 'none',
    ...(bounce && { bounce }),
    status,
    diagnostic: words,
    recipient: toSingleLine(recipient, 320),
  };
}

async function follow(
  db: WorkspaceTransaction,
  { report, invitation, at }: Readonly<{ report: InboundReport; invitation: AddressedInvitation; at: Date }>,
): Promise<InboundEffect> {
  const addressHash = invitation.address_hash;
  const about = { invitationId: invitation.id, addressHash, at };
  if (report.kind === 'complaint' && isUnwanted(report.feedback)) {
    await suppressWhole(db, { addressHash, contactId: invitation.contact_id, reason: 'complained', until: null });
    await withholdAfterComplaint(db, about);
    return 'suppressed';
  }
  if (report.kind !== 'bounce') return 'none';
  const { bounce = 'soft', status } = report.status;
  return recordBounce(db, { ...about, bounce, status, receivingDomain: invitation.receiving_domain });
}

const ownNames = ['message-id', 'from', 'to', 'date', 'subject', 'in-reply-to'] as const;

/** Two ways of fetching it put other lines on top; what its writer wrote stays. */
function digestOf(raw: Buffer, mail: MimePart): Buffer {
  const text = raw.toString('latin1').replaceAll('\r\n', '\n');
  const body = text.slice(Math.max(text.indexOf('\n\n'), 0));
  const head = ownNames.map((name) => headerOf(mail.headers, name)).join('\0');
  return createHash('sha256').update(head, 'latin1').update('\0').update(body, 'latin1').digest();
}

const keptDays = 90;

export async function forgetInbound(db: WorkspaceTransaction, now: Date): Promise<void> {
  await deleteOldInbound(db, new Date(now.getTime() - keptDays * 86_400_000));
  await deletePastRests(db, now);
}
