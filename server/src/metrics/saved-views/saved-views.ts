import { Refusal } from '@voldaan/domain/refusal';
import { uuid } from '../../database/uuid.ts';
import { inWorkspace, inWorkspaceReading, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import type { Product } from '../../product.ts';
import { type SavedViewBody, type SavedViewChangeBody, type SavedViewShown, savedViewsMost } from './schema.ts';
import { deleteSavedView, insertSavedView, lockSavedViewsOf, updateSavedView } from './store.ts';
import { countSavedViews, findOwnSavedView, listSavedViews, type SavedViewRow } from './views.ts';

export function showSavedViews(product: Product, caller: Caller): Promise<SavedViewShown[]> {
  return inWorkspaceReading(product.databases.app, caller.workspaceId, async (db) => {
    const rows = await listSavedViews(db, { staffId: caller.staffId });
    return rows.map((row) => shown(row, caller));
  });
}

/**
 * Keeps an address under a name. The same again, as a button pressed twice sends it, finds what the first press kept.
 *
 * @throws Refusal saved_view_name_taken, saved_views_full.
 */
export function saveView(product: Product, caller: Caller, view: SavedViewBody): Promise<SavedViewShown> {
  const at = product.clock();
  const id = uuid(at.getTime());
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await lockSavedViewsOf(db, caller.staffId);
    const known = await findOwnSavedView(db, { staffId: caller.staffId, name: view.name });
    if (known !== undefined) {
      if (!isSame(known, view)) throw new Refusal('saved_view_name_taken', { pointer: '/name' });
      return shown(await found(db, caller, known.id), caller);
    }
    if ((await countSavedViews(db, caller.staffId)) >= savedViewsMost)
      throw new Refusal('saved_views_full', { values: { maximum: savedViewsMost } });
    await insertSavedView(db, { id, view, staffId: caller.staffId, at });
    return shown(await found(db, caller, id), caller);
  });
}

function isSame(known: Pick<SavedViewRow, 'screen' | 'search' | 'is_shared'>, view: SavedViewBody): boolean {
  return known.screen === view.screen && known.search === view.search && known.is_shared === view.is_shared;
}

/** @throws Refusal not_found, not_permitted, saved_view_name_taken. */
export function changeSavedView(
  product: Product,
  caller: Caller,
  { id, change }: Readonly<{ id: string; change: SavedViewChangeBody }>,
): Promise<SavedViewShown> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const { created_by: staffId } = await own(db, caller, id);
    if (change.name !== undefined) {
      await lockSavedViewsOf(db, staffId);
      if ((await findOwnSavedView(db, { staffId, name: change.name, exceptId: id })) !== undefined)
        throw new Refusal('saved_view_name_taken', { pointer: '/name' });
    }
    await updateSavedView(db, { id, change, at: product.clock() });
    return shown(await found(db, caller, id), caller);
  });
}

export async function removeSavedView(product: Product, caller: Caller, id: string): Promise<void> {
  await inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await own(db, caller, id);
    await deleteSavedView(db, id);
  });
}

/** A colleague's own view is not found; one that he shared is found, and his or the owner's to change. */
async function own(db: WorkspaceTransaction, caller: Caller, id: string): Promise<SavedViewRow> {
  const row = await found(db, caller, id);
  if (!isMine(row, caller)) throw new Refusal('not_permitted');
  return row;
}

async function found(db: WorkspaceTransaction, { staffId }: Caller, id: string): Promise<SavedViewRow> {
  const [row] = await listSavedViews(db, { staffId, id });
  if (row === undefined) throw new Refusal('not_found');
  return row;
}

function isMine(row: SavedViewRow, { staffId, role }: Caller): boolean {
  return row.created_by === staffId || (row.is_shared && (role === 'owner' || role === 'manager'));
}

function shown(row: SavedViewRow, caller: Caller): SavedViewShown {
  const { id, name, screen, search, is_shared: isShared, made_by: madeBy } = row;
  return { id, name, screen, search, is_shared: isShared, is_mine: isMine(row, caller), made_by: madeBy };
}
