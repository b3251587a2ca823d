import { isDeepStrictEqual } from 'node:util';
import { checkAction } from '@voldaan/domain/improvements/improvement-action';
import { type PlanTexts, planChanges } from '@voldaan/domain/improvements/plan-change';
import { Refusal } from '@voldaan/domain/refusal';
import { recordAudit } from '../accounts/audit-store.ts';
import { makeOnce } from '../accounts/make-once.ts';
import { staffOfId } from '../accounts/views.ts';
import { findCauseName } from '../complaints/person-views.ts';
import { showId } from '../database/public-id.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Figure } from '../metrics/figures/figure.ts';
import { openFigure } from '../metrics/figures/open-figure.ts';
import { markStart, moveStart } from '../metrics/trend/chart-events.ts';
import type { Product } from '../product.ts';
import { describeAction, todayOf } from './describe-action.ts';
import { type ActionBody, type ActionDetail, type ActionShown, actionsMax } from './schema.ts';
import { changeAction, insertAction, insertChange } from './store.ts';
import { countActions } from './views.ts';

/**
 * Pressed twice it is one action.
 *
 * @throws Refusal when its effect could not be told afterwards, and of what the workspace does not have.
 */
export function planAction(product: Product, caller: Caller, body: ActionBody): Promise<ActionDetail> {
  const at = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, (db) =>
    makeOnce(
      db,
      { product, caller, what: 'improvement', wish: body, at },
      {
        show: (id) => describeAction(product, caller, { db, id }),
        make: (id) => addAction(product, caller, { db, id, body, at }),
      },
    ),
  );
}

type NewAction = Readonly<{ db: WorkspaceTransaction; id: string; body: ActionBody; at: Date }>;

async function addAction(product: Product, caller: Caller, { db, id, body, at }: NewAction): Promise<void> {
  if ((await countActions(db)) >= actionsMax) throw new Refusal('actions_full', { values: { maximum: actionsMax } });
  await requirePlan(product, caller, { db, body, isFixed: false });
  const cost = body.cost === null ? null : body.cost.toFixed(2);
  await insertAction(db, { ...body, cost, id, planned_by: caller.staffId, planned_at: at });
  await markStart(db, { actionId: id, name: body.name, startsOn: body.starts_on, by: caller.staffId, at });
  await recordAudit(db, { staffId: caller.staffId, action: 'improvement.planned', subject: showId('act', id), at });
}

type Change = Readonly<{ id: string; revision: number; body: ActionBody }>;

/**
 * Another plan: before its start all of it, from then on what its effect is not measured by. What stood there stays readable.
 *
 * @throws Refusal as planAction, and when its measured part would change after the start, or a colleague was first.
 */
export function changePlan(product: Product, caller: Caller, { id, revision, body }: Change): Promise<ActionDetail> {
  const at = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const { action: known } = await describeAction(product, caller, { db, id });
    if (known.state === 'ended') throw new Refusal('action_ended');
    const isFixed = known.state === 'running';
    if (isFixed && !isMeasuredAlike(known, body)) throw new Refusal('action_fixed');
    await requirePlan(product, caller, { db, body, isFixed });
    const plan = { ...body, cost: body.cost === null ? null : body.cost.toFixed(2) };
    if (!(await changeAction(db, { id, revision, plan }))) throw new Refusal('draft_changed');
    const changed = await describeAction(product, caller, { db, id });
    const changes = planChanges(textsOf(known), textsOf(changed.action));
    if (changes.length === 0) return changed;
    await insertChange(db, { actionId: id, by: caller.staffId, at, changes });
    await moveStart(db, { actionId: id, name: body.name, startsOn: body.starts_on, at });
    await recordAudit(db, { staffId: caller.staffId, action: 'improvement.changed', subject: showId('act', id), at });
    return describeAction(product, caller, { db, id });
  });
}

/** What the effect is measured by was chosen before the start, and is never changed with a look at what came of it. */
function isMeasuredAlike(known: ActionShown, body: ActionBody): boolean {
  const values = (groups: ActionShown['treated']) => groups.map(({ value }) => value).toSorted();
  const measured = [known.survey.id, known.item.key, known.trait.name, known.worthwhile, known.starts_on];
  const asked = [body.survey_id, body.item, body.trait, body.worthwhile, body.starts_on];
  return isDeepStrictEqual(
    [measured, values(known.treated), values(known.comparison)],
    [asked, body.treated.toSorted(), body.comparison.toSorted()],
  );
}

type Asked = Readonly<{ db: WorkspaceTransaction; body: ActionBody; isFixed: boolean }>;

async function requirePlan(product: Product, caller: Caller, { db, body, isFixed }: Asked): Promise<void> {
  if (body.owner_id !== null && (await staffOfId(db, body.owner_id)) === undefined)
    throw new Refusal('staff_unknown', { pointer: '/owner_id' });
  if (body.cause_id !== null && (await findCauseName(db, body.cause_id)) === undefined)
    throw new Refusal('not_found', { pointer: '/cause_id' });
  if ((body.cost === null) !== (body.currency === null)) throw new Refusal('cost_half', { pointer: '/currency' });
  // What it is measured by was judged when it was written down, and stays as it was.
  if (isFixed) return;
  // A day has no hour: what is written down on the day itself counts as before it.
  checkAction({ ...body, plannedAt: product.clock(), startsAt: new Date(`${body.starts_on}T23:59:59Z`) });
  const { survey_id: survey, item, trait, treated, comparison } = body;
  const today = todayOf(product);
  const figure = await openFigure(db, product.columns, {
    survey,
    item,
    period: 'all',
    today,
    language: caller.language,
  });
  if (figure === undefined) throw new Refusal('not_found');
  requireGroups(figure, { trait, treated, comparison });
}

/** A plan as it is read, also when what it names is called otherwise one day. */
function textsOf(action: ActionShown): PlanTexts {
  const names = (groups: ActionShown['treated']) => groups.map(({ label }) => label).join(', ');
  const { name, measure, kind, survey, item, trait, cost, currency } = action;
  return {
    ...{ name, measure, kind },
    owner: action.owner_name ?? '',
    cost: cost === null ? '' : `${cost} ${currency}`,
    cause: action.cause?.name ?? '',
    outcome: `${survey.name}: ${item.label}`,
    treated: `${trait.label}: ${names(action.treated)}`,
    comparison: `${trait.label}: ${names(action.comparison)}`,
    worthwhile: String(action.worthwhile),
    starts_on: action.starts_on,
  };
}

type Groups = Readonly<{ trait: string; treated: readonly string[]; comparison: readonly string[] }>;

function requireGroups(figure: Figure, { trait, treated, comparison }: Groups): void {
  const known = figure.traits.find(({ name }) => name === trait);
  if (known === undefined)
    throw new Refusal('unknown_trait', { pointer: '/trait', values: { trait: trait.slice(0, 80) } });
  const values = new Set(known.values.map(({ value }) => value));
  const sides = [...treated.map(pointedAt('treated')), ...comparison.map(pointedAt('comparison'))];
  const missing = sides.find(({ group }) => !values.has(group));
  if (missing !== undefined)
    throw new Refusal('unknown_group', { pointer: missing.pointer, values: { group: missing.group } });
}

function pointedAt(side: string) {
  return (group: string, place: number) => ({ group, pointer: `/${side}/${place}` });
}
