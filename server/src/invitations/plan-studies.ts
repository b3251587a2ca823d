import { type StudyPeriod, studyPeriod } from '@voldaan/domain/studies/schedule/study-period';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { loadContactRules } from '../studies/contact-rules.ts';
import { listDraws } from '../studies/frame-views.ts';
import { markPlanned, postponeStudy } from '../studies/study-state-store.ts';
import { lockDueStudy, type StudyRecord } from '../studies/views.ts';
import { openCalls } from './open-calls.ts';
import { planOccasions } from './plan-occasions.ts';
import { drawPeriod } from './plan-period.ts';
import { nextRelease, planReleases } from './plan-releases.ts';
import { planReminders } from './plan-reminders.ts';
import { planWaiting } from './plan-waiting.ts';
import { lockPlanning } from './store.ts';
import { contentOf } from './study-wave.ts';

/** A bound on one job; what is left is due still, and the next round takes it up. */
const roundsMost = 2_000;
const minuteMs = 60_000;
const failedMinutes = 10;

/**
 * Plans everything that is due in a workspace: studies whose time has come, requests that were put off, reminders. Each step
 * in a short transaction of its own that nobody else plans beside. Doing it again finds nothing due. A study that cannot be
 * planned does not keep the others from it: it is tried again later, and the job fails for it.
 */
export async function planStudies(product: Product, workspaceId: string): Promise<void> {
  const step = (work: (db: WorkspaceTransaction) => Promise<boolean>) =>
    inWorkspace(product.databases.app, workspaceId, async (db) => {
      await lockPlanning(db);
      return work(db);
    });
  // What waited longest goes before what is new.
  for (let round = 0; round < roundsMost && (await step((db) => planWaiting(product, db))); round += 1);
  const errors: unknown[] = [];
  const next = async () => {
    let studyId: string | undefined;
    const plan = (db: WorkspaceTransaction) => planNext(product, db, (id) => (studyId = id));
    try {
      return await step(plan);
    } catch (error) {
      const failed = studyId;
      if (failed === undefined) throw error;
      errors.push(error);
      const nextAt = new Date(product.clock().getTime() + failedMinutes * minuteMs);
      await step(async (db) => {
        await postponeStudy(db, { id: failed, nextAt });
        return true;
      });
      return true;
    }
  };
  for (let round = 0; round < roundsMost && (await next()); round += 1);
  if (errors.length > 0) throw errors[0];
}

/** Plans the study that is due next, and says which it is; false when none is. */
async function planNext(product: Product, db: WorkspaceTransaction, begun: (id: string) => void): Promise<boolean> {
  const now = product.clock();
  const study = await lockDueStudy(db, now);
  if (study === undefined) return false;
  begun(study.id);
  const planned = study.plan.channel === 'link' ? nothingToPlan(study) : await planStudy(product, db, study);
  const nextCalls = study.plan.channel === 'phone' ? await openCalls(product, db, study.id) : null;
  await markPlanned(db, { id: study.id, ...planned, nextAt: earliest([planned.nextAt, nextCalls]) });
  return true;
}

function earliest(moments: readonly (Date | null)[]): Date | null {
  const coming = moments.filter((moment) => moment !== null).map((moment) => moment.getTime());
  return coming.length === 0 ? null : new Date(Math.min(...coming));
}

type Planned = Readonly<{ nextAt: Date | null; readTo: Date | null }>;

/** Who is asked by a link on the wall is nobody's recipient. */
function nothingToPlan({ events_read_to: readTo }: StudyRecord): Planned {
  return { nextAt: null, readTo };
}

async function planStudy(product: Product, db: WorkspaceTransaction, study: StudyRecord): Promise<Planned> {
  const now = product.clock();
  // The study stays due while there is more of it to plan.
  // Who is called is called again by an interviewer.
  if (study.plan.channel === 'mail' && (await planReminders(product, db, study.id)))
    return { nextAt: now, readTo: study.events_read_to };
  if (study.kind === 'relation') return { nextAt: await planRelation(product, db, study), readTo: null };
  if (study.kind === 'anonymous') return nothingToPlan(study);
  const { readTo, isMore } = await planOccasions(product, db, study);
  const minutes = isMore ? 0 : study.kind === 'moment' || study.kind === 'complaint' ? 1 : 60;
  return { nextAt: new Date(now.getTime() + minutes * minuteMs), readTo };
}

async function planRelation(product: Product, db: WorkspaceTransaction, study: StudyRecord): Promise<Date | null> {
  const now = product.clock();
  const { timing, reminder } = study.plan;
  if (timing.kind !== 'relation') return null;
  const { sendHours } = await loadContactRules(db);
  const { validHours, cadence } = timing;
  const period = studyPeriod(cadence, { zone: sendHours.zone, validHours, now });
  if (now < period.opensAt) return period.opensAt;
  const hour = new Date(now.getTime() + 60 * minuteMs);
  // A sample that is drawn while there is nothing to send would never be asked.
  if ((await contentOf(db, study)) === undefined) return hour;
  const isOpen = now < period.closesAt;
  const draw = isOpen ? await drawOnce(product, db, study, period) : undefined;
  const hasMore = draw !== undefined && (await planReleases(product, db, { study, draw, period }));
  return earliest([period.nextAt, hasMore ? nextRelease(now) : null, reminder === null ? null : hour]);
}

/** The draw of a period, made when there is none: it reads the whole audience, and each release comes by here. */
async function drawOnce(product: Product, db: WorkspaceTransaction, study: StudyRecord, period: StudyPeriod) {
  const known = async () => (await listDraws(db, study.id)).find((draw) => draw.period === period.period);
  const drawn = await known();
  if (drawn !== undefined) return drawn;
  await drawPeriod(product, db, study, period);
  return known();
}
