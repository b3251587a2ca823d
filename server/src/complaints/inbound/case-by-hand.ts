import { createHash } from 'node:crypto';
import { splitReply } from '@voldaan/domain/mail/split-reply';
import { Refusal } from '@voldaan/domain/refusal';
import { recordAudit } from '../../accounts/audit-store.ts';
import { readEmail } from '../../contacts/read-email.ts';
import { showId } from '../../database/public-id.ts';
import { seeingAll } from '../../database/reach.ts';
import { inWorkspace, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import { holdArrivedMail } from '../../mail/arrived-views.ts';
import { noteInboundEffect } from '../../mail/inbound-effect.ts';
import { findInboundMail, type InboundMail } from '../../mail/inbound-views.ts';
import type { Product } from '../../product.ts';
import { lockCaseMail } from './inbound-store.ts';
import { caseOfInboundMail } from './inbound-views.ts';
import { keepCaseMail, openCaseOfMail } from './open-case-of-mail.ts';
import { type CaseMail, readCaseMail } from './read-case-mail.ts';

/**
 * Makes a case of a mail of a person that made none by itself: it came to another address, or was one too many in its hour.
 * Pressed twice it is the same case.
 *
 * @throws Refusal not_found; mail_of_machine for what no person wrote.
 */
export function makeCaseOfMail(product: Product, caller: Caller, mailId: string): Promise<string> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await lockCaseMail(db);
    const head = await findInboundMail(db, mailId);
    if (head === undefined) throw new Refusal('not_found');
    if (head.kind !== 'reply') throw new Refusal('mail_of_machine');
    const made = head.detail.caseId ?? (await caseOfInboundMail(db, mailId));
    if (made !== undefined) return made;
    // Whoever makes it need not be of the unit that it goes to, and sees neither mail nor case from then on.
    return seeingAll(db, () => make(product, db, { caller, head }));
  });
}

async function make(
  product: Product,
  db: WorkspaceTransaction,
  { caller, head }: Readonly<{ caller: Caller; head: InboundMail }>,
): Promise<string> {
  const mail = await mailOf(db, head);
  const arrived = { id: head.id, contact_id: head.contact_id, received_at: head.received_at };
  const caseId = await openCaseOfMail(product, db, { arrived, mail });
  await keepCaseMail(db, { arrived, mail, caseId, sequence: 1 });
  const { why: _why, ...detail } = head.detail;
  await noteInboundEffect(db, { id: head.id, detail: { ...detail, effect: 'case', caseId } });
  const subject = showId('cas', caseId);
  await recordAudit(db, { staffId: caller.staffId, action: 'case.made-of-mail', subject, at: product.clock() });
  return caseId;
}

/** As it came in where that was kept, else what is kept of it. */
async function mailOf(db: WorkspaceTransaction, head: InboundMail): Promise<CaseMail> {
  const arrived = await holdArrivedMail(db, head.id);
  // By hand the same words may become a case again: the key is the mail's own.
  const messageKey = createHash('sha256').update(`by hand ${head.id}`).digest();
  if (arrived !== undefined) return { ...readCaseMail(arrived.raw, arrived.envelope_to), messageKey };
  const read = readEmail(head.from_address);
  return {
    messageId: '',
    messageKey,
    fromName: head.from_name,
    fromAddress: head.from_address,
    email: 'fault' in read ? '' : read.address,
    subject: head.subject,
    text: splitReply(head.text),
    files: { taken: [], leftOut: [] },
    evidence: { addresses: [], messageIds: [] },
  };
}
