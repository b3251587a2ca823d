import { checkAction } from '@voldaan/domain/improvements/improvement-action';
import { Refusal } from '@voldaan/domain/refusal';
import { recordAudit } from '../accounts/audit-store.ts';
import { staffOfId } from '../accounts/views.ts';
import { listCauses } from '../complaints/cause-views.ts';
import { findCauseName } from '../complaints/person-views.ts';
import { showId } from '../database/public-id.ts';
import { uuid } from '../database/uuid.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Figure } from '../metrics/figures/figure.ts';
import { showHead, showTraitValues } from '../metrics/figures/figure-head.ts';
import { openFigure } from '../metrics/figures/open-figure.ts';
import { markStart } from '../metrics/trend/chart-events.ts';
import type { Product } from '../product.ts';
import { measureEffect, monthsBefore } from './measure-effect.ts';
import {
  type ActionBody,
  type ActionDetail,
  type ActionHead,
  type ActionShown,
  actionsMax,
  type FormReply,
} from './schema.ts';
import { deletePlannedAction, endAction, insertAction } from './store.ts';
import { type ActionRow, countActions, findAction, listActions } from './views.ts';

/** Everything that is done, or was done, about what customers said. */
export function showActions(product: Product, caller: Caller): Promise<ActionHead[]> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const rows = await listActions(db);
    const labels = await itemLabels(product, caller, { db, surveys: new Set(rows.map((row) => row.survey_id)) });
    return rows.map((row) => actionHead(row, labels.get(row.survey_id)?.get(row.item) ?? row.item, todayOf(product)));
  });
}

/** How the items of these surveys are called: each survey is opened once, however many actions are about it. */
async function itemLabels(
  product: Product,
  { language }: Caller,
  { db, surveys }: Readonly<{ db: WorkspaceTransaction; surveys: ReadonlySet<string> }>,
): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const labels = new Map<string, ReadonlyMap<string, string>>();
  // One after the other: they share the transaction's connection.
  for (const survey of surveys) {
    const figure = await openFigure(db, product.columns, { survey, period: '30d', today: todayOf(product), language });
    const items = figure === undefined ? [] : showHead(figure, language).items;
    labels.set(survey, new Map(items.map(({ key, label }) => [key, label])));
  }
  return labels;
}

/** What an action can be about; null before a survey is published. */
export function showForm(
  product: Product,
  caller: Caller,
  asked: Readonly<{ survey?: string | undefined; item?: string | undefined }>,
): Promise<FormReply> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const { language } = caller;
    const figure = await openFigure(db, product.columns, {
      ...asked,
      period: '12m',
      today: todayOf(product),
      language,
    });
    const causes = (await listCauses(db))
      .filter(({ retired_at }) => retired_at === null)
      .map(({ id, name }) => ({ id, name }));
    if (figure === undefined) return { head: null, traits: [], causes };
    return { head: showHead(figure, language), traits: showTraitValues(figure), causes };
  });
}

export function showAction(product: Product, caller: Caller, id: string): Promise<ActionDetail> {
  return inWorkspace(product.databases.app, caller.workspaceId, (db) => detail(product, caller, { db, id }));
}

/** @throws Refusal when its effect could not be told afterwards, and of what the workspace does not have. */
export function planAction(product: Product, caller: Caller, body: ActionBody): Promise<ActionDetail> {
  const at = product.clock();
  const id = uuid(at.getTime());
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if ((await countActions(db)) >= actionsMax) throw new Refusal('actions_full', { values: { maximum: actionsMax } });
    if (body.owner_id !== null && (await staffOfId(db, body.owner_id)) === undefined)
      throw new Refusal('staff_unknown', { pointer: '/owner_id' });
    if (body.cause_id !== null && (await findCauseName(db, body.cause_id)) === undefined)
      throw new Refusal('not_found', { pointer: '/cause_id' });
    if ((body.cost === null) !== (body.currency === null)) throw new Refusal('cost_half', { pointer: '/currency' });
    // A day has no hour: what is written down on the day itself counts as before it.
    checkAction({ ...body, plannedAt: at, startsAt: new Date(`${body.starts_on}T23:59:59Z`) });
    const { survey_id: survey, item, trait, treated, comparison } = body;
    const figure = await openFigure(db, product.columns, {
      survey,
      item,
      period: 'all',
      today: todayOf(product),
      language: caller.language,
    });
    if (figure === undefined) throw new Refusal('not_found');
    requireGroups(figure, { trait, treated, comparison });
    const cost = body.cost === null ? null : body.cost.toFixed(2);
    await insertAction(db, { ...body, cost, id, planned_by: caller.staffId, planned_at: at });
    await markStart(db, { actionId: id, name: body.name, startsOn: body.starts_on, by: caller.staffId, at });
    await recordAudit(db, { staffId: caller.staffId, action: 'improvement.planned', subject: showId('act', id), at });
    return detail(product, caller, { db, id });
  });
}

