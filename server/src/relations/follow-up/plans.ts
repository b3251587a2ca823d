import { Refusal } from '@voldaan/domain/refusal';
import { recordAudit } from '../../accounts/audit-store.ts';
import { makeOnce } from '../../accounts/make-once.ts';
import { findOrganisation } from '../../contacts/organisations/organisation-views.ts';
import { showId } from '../../database/public-id.ts';
import { inWorkspace, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import type { Product } from '../../product.ts';
import { readAudience } from '../../studies/plan-schema.ts';
import { isColleague, listColleagues } from '../colleague-views.ts';
import { endPlan, insertPlan, updatePlan } from './plan-store.ts';
import { listPlans, type PlanRow } from './plan-views.ts';
import { type PlanBody, type PlanShown, plansMax } from './schema.ts';

/** Every plan that holds, with who could be named in one. */
export function showPlans(product: Product, caller: Caller) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => ({
    data: (await listPlans(db)).map(shownPlan),
    colleagues: [...(await listColleagues(db))],
  }));
}

/**
 * Pressed twice it is one plan.
 *
 * @throws Refusal plans_full, staff_unknown, organisation_unknown.
 */
export function makePlan(product: Product, caller: Caller, body: PlanBody): Promise<PlanShown> {
  const at = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, (db) =>
    makeOnce(
      db,
      { product, caller, what: 'follow-up', wish: body, at },
      { show: (id) => requirePlan(db, id), make: (id) => addPlan(db, caller, { id, body, at }) },
    ),
  );
}

type NewPlan = Readonly<{ id: string; body: PlanBody; at: Date }>;

async function addPlan(db: WorkspaceTransaction, { staffId }: Caller, { id, body, at }: NewPlan): Promise<void> {
  if ((await listPlans(db)).length >= plansMax)
    throw new Refusal('follow_up_plans_full', { values: { maximum: plansMax } });
  await insertPlan(db, { ...(await readPlan(db, body, at)), id, made_at: at });
  await recordAudit(db, { staffId, action: 'follow-up.planned', subject: showId('fup', id), at });
}

export function changePlan(product: Product, caller: Caller, id: string, body: PlanBody): Promise<PlanShown> {
  const at = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await requirePlan(db, id);
    if (!(await updatePlan(db, { id, change: await readPlan(db, body, at) }))) throw new Refusal('not_found');
    await recordAudit(db, { staffId: caller.staffId, action: 'follow-up.changed', subject: showId('fup', id), at });
    return requirePlan(db, id);
  });
}

/** The customers stay, and are on no list of it any more. */
export function stopPlan(product: Product, caller: Caller, id: string): Promise<void> {
  const at = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if (!(await endPlan(db, { id, at }))) throw new Refusal('not_found');
    await recordAudit(db, { staffId: caller.staffId, action: 'follow-up.ended', subject: showId('fup', id), at });
  });
}

async function readPlan(db: WorkspaceTransaction, body: PlanBody, at: Date) {
  if (body.owner_id !== null && !(await isColleague(db, body.owner_id)))
    throw new Refusal('staff_unknown', { pointer: '/owner_id' });
  if (body.organisation_id !== null && (await findOrganisation(db, body.organisation_id)) === undefined)
    throw new Refusal('organisation_unknown', { pointer: '/organisation_id' });
  const { audience, value_least, ...rest } = body;
  return {
    ...rest,
    audience: JSON.stringify(readAudience(audience)),
    value_least: value_least === null ? null : value_least.toFixed(2),
    changed_at: at,
  };
}

async function requirePlan(db: WorkspaceTransaction, id: string): Promise<PlanShown> {
  const row = (await listPlans(db)).find((plan) => plan.id === id);
  if (row === undefined) throw new Refusal('not_found');
  return shownPlan(row);
}

function shownPlan(row: PlanRow): PlanShown {
  const { lifecycles, stages, roles, languages, attributes } = row.audience;
  return {
    id: row.id,
    name: row.name,
    reason: row.reason,
    audience: {
      ...(lifecycles && { lifecycles: [...lifecycles] }),
      ...(stages && { stages: [...stages] }),
      ...(roles && { roles: [...roles] }),
      ...(languages && { languages: [...languages] }),
      ...(attributes && { attributes: attributes.map(({ key, values }) => ({ key, values: [...values] })) }),
    },
    organisation: row.organisation_id === null ? null : { id: row.organisation_id, name: row.organisation_name ?? '' },
    value_least: row.value_least === null ? null : Number(row.value_least),
    every_days: row.every_days,
    notice_days: row.notice_days,
    owner: row.owner_id === null ? null : { id: row.owner_id, name: row.owner_name ?? '' },
  };
}
