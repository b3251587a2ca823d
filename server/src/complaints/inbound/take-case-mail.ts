import type { InboundDetail, NoCaseReason } from '@voldaan/domain/mail/inbound-detail';
import { inWorkspace, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { databaseIsAway } from '../../http/database-outage.ts';
import { casesNamed, isAddressedTo } from '../../mail/arrived-mail.ts';
import { type ArrivedMail, findInboundAddress, holdArrivedMail } from '../../mail/arrived-views.ts';
import { noteInboundEffect } from '../../mail/inbound-effect.ts';
import type { Product } from '../../product.ts';
import { findCase } from '../case-views.ts';
import { answerCase } from './answer-case.ts';
import { lockCaseMail } from './inbound-store.ts';
import { countRecentMail, isKnownMail } from './inbound-views.ts';
import { firstWords, keepCaseMail, openCaseOfMail } from './open-case-of-mail.ts';
import { isOwnMail } from './own-mail.ts';
import { type CaseMail, readCaseMail } from './read-case-mail.ts';

/** More mails about complaints nobody writes in an hour; a program that answers programs does. */
const hourlyMostOfAddress = 10;
/** Senders are easily made up: so many in an hour a desk can still look through. */
const hourlyMost = 200;

type Wish = Readonly<{ workspaceId: string; mailId: string; isLastTry: boolean }>;

/**
 * Makes a case of a mail, or adds it to the case that it answers; whatever is neither is noted on the mail, which staff see in
 * the list of what came in. Doing it again changes nothing.
 */
export async function takeCaseMail(product: Product, { workspaceId, mailId, isLastTry }: Wish): Promise<void> {
  try {
    await inWorkspace(product.databases.app, workspaceId, (db) => takeOne(product, db, mailId));
  } catch (error) {
    if (!isLastTry || databaseIsAway(error)) throw error;
    product.log.error({ err: error, workspaceId, mailId }, 'no case could be made of a mail');
    await inWorkspace(product.databases.app, workspaceId, async (db) => {
      const arrived = await holdArrivedMail(db, mailId);
      if (arrived !== undefined) await note(db, arrived, { effect: 'no_case', why: 'trouble' });
    });
  }
}

async function takeOne(product: Product, db: WorkspaceTransaction, mailId: string): Promise<void> {
  await lockCaseMail(db);
  const arrived = await holdArrivedMail(db, mailId);
  if (arrived === undefined || arrived.detail.effect !== 'none') return;
  const mail = readCaseMail(arrived.raw, arrived.envelope_to);
  const why = await reasonAgainst(product, db, mail);
  if (why !== undefined) return note(db, arrived, { effect: 'no_case', why });
  const answered = await caseAnswered(product, db, mail);
  if (answered !== undefined) {
    const sequence = await answerCase(product, db, { caseId: answered, words: firstWords(mail) });
    await keepCaseMail(db, { arrived, mail, caseId: answered, sequence });
    return note(db, arrived, { effect: 'case_reply', caseId: answered });
  }
  if (!isAddressedTo(await findInboundAddress(db, 'case'), mail.evidence)) return;
  const caseId = await openCaseOfMail(product, db, { arrived, mail });
  await keepCaseMail(db, { arrived, mail, caseId, sequence: 1 });
  await note(db, arrived, { effect: 'case', caseId });
}

async function reasonAgainst(
  product: Product,
  db: WorkspaceTransaction,
  mail: CaseMail,
): Promise<NoCaseReason | undefined> {
  if (await isOwnMail(product, db, mail)) return 'own';
  if (await isKnownMail(db, mail.messageKey)) return 'repeated';
  const { text, subject, files } = mail;
  if (`${text.words}${subject}`.trim() === '' && files.taken.length === 0) return 'empty';
  const since = new Date(product.clock().getTime() - 3_600_000);
  const recent = await countRecentMail(db, { fromAddress: mail.fromAddress, since });
  return recent.from_address >= hourlyMostOfAddress || recent.all >= hourlyMost ? 'flood' : undefined;
}

/** The first of the cases that it proves to answer, and that are there. */
async function caseAnswered(product: Product, db: WorkspaceTransaction, mail: CaseMail): Promise<string | undefined> {
  for (const id of await casesNamed(product, db, mail.evidence)) {
    if ((await findCase(db, id)) !== undefined) return id;
  }
  return undefined;
}

function note(
  db: WorkspaceTransaction,
  { id, detail }: ArrivedMail,
  more: Pick<InboundDetail, 'effect' | 'why' | 'caseId'>,
): Promise<void> {
  return noteInboundEffect(db, { id, detail: { ...detail, ...more } });
}
