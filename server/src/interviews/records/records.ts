import { Refusal } from '@voldaan/domain/refusal';
import { staffOfId } from '../../accounts/views.ts';
import { uuid } from '../../database/uuid.ts';
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

/** Writes one down, or a new state of it under its revision. */
export function saveRecord(
  product: Product,
  caller: Caller,
  { id, revision, body }: Readonly<{ id?: string; revision?: number; body: RecordBody }>,
) {
  const at = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const [known] = id === undefined ? [] : await listRecords(db, id);
    if (id !== undefined && known === undefined) throw new Refusal('not_found');
    await requireThemes(db, body);
    await requireContacts(db, body);
    const savedId = id ?? uuid(at.getTime());
    if (known === undefined) await insertRecord(db, { id: savedId, body, staffId: caller.staffId, at });
    else if (!(await changeRecord(db, { id: savedId, body, at, revision: revision ?? 0 })))
      throw new Refusal('draft_changed');
    await linkContacts(db, { id: savedId, contactIds: body.contact_ids });
    const [saved] = await listRecords(db, savedId);
    if (saved === undefined) throw new Error('a record that was just saved is gone');
    return recordOf(saved);
  });
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

export function saveProblem(
  product: Product,
  caller: Caller,
  { id, revision, body }: Readonly<{ id?: string; revision?: number; body: ProblemBody }>,
) {
  const at = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const [known] = id === undefined ? [] : await listProblems(db, id);
    if (id !== undefined && known === undefined) throw new Refusal('not_found');
    if (body.owner_id !== null && (await staffOfId(db, body.owner_id)) === undefined)
      throw new Refusal('staff_unknown', { pointer: '/owner_id' });
    const savedId = id ?? uuid(at.getTime());
    if (known === undefined) await insertProblem(db, { id: savedId, body, staffId: caller.staffId, at });
    else if (!(await changeProblem(db, { id: savedId, body, at, revision: revision ?? 0 })))
      throw new Refusal('draft_changed');
    const [saved] = await listProblems(db, savedId);
    if (saved === undefined) throw new Error('a problem that was just saved is gone');
    return problemOf(saved);
  });
}

function problemOf({ evidence, ...row }: ProblemRow) {
  return { ...row, evidence: [...evidence] };
}