/** Says what follows from the result; the plan and the figures stay as they are. */
export function concludeAction(
  product: Product,
  caller: Caller,
  { id, conclusion }: Readonly<{ id: string; conclusion: string }>,
): Promise<ActionDetail> {
  const at = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if ((await findAction(db, id)) === undefined) throw new Refusal('not_found');
    if (!(await endAction(db, { id, conclusion, at }))) throw new Refusal('action_ended');
    await recordAudit(db, { staffId: caller.staffId, action: 'improvement.concluded', subject: showId('act', id), at });
    return detail(product, caller, { db, id });
  });
}

/** Only before it starts: afterwards it is part of what happened. */
export function removeAction(product: Product, caller: Caller, id: string): Promise<void> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if ((await findAction(db, id)) === undefined) throw new Refusal('not_found');
    if (!(await deletePlannedAction(db, { id, today: todayOf(product) }))) throw new Refusal('action_started');
    await recordAudit(db, {
      staffId: caller.staffId,
      action: 'improvement.removed',
      subject: showId('act', id),
      at: product.clock(),
    });
  });
}

async function detail(
  product: Product,
  caller: Caller,
  { db, id }: Readonly<{ db: WorkspaceTransaction; id: string }>,
): Promise<ActionDetail> {
  const row = await findAction(db, id);
  if (row === undefined) throw new Refusal('not_found');
  const figure = await figureOf(product, caller, { db, row });
  const today = todayOf(product);
  const { kind, direction, scale } = figure.metric;
  return {
    action: shownAction(row, figure, today, caller),
    metric: { kind, direction, minimum: scale.min, maximum: scale.max },
    effect: row.starts_on > today ? null : measureEffect(figure, row),
  };
}

async function figureOf(
  product: Product,
  caller: Caller,
  { db, row }: Readonly<{ db: WorkspaceTransaction; row: ActionRow }>,
): Promise<Figure> {
  const today = todayOf(product);
  const from = monthsEarlier(row.starts_on, monthsBefore);
  const figure = await openFigure(db, product.columns, {
    survey: row.survey_id,
    item: row.item,
    period: `${from}..${[row.starts_on, today].toSorted()[1] ?? today}`,
    today,
    language: caller.language,
    by: [row.trait],
  });
  if (figure === undefined) throw new Refusal('not_found');
  return figure;
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

function actionHead(row: ActionRow, label: string, today: string): ActionHead {
  const { id, name, kind, owner_id, owner_name, starts_on, ended_at } = row;
  const state = ended_at !== null ? 'ended' : starts_on > today ? 'planned' : 'running';
  return { id, name, kind, owner_id, owner_name, item: { key: row.item, label }, starts_on, ended_at, state };
}

function shownAction(row: ActionRow, figure: Figure, today: string, caller: Caller): ActionShown {
  const trait = figure.traits.find(({ name }) => name === row.trait);
  const labelled = (value: string) => ({
    value,
    label: trait?.values.find((known) => known.value === value)?.label ?? value,
  });
  const { measure, cost, currency, worthwhile, planned_at, conclusion } = row;
  return {
    ...actionHead(row, showHead(figure, caller.language).item.label, today),
    measure,
    cost,
    currency,
    survey: { id: figure.survey.id, name: figure.survey.name },
    cause: row.cause_id === null ? null : { id: row.cause_id, name: row.cause_name ?? '' },
    trait: { name: row.trait, label: trait?.label ?? row.trait },
    treated: row.treated.map(labelled),
    comparison: row.comparison.map(labelled),
    worthwhile,
    planned_by: row.planner_name,
    planned_at,
    conclusion,
  };
}

/** The first of the month so many months before. */
function monthsEarlier(day: string, months: number): string {
  const date = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() - months);
  return date.toISOString().slice(0, 10);
}

function todayOf(product: Product): string {
  return product.clock().toISOString().slice(0, 10);
}
