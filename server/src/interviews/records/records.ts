import { Refusal } from '@voldaan/domain/refusal';
import { makeOnce } from '../../accounts/make-once.ts';
import { staffOfId } from '../../accounts/views.ts';
import { inWorkspace, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import { listThemes } from '../../metrics/words/theme-views.ts';
import type { Product } from '../../product.ts';
import { changeProblem, changeRecord, insertProblem, insertRecord, linkContacts } from './record-store.ts';
import { knownContacts, listProblems, listRecords, type ProblemRow, type RecordRow } from './record-views.ts';
import type { ProblemBody, RecordBody } from './schema.ts';

/** Interviews, group discussions and observations, the latest first. */
export function showRecords(product: Product, caller: Caller) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    return { data: (await listRecords(db)).map(recordOf) };
  });
}

/** Writes one down. Pressed twice it is one record. */
export function makeRecord(product: Product, caller: Caller, body: RecordBody) {
  const at = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, (db) =>
    makeOnce(
      db,
      { product, caller, what: 'field-record', wish: body, at },
      {
        show: (id) => requireRecord(db, id),
        make: async (id) => {
          await requireNamed(db, body);
          await insertRecord(db, { id, body, staffId: caller.staffId, at });
          await linkContacts(db, { id, contactIds: body.contact_ids });
        },
      },
    ),
  );
}

type Change<Body> = Readonly<{ id: string; revision: number; body: Body }>;

/** Saves a new state of one under its revision. */
export function saveRecord(product: Product, caller: Caller, { id, revision, body }: Change<RecordBody>) {
  const at = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await requireRecord(db, id);
    await requireNamed(db, body);
    if (!(await changeRecord(db, { id, body, at, revision }))) throw new Refusal('draft_changed');
    await linkContacts(db, { id, contactIds: body.contact_ids });
    return requireRecord(db, id);
  });
}

async function requireRecord(db: WorkspaceTransaction, id: string) {
  const [row] = await listRecords(db, id);
  if (row === undefined) throw new Refusal('not_found');
  return recordOf(row);
}

async function requireNamed(db: WorkspaceTransaction, body: RecordBody): Promise<void> {
  await requireThemes(db, body);
  await requireContacts(db, body);
}

async function requireThemes(db: WorkspaceTransaction, { passages }: RecordBody): Promise<void> {
  const named = passages.flatMap(({ theme_ids: ids }) => ids);
  if (named.length === 0) return;
  const known = new Set((await listThemes(db)).map(({ id }) => id));
  if (named.some((id) => !known.has(id))) throw new Refusal('theme_unknown', { pointer: '/passages' });
}

async function requireContacts(db: WorkspaceTransaction, { contact_ids: ids }: RecordBody): Promise<void> {
  const known = await knownContacts(db, ids);
  const place = ids.findIndex((id) => !known.has(id));
  if (place >= 0) throw new Refusal('contact_unknown', { pointer: `/contact_ids/${place}` });
}

function recordOf({ passages, contacts, ...row }: RecordRow) {
  return {
    ...row,
    contacts: [...contacts],
    passages: passages.map(({ theme_ids: ids, ...passage }) => ({ ...passage, theme_ids: [...ids] })),
  };
}

/** The register: every problem with what shows it. */
export function showProblems(product: Product, caller: Caller) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    return { data: (await listProblems(db)).map(problemOf) };
  });
}

/** Puts one on the register. Pressed twice it is one problem. */
export function makeProblem(product: Product, caller: Caller, body: ProblemBody) {
  const at = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, (db) =>
    makeOnce(
      db,
      { product, caller, what: 'problem', wish: body, at },
      {
        show: (id) => requireProblem(db, id),
        make: async (id) => {
          await requireOwner(db, body);
          await insertProblem(db, { id, body, staffId: caller.staffId, at });
        },
      },
    ),
  );
}

export function saveProblem(product: Product, caller: Caller, { id, revision, body }: Change<ProblemBody>) {
  const at = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await requireProblem(db, id);
    await requireOwner(db, body);
    if (!(await changeProblem(db, { id, body, at, revision }))) throw new Refusal('draft_changed');
    return requireProblem(db, id);
  });
}

async function requireProblem(db: WorkspaceTransaction, id: string) {
  const [row] = await listProblems(db, id);
  if (row === undefined) throw new Refusal('not_found');
  return problemOf(row);
}

async function requireOwner(db: WorkspaceTransaction, { owner_id: ownerId }: ProblemBody): Promise<void> {
  if (ownerId !== null && (await staffOfId(db, ownerId)) === undefined)
    throw new Refusal('staff_unknown', { pointer: '/owner_id' });
}

function problemOf({ evidence, ...row }: ProblemRow) {
  return { ...row, evidence: [...evidence] };
}
