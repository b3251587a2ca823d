import { Refusal } from '@voldaan/domain/refusal';
import { recordAudit } from '../accounts/audit-store.ts';
import { showId } from '../database/public-id.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import { pageOf, readCursorId } from '../http/cursor-id.ts';
import type { Product } from '../product.ts';
import { requireSurvey } from '../surveys/describe-survey.ts';
import { describeWave, requireWave } from './describe-wave.ts';
import { enqueueSending } from './enqueue-sending.ts';
import { cancelPlanned, moveWave, type WaveState } from './store.ts';
import { isOfPausedStudy } from './study-wave-views.ts';
import { type InvitationWish, listInvitations, listWaves } from './views.ts';

export async function showWaves(product: Product, caller: Caller, surveyId: string) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await requireSurvey(db, surveyId);
    return { data: (await listWaves(db, { surveyId })).map(describeWave) };
  });
}

export async function showWave(product: Product, caller: Caller, id: string) {
  return inWorkspace(product.databases.app, caller.workspaceId, (db) => requireWave(db, id));
}

type InvitationQuery = Readonly<{
  cursor?: readonly string[] | undefined;
  state?: InvitationWish['state'];
  limit: number;
}>;

export async function showInvitations(product: Product, caller: Caller, waveId: string, query: InvitationQuery) {
  const after = readCursorId(query.cursor);
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await requireWave(db, waveId);
    const rows = await listInvitations(db, { waveId, state: query.state, after, limit: query.limit + 1 });
    return pageOf(rows, query.limit);
  });
}

type Move = Readonly<{ id: string; from: readonly WaveState[]; to: WaveState; action: string }>;

/** Stops a wave where it is; what is under way at this moment still arrives. */
export function pauseWave(product: Product, caller: Caller, id: string) {
  return changeState(product, caller, { id, from: ['sending'], to: 'paused', action: 'wave.paused' });
}

/** Goes on with a wave that was paused, or held because something about this instance was odd; not before its study goes on. */
export function resumeWave(product: Product, caller: Caller, id: string) {
  return changeState(product, caller, { id, from: ['paused', 'held'], to: 'sending', action: 'wave.resumed' });
}

/** Ends a wave: whoever has not got the mail yet does not get it. */
export function cancelWave(product: Product, caller: Caller, id: string) {
  return changeState(product, caller, {
    id,
    from: ['sending', 'paused', 'held'],
    to: 'cancelled',
    action: 'wave.cancelled',
  });
}

async function changeState(product: Product, caller: Caller, { id, from, to, action }: Move) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const wave = await requireWave(db, id);
    if (wave.state === to) return wave;
    if (to === 'sending' && (await isOfPausedStudy(db, id))) throw new Refusal('wave_of_paused_study');
    if (!(await moveWave(db, { id, from, to, notice: null }))) throw new Refusal('wave_settled');
    if (to === 'cancelled') await cancelPlanned(db, id);
    if (to === 'sending') await enqueueSending(db, id);
    await recordAudit(db, { staffId: caller.staffId, action, subject: showId('wav', id), at: product.clock() });
    return requireWave(db, id);
  });
}
