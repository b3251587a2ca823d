import { Refusal } from '@voldaan/domain/refusal';
import { recordAudit } from '../accounts/audit-store.ts';
import { makeOnce } from '../accounts/make-once.ts';
import { showId } from '../database/public-id.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import { insertCause, updateCause } from './cause-store.ts';
import { listCauses } from './cause-views.ts';

type Shown = Readonly<{ id: string; name: string; is_retired: boolean }>;

/** More causes than this are no codebook any more. */
const causesMax = 200;

export function showCauses(product: Product, caller: Caller): Promise<Shown[]> {
  return inWorkspace(product.databases.app, caller.workspaceId, shown);
}

/** Pressed twice it is one cause. */
export function makeCause(product: Product, caller: Caller, name: string): Promise<Shown[]> {
  const at = product.clock();
  const make = async (db: WorkspaceTransaction, id: string) => {
    const known = await listCauses(db);
    if (known.filter(({ retired_at }) => retired_at === null).length >= causesMax)
      throw new Refusal('causes_full', { values: { maximum: causesMax } });
    await insertCause(db, { id, name, position: known.length + 1 });
    await recordAudit(db, { staffId: caller.staffId, action: 'cause.made', subject: showId('cau', id), at });
  };
  return inWorkspace(product.databases.app, caller.workspaceId, (db) =>
    makeOnce(
      db,
      { product, caller, what: 'cause', wish: name, at },
      { show: () => shown(db), make: (id) => make(db, id) },
    ),
  );
}

type Change = Readonly<{ id: string; name?: string | undefined; is_retired?: boolean | undefined }>;

export function changeCause(product: Product, caller: Caller, { id, name, is_retired }: Change): Promise<Shown[]> {
  const at = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const retired = is_retired === undefined ? {} : { retired_at: is_retired ? at : null };
    if (!(await updateCause(db, id, { name, ...retired }))) throw new Refusal('not_found');
    await recordAudit(db, { staffId: caller.staffId, action: 'cause.changed', subject: showId('cau', id), at });
    return shown(db);
  });
}

async function shown(db: WorkspaceTransaction): Promise<Shown[]> {
  return (await listCauses(db)).map(({ id, name, retired_at }) => ({ id, name, is_retired: retired_at !== null }));
}
