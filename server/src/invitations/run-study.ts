import { Refusal } from '@voldaan/domain/refusal';
import { studyPeriod } from '@voldaan/domain/studies/schedule/study-period';
import { recordAudit } from '../accounts/audit-store.ts';
import { message } from '../catalogue/message.ts';
import { showId } from '../database/public-id.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import { loadContactRules } from '../studies/contact-rules.ts';
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
    before: async (db, study) => {
      await requireWhole(db, caller, study);
      await requireAhead(db, caller, study, product.clock());
    },
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

/** A study of one day that is so long ago that its answers would come too late would run, and ask nobody. */
async function requireAhead(
  db: WorkspaceTransaction,
  { language }: Caller,
  { plan: { timing, channel } }: StudyRecord,
  now: Date,
): Promise<void> {
  if (timing.kind !== 'relation' || channel === 'link') return;
  const { zone } = (await loadContactRules(db)).sendHours;
  const { closesAt, nextAt } = studyPeriod(timing.cadence, { zone, validHours: timing.validHours, now });
  if (nextAt !== null || closesAt > now) return;
  const detail = message(language, 'problem.study_day_over');
  throw new Refusal('study_incomplete', { pointer: '/timing', values: { detail } });
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
