import type { CaseEvent } from '@voldaan/domain/complaints/case-event';
import type { ToldState } from '@voldaan/domain/ideas/idea-state';
import { Refusal } from '@voldaan/domain/refusal';
import { company } from '../accounts/views.ts';
import { loadCase, takeStep } from '../complaints/cases.ts';
import { findKnownPerson } from '../complaints/person-views.ts';
import { findCaseForm, findResponsible } from '../complaints/public/form-views.ts';
import { keepCaseMail } from '../complaints/tell/keep-case-mail.ts';
import { hashAddress } from '../contacts/address-hash.ts';
import { readEmail } from '../contacts/read-email.ts';
import type { SomeLanguages } from '../database/idea-tables.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Job } from '../jobs/queue.ts';
import type { Product } from '../product.ts';
import { insertTelling } from './idea-store.ts';
import { findIdea, ideaOfCase, isUnwritable, listCaseIds, listMoves, type MoveRow } from './idea-views.ts';
import { nearestWords, suggesterMail } from './suggester-mail.ts';

/** A colleague may work on the same case: the step is tried so often. */
const triesMost = 3;

/**
 * Brings the suggestions of an idea to where the idea stands, and tells whoever made them: each in a transaction of its own,
 * once for each state. Done again it changes nothing.
 */
export function tellSuggestersJob(product: Product): Job {
  return async ({ workspace, idea }) => {
    const [workspaceId, ideaId] = [String(workspace), String(idea)];
    const caseIds = await inWorkspace(product.databases.app, workspaceId, (db) => listCaseIds(db, ideaId));
    for (const caseId of caseIds) await tellPatiently(product, { workspaceId, ideaId, caseId });
  };
}

type Which = Readonly<{ workspaceId: string; ideaId: string; caseId: string }>;

async function tellPatiently(product: Product, which: Which): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inWorkspace(product.databases.app, which.workspaceId, (db) => tellOne(product, db, which));
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'case_changed') || attempt >= triesMost) throw error;
    }
  }
}

async function tellOne(product: Product, db: WorkspaceTransaction, { ideaId, caseId }: Which): Promise<void> {
  const idea = await findIdea(db, ideaId);
  const [move] = await listMoves(db, ideaId);
  // It may have left the idea, or the idea gone elsewhere, since the list was read.
  if (idea === undefined || move === undefined || idea.state !== move.state) return;
  if ((await ideaOfCase(db, caseId)) !== ideaId) return;
  const { row, state } = await loadCase(db, caseId);
  if (state.kind !== 'suggestion') return;
  if (state.suggestion !== move.state) {
    const event = suggestionStep(move, row.language, product.clock());
    await takeStep(product, db, { caseId, revision: row.revision, event });
  }
  const known = row.contact_id === null ? undefined : await findKnownPerson(db, row.contact_id);
  const address = row.email || known?.email || '';
  const to = (await mayWrite(product, db, address)) ? address : undefined;
  const at = product.clock();
  if (!(await insertTelling(db, { case_id: caseId, state: move.state, at, is_mailed: to !== undefined }))) return;
  if (to === undefined) return;
  const house = await company(db);
  if (house === undefined) return;
  const form = await findCaseForm(db);
  const mail = suggesterMail(product, {
    house,
    row,
    name: row.name || (known?.name ?? ''),
    language: row.language,
    state: move.state,
    words: move.words,
    person: await findResponsible(db, [row.owner_id, form?.staff_id]),
  });
  await keepCaseMail(product, db, { workspaceCode: house.code, caseId, step: row.revision + 1, to, mail });
}

/** Nobody without an address, and nobody who is not to be written to. Whoever was erased has none. */
async function mayWrite(product: Product, db: WorkspaceTransaction, address: string): Promise<boolean> {
  const read = readEmail(address);
  if (!('key' in read)) return false;
  return !(await isUnwritable(db, hashAddress(product.key('address-hash'), db.workspaceId, read.key)));
}

/** The step of a case, in words that its customer can read. */
export function suggestionStep(
  { state, words, staff_id }: Omit<MoveRow, 'by' | 'at'>,
  language: string,
  at: Date,
): CaseEvent {
  const by = { kind: 'staff', id: staff_id } as const;
  const said = wordsFor(words, language);
  const steps = {
    considered: { what: 'considered', at, by },
    planned: { what: 'planned', for: said.slice(0, 400), at, by },
    done: { what: 'done', outcome: said, at, by },
    not_done: { what: 'not_done', reason: said, at, by },
  } as const satisfies Readonly<Record<ToldState, CaseEvent>>;
  return steps[state];
}

function wordsFor(words: SomeLanguages, language: string): string {
  return nearestWords(words, language)?.text ?? '';
}
