import { Refusal } from '@voldaan/domain/refusal';
import { recordAudit } from '../../accounts/audit-store.ts';
import { allowLongStatements } from '../../database/long-statements.ts';
import { showId } from '../../database/public-id.ts';
import { uuid } from '../../database/uuid.ts';
import { inWorkspace, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import { pageOf, readCursorId } from '../../http/cursor-id.ts';
import type { Product } from '../../product.ts';
import { findTaken } from '../detail-views.ts';
import { type DoubleContact, listDoubleContacts, listDoubles, listMerges } from './double-views.ts';
import {
  type ContactImage,
  consentImages,
  copyRefusals,
  fillFrom,
  insertMerge,
  joinConsents,
  lockContacts,
  lockMerge,
  markUndone,
  moveRows,
  removeMerged,
  removeRefusals,
  restoreConsents,
  reviveContact,
  type StoredMerge,
  unfill,
} from './merge-store.ts';
import { movedTables } from './moved-rows.ts';

/** All contacts are looked at; of a million that takes longer than a screen usually may. */
const lookSeconds = 30;

/** Groups of contacts that may be one person. */
export function showDoubles(product: Product, caller: Caller) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await allowLongStatements(db, lookSeconds);
    const groups = await listDoubles(db);
    const contacts = await listDoubleContacts(db, [...new Set(groups.flatMap(({ ids }) => ids))]);
    const byId = new Map(contacts.map((contact) => [contact.id, contact]));
    const known = (ids: readonly string[]): DoubleContact[] =>
      ids.map((id) => byId.get(id)).filter((contact) => contact !== undefined);
    return { data: groups.map(({ reason, ids }) => ({ reason, contacts: known(ids) })) };
  });
}

export function showMerges(
  product: Product,
  caller: Caller,
  query: Readonly<{ cursor?: readonly string[] | undefined; limit: number }>,
) {
  const after = readCursorId(query.cursor);
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) =>
    pageOf(await listMerges(db, { after, limit: query.limit + 1 }), query.limit),
  );
}

/**
 * Makes two contacts one. All that was with the one is with the other afterwards: mails, answers, events, what was
 * refused. Everything it takes to part them again is kept beside it.
 */
export function mergeContacts(
  product: Product,
  caller: Caller,
  wish: Readonly<{ kept_id: string; merged_id: string }>,
) {
  const { kept_id: keptId, merged_id: mergedId } = wish;
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const { kept, merged } = await takeBoth(db, keptId, mergedId);
    const consents = await consentImages(db, [keptId, mergedId]);
    const moved: Record<string, readonly string[]> = {};
    for (const table of movedTables) moved[table.table] = await moveRows(db, table, { from: mergedId, to: keptId });
    await joinConsents(db, { kept: keptId, merged: mergedId });
    const suppression = await copyRefusals(db, { kept, merged });
    await removeMerged(db, mergedId);
    const after = await fillFrom(db, { kept: keptId, merged });
    const id = uuid();
    const at = product.clock();
    const before = { kept, merged, after, consents };
    await insertMerge(db, {
      id,
      keptId,
      mergedId,
      before,
      moved: { ...moved, suppression },
      mergedBy: caller.staffId,
      at,
    });
    await recordAudit(db, { staffId: caller.staffId, action: 'contact.merged', subject: showId('con', keptId), at });
    return readMerge(db, id);
  });
}

/** Parts two contacts that were made one, each with what was its own. What came since stays with the one that was kept. */
export function undoMerge(product: Product, caller: Caller, id: string) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const merge = await lockMerge(db, id);
    if (merge === undefined) throw new Refusal('not_found');
    if (merge.undone_at !== null) throw new Refusal('merge_undone');
    const [kept] = await lockContacts(db, [merge.kept_id]);
    if (kept === undefined) throw new Refusal('merge_chained');
    await unfill(db, { before: merge.before.kept, after: merge.before.after });
    await refuseTaken(db, merge);
    await reviveContact(db, { kept: merge.kept_id, image: merge.before.merged });
    for (const table of movedTables) {
      const only = merge.moved[table.table] ?? [];
      await moveRows(db, table, { from: merge.kept_id, to: merge.merged_id, only });
    }
    const images = merge.before.consents;
    await restoreConsents(db, { kept: merge.kept_id, images, mergedAt: merge.merged_at });
    await removeRefusals(db, { kept: merge.before.kept, purposes: merge.moved['suppression'] ?? [] });
    const at = product.clock();
    await markUndone(db, { id, at });
    const subject = showId('con', merge.kept_id);
    await recordAudit(db, { staffId: caller.staffId, action: 'contact.merge-undone', subject, at });
    return readMerge(db, id);
  });
}

async function takeBoth(db: WorkspaceTransaction, keptId: string, mergedId: string) {
  const images = await lockContacts(db, [keptId, mergedId]);
  const imageOf = (id: string): ContactImage | undefined => images.find((image) => image['id'] === id);
  const [kept, merged] = [imageOf(keptId), imageOf(mergedId)];
  // First this: an id of another company is told nothing that a made-up one is not.
  if (kept === undefined || merged === undefined) throw new Refusal('not_found');
  if (keptId === mergedId) throw new Refusal('merge_same', { pointer: '/merged_id' });
  return { kept, merged };
}

/** Somebody may have taken the address or the number in the meantime. */
async function refuseTaken(db: WorkspaceTransaction, { before }: StoredMerge): Promise<void> {
  const { email_key: email, external_id: number } = before.merged;
  const taken = await findTaken(db, {
    emailKey: typeof email === 'string' ? email : null,
    externalId: typeof number === 'string' ? number : null,
    except: null,
  });
  if (taken === 'email') throw new Refusal('email_taken');
  if (taken === 'external_id') throw new Refusal('external_id_taken');
}

async function readMerge(db: WorkspaceTransaction, id: string) {
  const [merge] = await listMerges(db, { after: undefined, limit: 1, id });
  if (merge === undefined) throw new Error('a merge was not there after it was written');
  return merge;
}
