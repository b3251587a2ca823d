import { Refusal } from '@voldaan/domain/refusal';
import { recordAudit } from '../accounts/audit-store.ts';
import { listCauses } from '../complaints/cause-views.ts';
import { showId } from '../database/public-id.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import { showHead, showTraitValues } from '../metrics/figures/figure-head.ts';
import { openFigure } from '../metrics/figures/open-figure.ts';
import type { Product } from '../product.ts';
import { actionHead, describeAction, todayOf } from './describe-action.ts';
import type { ActionDetail, ActionHead, FormReply } from './schema.ts';
import { deletePlannedAction, endAction } from './store.ts';
import { findAction, listActions } from './views.ts';

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
  return inWorkspace(product.databases.app, caller.workspaceId, (db) => describeAction(product, caller, { db, id }));
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
    return describeAction(product, caller, { db, id });
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
