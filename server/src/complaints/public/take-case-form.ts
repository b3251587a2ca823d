import { createHash, createHmac } from 'node:crypto';
import { isOver } from '@voldaan/domain/complaints/case-state';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { findByAddress } from '../../contacts/case-contact-views.ts';
import { uuid } from '../../database/uuid.ts';
import { inWorkspace, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Product } from '../../product.ts';
import { loadCase, openCase, statusToken, takeStep } from '../cases.ts';
import { findTouchpointName } from '../person-views.ts';
import type { FormLink } from './form-link.ts';
import { insertCaseFile, insertSubmission, lockSubmission } from './form-store.ts';
import { listSubmissions } from './form-views.ts';
import type { GivenCase } from './read-case-form.ts';

export type TakenForm = Readonly<{
  key: string;
  given: GivenCase;
  language: LanguageTag;
  source: 'form' | 'widget' | 'qr';
  /** Where the link stood, as an id of a touchpoint; one that is unknown says nothing. */
  touchpointId: string | undefined;
}>;

/**
 * Makes a case of a form, once: pressed twice, or sent again after a broken line, it is the same one. The same form with other
 * words, sent by whoever went back in the browser, is added to its case, so that nothing is lost and nothing counts twice.
 * Returns the token of the case's page.
 */
export async function takeCaseForm(product: Product, link: FormLink, form: TakenForm): Promise<string> {
  const digest = digestOf(product, form);
  return inWorkspace(product.databases.app, link.workspaceId, async (db) => {
    await lockSubmission(db, form.key);
    const known = await listSubmissions(db, form.key);
    const same = known.find((one) => one.digest.equals(digest));
    if (same !== undefined) return statusToken(product, link.workspaceCode, same.case_id);
    const [first] = known;
    const caseId = (first && (await addTo(product, db, first.case_id, form))) ?? (await open(product, db, link, form));
    const at = product.clock();
    for (const { name, sort, bytes } of form.given.files)
      await insertCaseFile(db, { id: uuid(at.getTime()), caseId, name, sort, bytes, at });
    await insertSubmission(db, { key: form.key, digest, caseId, at });
    return statusToken(product, link.workspaceCode, caseId);
  });
}

/** Keyed, for what it stands for is soon guessed: a name, a sentence. */
function digestOf(product: Product, { given }: TakenForm): Buffer {
  const { files, ...said } = given;
  const hash = createHmac('sha256', product.key('case-form')).update(JSON.stringify(said));
  for (const { bytes } of files) hash.update(createHash('sha256').update(bytes).digest());
  return hash.digest();
}

/** Undefined when the case is over: then it is one of its own. */
async function addTo(
  product: Product,
  db: WorkspaceTransaction,
  caseId: string,
  { given }: TakenForm,
): Promise<string | undefined> {
  const { row, state } = await loadCase(db, caseId);
  if (isOver(state)) return undefined;
  const text = [given.words, given.about, given.remedySought].filter((words) => words !== '').join('\n\n');
  const event = { what: 'customer_replied', text, at: product.clock(), by: { kind: 'customer' } } as const;
  await takeStep(product, db, { caseId, revision: row.revision, event });
  return caseId;
}

async function open(product: Product, db: WorkspaceTransaction, link: FormLink, form: TakenForm): Promise<string> {
  const { given, language, source, touchpointId } = form;
  const isKnown = touchpointId !== undefined && (await findTouchpointName(db, touchpointId)) !== undefined;
  // An address is proof enough to lay the case with its customer's others, for staff alone to see; the page says nothing of it.
  const contactId = given.emailKey === undefined ? undefined : await findByAddress(db, given.emailKey);
  const { id } = await openCase(product, db, {
    workspaceCode: link.workspaceCode,
    intake: {
      kind: given.kind,
      source,
      words: given.words,
      about: given.about,
      contactId: contactId ?? null,
      touchpointId: isKnown ? touchpointId : null,
      name: given.name,
      email: given.email,
      phone: given.phone,
      reachBy: given.reachBy,
      remedySought: given.remedySought,
      language,
    },
  });
  return id;
}
