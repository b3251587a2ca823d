import { Refusal } from '@voldaan/domain/refusal';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Figure } from '../metrics/figures/figure.ts';
import { showHead } from '../metrics/figures/figure-head.ts';
import { openFigure } from '../metrics/figures/open-figure.ts';
import type { Product } from '../product.ts';
import { measureEffect, monthsBefore } from './measure-effect.ts';
import type { ActionDetail, ActionHead, ActionShown } from './schema.ts';
import { type ActionRow, findAction, listChanges } from './views.ts';

/** An action with all that is told of it. */
export async function describeAction(
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
    changes: [...(await listChanges(db, id))],
    metric: { kind, direction, minimum: scale.min, maximum: scale.max },
    effect: row.starts_on > today ? null : measureEffect(figure, row),
  };
}

export async function figureOf(
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

export function actionHead(row: ActionRow, label: string, today: string): ActionHead {
  const { id, name, kind, owner_id, owner_name, starts_on, ended_at } = row;
  const state = ended_at !== null ? 'ended' : starts_on > today ? 'planned' : 'running';
  return { id, name, kind, owner_id, owner_name, item: { key: row.item, label }, starts_on, ended_at, state };
}

export function shownAction(row: ActionRow, figure: Figure, today: string, caller: Caller): ActionShown {
  const trait = figure.traits.find(({ name }) => name === row.trait);
  const labelled = (value: string) => ({
    value,
    label: trait?.values.find((known) => known.value === value)?.label ?? value,
  });
  const { measure, cost, currency, worthwhile, planned_at, conclusion, revision } = row;
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
    revision,
  };
}

/** The first of the month so many months before. */
function monthsEarlier(day: string, months: number): string {
  const date = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() - months);
  return date.toISOString().slice(0, 10);
}

export function todayOf(product: Product): string {
  return product.clock().toISOString().slice(0, 10);
}
