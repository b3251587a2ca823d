import { Refusal } from '@voldaan/domain/refusal';
import { defaultJourney } from '@voldaan/domain/touchpoints/default-journey';
import { phases } from '@voldaan/domain/touchpoints/touchpoint';
import { recordAudit } from '../accounts/audit-store.ts';
import { makeOnce } from '../accounts/make-once.ts';
import { staffOfId } from '../accounts/views.ts';
import { showId } from '../database/public-id.ts';
import { uuid } from '../database/uuid.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import {
  type TouchpointBody,
  type TouchpointChangeBody,
  type TouchpointOrderBody,
  type TouchpointShown,
  touchpointsMax,
} from './schema.ts';
import {
  countTouchpointsLocked,
  deleteTouchpoint,
  insertTouchpoints,
  placeTouchpoints,
  updateTouchpoint,
} from './store.ts';
import { listTouchpoints, type TouchpointRow } from './touchpoint-views.ts';

/** How far back the events of a moment are counted. */
const heardDays = 30;

export function showTouchpoints(product: Product, caller: Caller): Promise<TouchpointShown[]> {
  return inWorkspace(product.databases.app, caller.workspaceId, (db) => listed(product, db));
}

/** Pressed twice it is one touchpoint. */
export async function makeTouchpoint(product: Product, caller: Caller, body: TouchpointBody): Promise<TouchpointShown> {
  const at = product.clock();
  const make = async (db: WorkspaceTransaction, id: string) => {
    if ((await countTouchpointsLocked(db)) >= touchpointsMax)
      throw new Refusal('touchpoints_full', { values: { maximum: touchpointsMax } });
    await requireOwner(db, body.owner_id);
    await insertTouchpoints(db, { touchpoints: [{ id, ...body }], at });
    await recordAudit(db, { staffId: caller.staffId, action: 'touchpoint.made', subject: showId('tch', id), at });
  };
  return inWorkspace(product.databases.app, caller.workspaceId, (db) =>
    makeOnce(
      db,
      { product, caller, what: 'touchpoint', wish: body, at },
      { show: (id) => one(product, db, id), make: (id) => make(db, id) },
    ),
  );
}

export async function makeJourney(product: Product, caller: Caller): Promise<TouchpointShown[]> {
  const at = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if ((await countTouchpointsLocked(db)) > 0) throw new Refusal('touchpoints_exist');
    const touchpoints = defaultJourney.map((moment) => ({
      id: uuid(at.getTime()),
      name: moment.name[caller.language],
      phase: moment.phase,
      is_direct: moment.isDirect,
      is_material: moment.isMaterial,
      channel: moment.channel[caller.language],
      owner_id: null,
      event_kind: moment.eventKind,
    }));
    await insertTouchpoints(db, { touchpoints, at });
    await recordAudit(db, { staffId: caller.staffId, action: 'touchpoint.journey-made', at });
    return listed(product, db);
  });
}

export async function changeTouchpoint(
  product: Product,
  caller: Caller,
  { id, change }: Readonly<{ id: string; change: TouchpointChangeBody }>,
): Promise<TouchpointShown> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await requireOwner(db, change.owner_id ?? null);
    if (!(await updateTouchpoint(db, id, change))) throw new Refusal('not_found');
    const at = product.clock();
    await recordAudit(db, { staffId: caller.staffId, action: 'touchpoint.changed', subject: showId('tch', id), at });
    return one(product, db, id);
  });
}

/** Refused when the list is not of the moments that there are: somebody else has added or removed one meanwhile. */
export async function placeAll(
  product: Product,
  caller: Caller,
  order: TouchpointOrderBody,
): Promise<TouchpointShown[]> {
  const places = phases.flatMap((phase) => order[phase].map((id) => ({ id, phase })));
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const count = await countTouchpointsLocked(db);
    const isWhole = new Set(places.map(({ id }) => id)).size === count && places.length === count;
    if (!isWhole || (await placeTouchpoints(db, places)) !== count) throw new Refusal('touchpoints_changed');
    return listed(product, db);
  });
}

export async function removeTouchpoint(product: Product, caller: Caller, id: string): Promise<void> {
  await inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await countTouchpointsLocked(db);
    if (!(await deleteTouchpoint(db, id))) throw new Refusal('not_found');
    const at = product.clock();
    await recordAudit(db, { staffId: caller.staffId, action: 'touchpoint.removed', subject: showId('tch', id), at });
  });
}

async function requireOwner(db: WorkspaceTransaction, id: string | null): Promise<void> {
  if (id !== null && (await staffOfId(db, id)) === undefined)
    throw new Refusal('staff_unknown', { pointer: '/owner_id' });
}

async function listed(product: Product, db: WorkspaceTransaction): Promise<TouchpointShown[]> {
  const rows = await listTouchpoints(db, { since: heardSince(product), limit: touchpointsMax });
  return rows.map(shown);
}

async function one(product: Product, db: WorkspaceTransaction, id: string): Promise<TouchpointShown> {
  const [row] = await listTouchpoints(db, { since: heardSince(product), id, limit: 1 });
  if (row === undefined) throw new Refusal('not_found');
  return shown(row);
}

function heardSince(product: Product): Date {
  return new Date(product.clock().getTime() - heardDays * 86_400_000);
}

function shown({ last_at, heard_count, ...row }: TouchpointRow): TouchpointShown {
  return { ...row, heard: { last_at, count: heard_count } };
}
