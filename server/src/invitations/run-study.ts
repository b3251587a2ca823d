import { Refusal } from '@voldaan/domain/refusal';
import { recordAudit } from '../accounts/audit-store.ts';
import { message } from '../catalogue/message.ts';
import { showId } from '../database/public-id.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import { describeStudy, lacksOf, requireStudy } from '../studies/describe-study.ts';
import { enqueuePlanning } from '../studies/enqueue-planning.ts';
import { listStudyWaves } from '../studies/frame-views.ts';
import { endRequests, moveStudy } from '../studies/study-state-store.ts';
import type { StudyRecord, StudyState } from '../studies/views.ts';
import { enqueueSending } from './enqueue-sending.ts';
import { cancelPlanned, moveWave } from './store.ts';

/** Starts a study that lacks nothing: from now on it is planned by the clock. */
export function startStudy(product: Product, caller: Caller, id: string) {
  return changeState(product, caller, {
    id,
    from: ['draft'],
    to: 'running',
    action: 'study.started',
    before: (db, study) => requireWhole(db, caller, study),
    after: enqueuePlanning,
  });
}

/** Stops a study where it is: nothing is planned, and its mails wait. What is under way at this moment still arrives. */
export function pauseStudy(product: Product, caller: Caller, id: string) {
  return changeState(product, caller, {
    id,
    from: ['running'],
    to: 'paused',
    action: 'study.paused',
    after: (db) =>
      eachWave(db, id, async (waveId) => {
        await moveWave(db, { id: waveId, from: ['sending'], to: 'paused', notice: 'study_paused' });
      }),
  });
}

export function resumeStudy(product: Product, caller: Caller, id: string) {
  return changeState(product, caller, {
    id,
    from: ['paused'],
    to: 'running',
    action: 'study.resumed',
    before: (db, study) => requireWhole(db, caller, study),
    after: async (db) => {
      await enqueuePlanning(db);
      await eachWave(db, id, async (waveId, { notice }) => {
        // A wave that staff paused by itself stays paused.
        if (notice !== 'study_paused') return;
        await moveWave(db, { id: waveId, from: ['paused'], to: 'sending', notice: null });
        await enqueueSending(db, waveId);
      });
    },
  });
}

/** Ends a study: whoever has not been asked yet is not, and what waited is over. */
export function endStudy(product: Product, caller: Caller, id: string) {
  return changeState(product, caller, {
    id,
    from: ['running', 'paused'],
    to: 'ended',
    action: 'study.ended',
    after: async (db) => {
      await endRequests(db, { studyId: id, at: product.clock() });
      await eachWave(db, id, async (waveId) => {
        await moveWave(db, { id: waveId, from: ['sending', 'paused', 'held'], to: 'cancelled', notice: null });
        await cancelPlanned(db, waveId);
      });
    },
  });
}

async function requireWhole(db: WorkspaceTransaction, { language }: Caller, study: StudyRecord): Promise<void> {
  const [lack] = await lacksOf(db, study);
  if (lack === undefined) return;
  const detail = message(language, `problem.${lack.code}`);
  throw new Refusal('study_incomplete', { pointer: lack.pointer, values: { detail } });
}

type Change = Readonly<{
  id: string;
  from: readonly StudyState[];
  to: StudyState;
  action: string;
  before?: (db: WorkspaceTransaction, study: StudyRecord) => Promise<void>;
  after: (db: WorkspaceTransaction) => Promise<void>;
}>;

async function changeState(product: Product, caller: Caller, { id, from, to, action, before, after }: Change) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const study = await requireStudy(db, id);
    if (study.state !== to) {
      await before?.(db, study);
      const at = product.clock();
      if (!(await moveStudy(db, { id, from, to, at }))) throw new Refusal('study_not_startable');
      await after(db);
      await recordAudit(db, { staffId: caller.staffId, action, subject: showId('std', id), at });
    }
    return describeStudy(db, caller, id);
  });
}

type EachWave = (waveId: string, wave: Readonly<{ notice: string | null }>) => Promise<void>;

async function eachWave(db: WorkspaceTransaction, studyId: string, work: EachWave): Promise<void> {
  for (const wave of await listStudyWaves(db, studyId)) await work(wave.id, wave);
}
