import { checkNorm, type Norm } from '@voldaan/domain/metrics/norms/norm';
import { Refusal } from '@voldaan/domain/refusal';
import { recordAudit } from '../../accounts/audit-store.ts';
import { showId } from '../../database/public-id.ts';
import { uuid } from '../../database/uuid.ts';
import { inWorkspace, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import type { Product } from '../../product.ts';
import type { Figure } from '../figures/figure.ts';
import { openFigure } from '../figures/open-figure.ts';
import { deleteNorm, insertNorm, lockSurveyNorms, updateNorm } from './norm-store.ts';
import { countNorms, listNorms, type NormRow } from './norm-views.ts';
import { type NormBody, type NormChangeBody, normsMax } from './schema.ts';

/** A norm of one rating, of all customers or one group of them. Returns its id. */
export async function makeNorm(product: Product, caller: Caller, body: NormBody): Promise<string> {
  const at = product.clock();
  const id = uuid(at.getTime());
  const { survey_id, item, group, value, from, to, reason } = body;
  await inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if (!(await lockSurveyNorms(db, survey_id))) throw new Refusal('not_found');
    if ((await countNorms(db)) >= normsMax) throw new Refusal('norms_full', { values: { maximum: normsMax } });
    await check(db, { product, caller }, { id, surveyId: survey_id, item, group, value, from, to });
    const norm = {
      id,
      survey_id,
      item,
      trait: group?.trait ?? '',
      trait_value: group?.value ?? '',
      value,
      valid_from: from,
      valid_to: to,
      reason,
      created_by: caller.staffId,
    };
    await insertNorm(db, { norm, at });
    await record(db, { caller, at, action: 'norm.made' }, { id, value, from, to });
  });
  return id;
}

/** A norm that was changed after the fact is no promise: the audit keeps what it was before. */
export async function changeNorm(
  product: Product,
  caller: Caller,
  { id, change }: Readonly<{ id: string; change: NormChangeBody }>,
): Promise<void> {
  const at = product.clock();
  await inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const before = await lockedNorm(db, id);
    const norm = {
      ...before,
      value: change.value ?? before.value,
      from: change.from ?? before.from,
      to: change.to === undefined ? before.to : change.to,
      reason: change.reason ?? before.reason,
    };
    await check(db, { product, caller }, norm);
    const { value, from, to, reason } = norm;
    await updateNorm(db, { id, change: { value, valid_from: from, valid_to: to, reason }, at });
    await record(db, { caller, at, action: 'norm.changed', was: before }, { id, value, from, to });
  });
}

/** It holds no more from today. One that has not begun, or began today, never held and is gone. */
export async function endNorm(product: Product, caller: Caller, id: string): Promise<void> {
  const at = product.clock();
  const today = at.toISOString().slice(0, 10);
  await inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const before = await lockedNorm(db, id);
    const { value, from, reason } = before;
    if (from >= today) await deleteNorm(db, id);
    else if (before.to === null || before.to > today)
      await updateNorm(db, { id, change: { value, valid_from: from, valid_to: today, reason }, at });
    await record(db, { caller, at, action: 'norm.ended', was: before }, { id, value, from, to: today });
  });
}

async function lockedNorm(db: WorkspaceTransaction, id: string): Promise<NormRow> {
  const [found] = await listNorms(db, { id });
  if (found === undefined || !(await lockSurveyNorms(db, found.surveyId))) throw new Refusal('not_found');
  // Read again under the lock: somebody may have changed it between the two.
  const [norm] = await listNorms(db, { id });
  if (norm === undefined) throw new Refusal('not_found');
  return norm;
}

type Asker = Readonly<{ product: Product; caller: Caller }>;

/** The rating and the group exist, the value lies on the scale, and no other norm holds on the same days. */
async function check(
  db: WorkspaceTransaction,
  { product, caller }: Asker,
  norm: Norm & Readonly<{ surveyId: string }>,
): Promise<void> {
  const figure = await openFigure(db, product.columns, {
    survey: norm.surveyId,
    item: norm.item,
    period: '30d',
    today: product.clock().toISOString().slice(0, 10),
    language: caller.language,
  });
  if (figure === undefined) throw new Refusal('not_found');
  requireGroup(figure, norm);
  checkNorm(norm, { metric: figure.metric, others: await listNorms(db, { surveyId: norm.surveyId }) });
}

function requireGroup(figure: Figure, { group }: Norm): void {
  if (group === null) return;
  const trait = figure.traits.find(({ name }) => name === group.trait);
  if (trait === undefined || trait.values.every(({ value }) => value !== group.value))
    throw new Refusal('unknown_trait', { pointer: '/group', values: { trait: group.trait.slice(0, 80) } });
}

type Written = Readonly<{ id: string; value: number; from: string; to: string | null }>;

async function record(
  db: WorkspaceTransaction,
  { caller, at, action, was }: Readonly<{ caller: Caller; at: Date; action: string; was?: Norm }>,
  { id, value, from, to }: Written,
): Promise<void> {
  const before = was === undefined ? {} : { was_value: was.value, was_from: was.from, was_to: was.to };
  const detail = { value, from, to, ...before };
  await recordAudit(db, { staffId: caller.staffId, action, subject: showId('nrm', id), detail, at });
}
