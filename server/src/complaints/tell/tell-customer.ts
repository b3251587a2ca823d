import { hashAddress } from '../../contacts/address-hash.ts';
import { readEmail } from '../../contacts/read-email.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Listener } from '../../jobs/drain-news.ts';
import type { Product } from '../../product.ts';
import { clockOf } from '../case-clock.ts';
import { findCase } from '../case-views.ts';
import { type LoadedCase, loadCase, statusToken } from '../cases.ts';
import { findCaseForm, findCompany, findResponsible } from '../public/form-views.ts';
import { statusHref } from '../public/status-view.ts';
import { keepCaseMail } from './keep-case-mail.ts';
import { noteFailedMail } from './note-failed-mail.ts';
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
  let isUnheard = false;
  for (const [place, event] of events.entries()) {
    const sequence = place + 1;
    if (mailed.has(sequence) || now.getTime() - event.at.getTime() > newsMs) continue;
    const kind = mailOfStep(row, events, place);
    if (kind === undefined) continue;
    const hash = hashAddress(product.key('address-hash'), db.workspaceId, email.key);
    const outcome = (await takesNoMail(db, hash)) ? 'suppressed' : 'written';
    if (!(await insertCaseMail(db, { caseId, sequence, kind, outcome, at: now }))) continue;
    if (outcome === 'written') await write(product, db, { loaded, place, kind, to: email.address });
    else isUnheard = true;
  }
  if (isUnheard) await noteFailedMail(product, db, { caseId, why: 'suppressed', status: '' });
}

type Wish = Readonly<{ loaded: LoadedCase; place: number; kind: MailAbout['kind']; to: string }>;

async function write(product: Product, db: WorkspaceTransaction, { loaded, place, kind, to }: Wish): Promise<void> {
  const { row } = loaded;
  const company = await findCompany(db);
  const form = await findCaseForm(db);
  const token = statusToken(product, company.code, row.id);
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
  await keepCaseMail(product, db, { workspaceCode: company.code, caseId: row.id, step: place + 1, to, mail });
}
