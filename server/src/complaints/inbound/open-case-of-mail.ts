import { languageOfWords } from '@voldaan/domain/complaints/language-of-words';
import { cutText } from '@voldaan/domain/text-length';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { ArrivedMail } from '../../mail/arrived-views.ts';
import type { Product } from '../../product.ts';
import { findWorkspaceCode } from '../answer-views.ts';
import { openCase } from '../cases.ts';
import { findKnownPerson } from '../person-views.ts';
import { insertCaseInbound, insertMailFiles } from './inbound-store.ts';
import { ownLanguage } from './inbound-views.ts';
import type { CaseMail } from './read-case-mail.ts';

const wordsMost = 8000;

/** A mail that was kept, and what it says. */
export type TakenMail = Readonly<{ arrived: Pick<ArrivedMail, 'id' | 'contact_id' | 'received_at'>; mail: CaseMail }>;

/** Opens a case in the words of a mail. */
export async function openCaseOfMail(
  product: Product,
  db: WorkspaceTransaction,
  { arrived, mail }: TakenMail,
): Promise<string> {
  // An address is all that says who it is, and anybody can write any address.
  const contactId = mail.email === '' ? null : arrived.contact_id;
  const known = contactId === null ? undefined : await findKnownPerson(db, contactId);
  const language = languageOfWords(`${mail.subject}\n${mail.text.words}`) || known?.language || (await ownLanguage(db));
  const { id } = await openCase(product, db, {
    workspaceCode: await findWorkspaceCode(db),
    intake: {
      kind: 'complaint',
      source: 'mail',
      words: firstWords(mail),
      subject: mail.subject,
      contactId,
      inboundMailId: arrived.id,
      name: mail.fromName || (known?.name ?? ''),
      email: mail.email,
      phone: known?.phone ?? '',
      language,
    },
  });
  return id;
}

/** Of a book that somebody sends the beginning; the rest stands with what is quoted. */
export function firstWords({ text }: CaseMail): string {
  return cutText(text.words, wordsMost);
}

/** Keeps with the case what of the mail is not in its words. */
export async function keepCaseMail(
  db: WorkspaceTransaction,
  { arrived, mail, caseId, sequence }: TakenMail & Readonly<{ caseId: string; sequence: number }>,
): Promise<void> {
  const { words, quoted, signature } = mail.text;
  const rest = words.slice(firstWords(mail).length).trim();
  const at = arrived.received_at;
  await insertCaseInbound(db, {
    caseId,
    sequence,
    mailId: arrived.id,
    messageKey: mail.messageKey,
    fromName: mail.fromName,
    fromAddress: mail.fromAddress,
    subject: mail.subject,
    quoted: [rest, quoted].filter((part) => part !== '').join('\n\n'),
    signature,
    leftOut: mail.files.leftOut,
    at,
  });
  await insertMailFiles(db, { caseId, files: mail.files.taken, at });
}
