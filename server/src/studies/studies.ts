import { isDeepStrictEqual } from 'node:util';
import { Refusal } from '@voldaan/domain/refusal';
import { defaultStudy } from '@voldaan/domain/studies/default-study';
import type { StudyKind } from '@voldaan/domain/studies/schedule/study';
import type { CadenceDraft, StudyDraft } from '@voldaan/domain/studies/study-draft';
import { recordAudit } from '../accounts/audit-store.ts';
import { showId } from '../database/public-id.ts';
import { uuid } from '../database/uuid.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import { requireSurvey } from '../surveys/describe-survey.ts';
import { describeStudy, requireStudy } from './describe-study.ts';
import { listDraws, listStudyWaves } from './frame-views.ts';
import { deleteDraft, insertStudy, type StudyChange, saveStudy } from './store.ts';
import { findTouchpointId } from './touchpoint-views.ts';
import { listStudies, type StudyRecord } from './views.ts';

export async function showStudies(product: Product, caller: Caller) {
  const rows = await inWorkspace(product.databases.app, caller.workspaceId, listStudies);
  return { data: [...rows] };
}

export function showStudy(product: Product, caller: Caller, id: string) {
  return inWorkspace(product.databases.app, caller.workspaceId, (db) => describeStudy(db, caller, id));
}

/** Makes a draft. Its seed is chosen now and never changes, so that nobody can draw until the sample pleases. */
export function makeStudy(product: Product, caller: Caller, wish: Readonly<{ name: string; kind: StudyKind }>) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const id = uuid();
    const at = product.clock();
    const plan = defaultStudy(wish.kind, at.toISOString().slice(0, 10));
    await insertStudy(db, { id, name: wish.name, plan, seed: uuid(), staffId: caller.staffId });
    const subject = showId('std', id);
    await recordAudit(db, { staffId: caller.staffId, action: 'study.made', subject, at });
    return describeStudy(db, caller, id);
  });
}

/** Saves what the wizard has so far. A running study is paused first: whoever is asked meanwhile would be asked by another plan. */
export function changeStudy(product: Product, caller: Caller, change: StudyChange) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const study = await requireStudy(db, change.id);
    if (study.state === 'running' || study.state === 'ended') throw new Refusal('study_not_changeable');
    requireSameAim(study, change);
    await requireSameCourse(db, study, change);
    await requireParts(db, change);
    if (!(await saveStudy(db, { ...change, state: study.state }))) throw new Refusal('draft_changed');
    return describeStudy(db, caller, change.id);
  });
}

/** What a study is for and when it is good are laid down before the first answer; moved afterwards they would prove anything. */
function requireSameAim(study: StudyRecord, { plan: { purpose, norm } }: StudyChange): void {
  if (study.state === 'draft') return;
  if (purpose !== study.plan.purpose) throw new Refusal('study_aim_fixed', { pointer: '/plan/purpose' });
  const laidDown = study.plan.norm;
  if (norm?.metric !== laidDown?.metric || norm?.value !== laidDown?.value)
    throw new Refusal('study_aim_fixed', { pointer: '/plan/norm' });
}

/**
 * Periods are numbered from the first day of the rhythm, and each asks once: by another rhythm or day the next ones would bear
 * the numbers of those that asked already, and nobody would be asked. Whoever waits for a call is not written to, nor the
 * other way round.
 */
async function requireSameCourse(db: WorkspaceTransaction, study: StudyRecord, { plan }: StudyChange): Promise<void> {
  if (study.state === 'draft') return;
  if (plan.timing.kind !== study.plan.timing.kind) throw new Refusal('study_kind_fixed', { pointer: '/plan/timing' });
  if (!isDeepStrictEqual(cadenceOf(plan), cadenceOf(study.plan)) && (await listDraws(db, study.id)).length > 0)
    throw new Refusal('study_rhythm_fixed', { pointer: '/plan/timing' });
  if (plan.channel !== study.plan.channel && (await listStudyWaves(db, study.id)).length > 0)
    throw new Refusal('study_channel_fixed', { pointer: '/plan/channel' });
}

function cadenceOf({ timing }: StudyDraft): CadenceDraft | undefined {
  return timing.kind === 'relation' ? timing.cadence : undefined;
}

async function requireParts(db: WorkspaceTransaction, { surveyId, touchpointId }: StudyChange): Promise<void> {
  if (surveyId !== null) await requireSurvey(db, surveyId);
  if (touchpointId === null) return;
  if ((await findTouchpointId(db, touchpointId)) === undefined) throw new Refusal('not_found');
}

export function removeStudy(product: Product, caller: Caller, id: string): Promise<void> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await requireStudy(db, id);
    if (!(await deleteDraft(db, id))) throw new Refusal('study_not_changeable');
    const subject = showId('std', id);
    await recordAudit(db, { staffId: caller.staffId, action: 'study.removed', subject, at: product.clock() });
  });
}
