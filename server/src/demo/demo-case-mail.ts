import { keepCaseMail, openCaseOfMail } from '../complaints/inbound/open-case-of-mail.ts';
import { readCaseMail } from '../complaints/inbound/read-case-mail.ts';
import { uuid } from '../database/uuid.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';

const hoursAgo = 4;

const lines = [
  'From: Marit Solheim <marit.solheim@example.com>',
  'To: klachten@example.com',
  'Subject: Bremsen hyler fortsatt',
  'Message-ID: <bremsen@example.com>',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Hei,',
  '',
  'Jeg hentet sykkelen på tirsdag, og bremsen hyler fortsatt. Kan dere ringe meg?',
  '',
  'Hilsen Marit',
  '',
  'Den tir. 10. nov. 2026 kl. 09:12 skrev Fietsenmaker De Vries:',
  '> Sykkelen din er ferdig og kan hentes.',
];

/** A complaint that came to the sample by mail, with the mail that it answers beside it. */
export async function insertDemoCaseMail(product: Product, db: WorkspaceTransaction, now: Date): Promise<void> {
  const at = new Date(now.getTime() - hoursAgo * 3_600_000);
  const then: Product = { ...product, clock: () => at };
  const mail = readCaseMail(Buffer.from(lines.join('\r\n')), '');
  // The mail itself is not kept in the sample: it comes in nowhere.
  const arrived = { id: uuid(at.getTime()), contact_id: null, received_at: at };
  const caseId = await openCaseOfMail(then, db, { arrived, mail });
  await keepCaseMail(db, { arrived, mail, caseId, sequence: 1 });
}
