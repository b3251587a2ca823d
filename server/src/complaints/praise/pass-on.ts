import { cutText } from '@voldaan/domain/text-length';
import { showId } from '../../database/public-id.ts';
import { uuid } from '../../database/uuid.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Listener } from '../../jobs/drain-news.ts';
import { enqueue } from '../../jobs/queue.ts';
import { keepMail } from '../../mail/outbox.ts';
import type { Product } from '../../product.ts';
import { findCase } from '../case-views.ts';
import { caseNumber, type LoadedCase, loadCase, takeStep } from '../cases.ts';
import { insertNotice } from '../notices/notice-store.ts';
import { complimentMail } from './praise-mail.ts';
import { takePraiseMail } from './praise-store.ts';
import { findPraise, listColleagues, type PraiseReader } from './praise-views.ts';

/** A compliment that names one colleague, and no other could be meant, goes to them without anybody's doing. */
export const namedListener: Listener = {
  kind: 'case.opened',
  name: 'praise',
  hear: async (product, db, news) => {
    for (const id of news.subjects) {
      const row = await findCase(db, id);
      if (row === undefined || row.kind !== 'compliment' || row.staff_named.trim() === '') continue;
      const meant = personNamed(row.staff_named, await listColleagues(db));
      const { row: known, state } = await loadCase(db, id);
      if (meant === undefined || state.passedOnTo.includes(meant.id)) continue;
      const event = { what: 'passed_on', to: meant.id, at: product.clock(), by: { kind: 'system' } } as const;
      await takeStep(product, db, { caseId: id, revision: known.revision, event });
    }
  },
};

/** Whoever a compliment was passed on to is told of it, on screen and by mail, once each. */
export const passedOnListener: Listener = {
  kind: 'case.stepped',
  name: 'praise',
  hear: async (product, db, news) => {
    for (const id of news.subjects) {
      const row = await findCase(db, id);
      if (row === undefined || row.kind !== 'compliment') continue;
      await tellPraised(product, db, await loadCase(db, id));
    }
  },
};

function personNamed(named: string, colleagues: readonly PraiseReader[]): PraiseReader | undefined {
  const plain = (text: string) => text.trim().toLowerCase().normalize('NFC').replaceAll(/\s+/g, ' ');
  const [first, ...others] = colleagues.filter(({ name }) => plain(name) === plain(named));
  return others.length === 0 ? first : undefined;
}

/** As long as a notice is; the whole stands in the mail. */
const noticeWordsMost = 300;

async function tellPraised(product: Product, db: WorkspaceTransaction, { row, events }: LoadedCase): Promise<void> {
  const praise = await findPraise(db, row.id);
  const passed = events.flatMap((event) => (event.what === 'passed_on' ? [event] : []));
  if (praise === undefined || praise.words === '' || passed.length === 0) return;
  const colleagues = new Map((await listColleagues(db)).map((person) => [person.id, person]));
  for (const { to, at } of passed) {
    const person = colleagues.get(to);
    // The mail's place says whether this was told: a notice may have been read and be gone.
    if (person === undefined || !(await takePraiseMail(db, { staffId: to, about: `case ${row.id}`, at }))) continue;
    await insertNotice(db, {
      id: uuid(product.clock().getTime()),
      staffId: to,
      kind: 'compliment',
      subject: showId('cas', row.id),
      detail: { number: caseNumber(row), words: cutText(praise.words, noticeWordsMost), customer: praise.customer },
      at,
    });
    await writeMail(product, db, person, complimentMail(person.language, praise));
  }
}

/** Writes a mail to a colleague; handed over once, after the transaction. */
export async function writeMail(
  product: Product,
  db: WorkspaceTransaction,
  { email }: PraiseReader,
  words: Readonly<{ subject: string; html: string; text: string }>,
): Promise<void> {
  const mail = await keepMail(db, { kind: 'praise', recipient: email, ...words });
  if (await product.mailer.isConfigured(db))
    await enqueue(db.trx, 'mail.send-kept', { workspace: db.workspaceId, mail });
}
