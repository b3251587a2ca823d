import type { InboundEffect } from '@voldaan/domain/mail/inbound-detail';
import { hashAddress } from '../../contacts/address-hash.ts';
import { readEmail } from '../../contacts/read-email.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Listener } from '../../jobs/drain-news.ts';
import { isUnwanted, recordBounce, recordUnwanted } from '../../mail/bounces.ts';
import { readCaseMailTag } from '../../mail/case-mail-tag.ts';
import { noteInboundEffect } from '../../mail/inbound-effect.ts';
import { findInboundMail, type InboundMail } from '../../mail/inbound-views.ts';
import { findOutboxMail } from '../../mail/views.ts';
import type { Product } from '../../product.ts';
import { findCase } from '../case-views.ts';
import { noteFailedMail } from './note-failed-mail.ts';

/** Mails about cases that came back, or were refused at the door: the case says so, and the address is judged as any other. */
export const failedMailListeners: readonly Listener[] = [
  {
    kind: 'mail.case-returned',
    name: 'case-mail-returned',
    hear: async (product, db, news) => {
      for (const id of news.subjects) await hearReturned(product, db, id);
    },
  },
  {
    kind: 'mail.case-refused',
    name: 'case-mail-refused',
    hear: async (product, db, news) => {
      for (const id of news.subjects) await hearRefused(product, db, id);
    },
  },
];

async function hearReturned(product: Product, db: WorkspaceTransaction, mailId: string): Promise<void> {
  const mail = await findInboundMail(db, mailId);
  const caseId = mail?.detail.caseId;
  // Told twice, it was followed the first time.
  if (mail === undefined || caseId === undefined || mail.detail.effect !== 'none') return;
  const row = await findCase(db, caseId);
  if (row === undefined) return;
  const effect = await judgeAddress(product, db, { mail, email: row.email });
  await noteInboundEffect(db, { id: mail.id, detail: { ...mail.detail, effect } });
  if (mail.kind !== 'bounce' || row.email === '') return;
  await noteFailedMail(product, db, { caseId, why: 'returned', status: mail.detail.status ?? '' });
}

type Returned = Readonly<{ mail: InboundMail; email: string }>;

/** Whoever was erased meanwhile has no address any more, of which nothing is noted then. */
async function judgeAddress(
  product: Product,
  db: WorkspaceTransaction,
  { mail, email: written }: Returned,
): Promise<InboundEffect> {
  const email = readEmail(written);
  if ('fault' in email) return 'noted';
  const addressHash = hashAddress(product.key('address-hash'), db.workspaceId, email.key);
  const { bounce = 'soft', status = '', feedback = '' } = mail.detail;
  if (mail.kind === 'complaint') return isUnwanted(feedback) ? recordUnwanted(db, addressHash) : 'noted';
  return recordBounce(db, {
    invitationId: null,
    addressHash,
    bounce,
    status,
    at: mail.received_at,
    receivingDomain: email.key.slice(email.key.lastIndexOf('@') + 1),
  });
}

/** The mail stays in the outbox, and its own id says which case it was about. */
async function hearRefused(product: Product, db: WorkspaceTransaction, outboxId: string): Promise<void> {
  const mail = await findOutboxMail(db, outboxId);
  const caseId = mail === undefined ? undefined : readCaseMailTag(product, mail.message_id)?.caseId;
  if (caseId === undefined || (await findCase(db, caseId)) === undefined) return;
  await noteFailedMail(product, db, { caseId, why: 'refused', status: '' });
}
