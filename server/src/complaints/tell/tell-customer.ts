import { hashAddress } from '../../contacts/address-hash.ts';
import { readEmail } from '../../contacts/read-email.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Listener } from '../../jobs/drain-news.ts';
import { enqueue } from '../../jobs/queue.ts';
import { caseMessageId, caseReplyAddress } from '../../mail/case-mail-tag.ts';
import { mailServerOf } from '../../mail/mail-server.ts';
import { keepMail } from '../../mail/outbox.ts';
import { returnAddress } from '../../mail/return-mail-views.ts';
import { domainOf } from '../../mail/sign-mail.ts';
import { findMailSetting } from '../../mail/views.ts';
import type { Product } from '../../product.ts';
import { clockOf } from '../case-clock.ts';
import { findCase } from '../case-views.ts';
import { type LoadedCase, loadCase, statusToken } from '../cases.ts';
import { findCaseForm, findCompany, findResponsible } from '../public/form-views.ts';
import { statusHref } from '../public/status-view.ts';
import { caseMailHtml, caseMailText } from './case-mail-html.ts';
import { insertCaseMail } from './tell-store.ts';
import { listMailedSteps, takesNoMail } from './tell-views.ts';
import { mailOfStep } from './which-mail.ts';
import { type MailAbout, wordCaseMail } from './word-case-mail.ts';

/** What is older is no news: cases that are written down later, or taken over, are not told of as if they were new. */
const newsMs = 24 * 3_600_000;

/** Customers are told by mail what is new in their case, in the transaction that takes the news, so each once. */
export const tellCustomerListeners: readonly Listener[] = (['case.opened', 'case.stepped'] as const).map((kind) => ({
  kind,
  name: 'tell-customer',
  hear: async (product, db, news) => {
    for (const id of news.subjects) if ((await findCase(db, id)) !== undefined) await tellCustomer(product, db, id);
  },
}));

/**
 * Writes the mails that the steps of a case ask for and that were not written yet. Whoever was erased has no address any more; an
 * address that takes no mail is left alone, which is written down; one that only wants no surveys is told of its own complaint.
 */
export async function tellCustomer(product: Product, db: WorkspaceTransaction, caseId: string): Promise<void> {
  const loaded = await loadCase(db, caseId);
  const { row, events } = loaded;
  const email = readEmail(row.email);
  if ('fault' in email) return;
  const now = product.clock();
  const mailed = await listMailedSteps(db, caseId);
  for (const [place, event] of events.entries()) {
    const sequence = place + 1;
    if (mailed.has(sequence) || now.getTime() - event.at.getTime() > newsMs) continue;
    const kind = mailOfStep(row, events, place);
    if (kind === undefined) continue;
    const hash = hashAddress(product.key('address-hash'), db.workspaceId, email.key);
    const outcome = (await takesNoMail(db, hash)) ? 'suppressed' : 'written';
    if (!(await insertCaseMail(db, { caseId, sequence, kind, outcome, at: now }))) continue;
    if (outcome === 'written') await write(product, db, { loaded, place, kind, to: email.address });
  }
}

type Wish = Readonly<{ loaded: LoadedCase; place: number; kind: MailAbout['kind']; to: string }>;

/** Kept in the outbox with the step; a job hands it over once that is committed, where there is a mail server. */
async function write(product: Product, db: WorkspaceTransaction, { loaded, place, kind, to }: Wish): Promise<void> {
  const { row } = loaded;
  const company = await findCompany(db);
  const form = await findCaseForm(db);
  const { server } = mailServerOf(product.config, product.key('seal'), await findMailSetting(db));
  const token = statusToken(product, company.code, row.id);
  const tagged = { workspaceCode: company.code, caseId: row.id };
  const mail = wordCaseMail({
    kind,
    place,
    loaded,
    clock: await clockOf(db, row.profile_id),
    organisation: company.name,
    postalLine: company.postal_line,
    person: await findResponsible(db, [row.owner_id, form?.staff_id]),
    phone: form?.phone ?? '',
    externalRecourse: form?.external_recourse ?? '',
    statusUrl: `${product.config.baseUrl}${statusHref(token, row.language)}`,
    privacyUrl: `${product.config.baseUrl}/c/${token}/privacy?language=${row.language}`,
  });
  const replyTo = caseReplyAddress(product, tagged, await returnAddress(db));
  const domain = server === undefined ? new URL(product.config.baseUrl).hostname : domainOf(server.senderAddress);
  const id = await keepMail(db, {
    kind: 'case',
    recipient: to,
    subject: mail.subject,
    html: caseMailHtml(mail),
    text: caseMailText(mail),
    messageId: caseMessageId(product, tagged, { step: place + 1, domain }),
    ...(replyTo === undefined ? {} : { replyTo }),
  });
  if (server !== undefined) await enqueue(db.trx, 'mail.send-kept', { workspace: db.workspaceId, mail: id });
}
