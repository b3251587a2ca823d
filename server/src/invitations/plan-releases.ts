import { dayMs } from '@voldaan/domain/studies/calendar/day';
import { releaseSize } from '@voldaan/domain/studies/schedule/release-size';
import type { StudyPeriod } from '@voldaan/domain/studies/schedule/study-period';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { releaseMembers } from '../studies/draw-store.ts';
import type { DrawRow } from '../studies/frame-views.ts';
import { lockQuota, reservePlaces, saveQuota } from '../studies/quota-store.ts';
import { countReleases, type ReleaseCount } from '../studies/release-views.ts';
import type { StudyRecord } from '../studies/views.ts';
import { planReleased } from './plan-period.ts';

/** Days from one release to the next: so long it takes to see how many answer. */
const releaseDays = 3;

type Released = Readonly<{ study: StudyRecord; draw: DrawRow; period: StudyPeriod }>;

/**
 * Invites the drawn: all at once, in steps toward the wanted number of answers, or as many as a quota has free places. True
 * while some wait for a further step.
 */
export async function planReleases(
  product: Product,
  db: WorkspaceTransaction,
  { study, draw, period }: Released,
): Promise<boolean> {
  const now = product.clock();
  const count = await countReleases(db, draw.id, now);
  const ids = await released();
  await planReleased(product, db, { study, drawId: draw.id, period, ids });
  return ids.length < count.reserve;

  async function released(): Promise<readonly string[]> {
    const { sample, targetAnswers: target } = study.plan;
    if (sample.kind === 'quota') {
      await saveQuota(db, study.id, sample.places);
      await lockQuota(db, study.id);
      return reservePlaces(db, { studyId: study.id, drawId: draw.id, at: now });
    }
    const size = target === null ? count.reserve : stepOf(study, period, { count, target, now });
    return releaseMembers(db, { drawId: draw.id, count: size, at: now });
  }
}

type Step = Readonly<{ count: ReleaseCount; target: number; now: Date }>;

function stepOf({ plan }: StudyRecord, { closesAt, nextAt }: StudyPeriod, { count, target, now }: Step): number {
  // The next period releases its own draw only.
  const end = Math.min(closesAt.getTime(), nextAt?.getTime() ?? Number.POSITIVE_INFINITY);
  const daysLeft = (end - now.getTime()) / dayMs;
  return releaseSize({
    targetAnswers: target,
    matured: { invited: count.matured_invited, answered: count.matured_answered },
    pending: { invited: count.pending_invited, answered: count.pending_answered },
    reserve: count.reserve,
    expectedResponse: plan.precision.expectedResponse,
    releasesLeft: Math.max(1, Math.floor(daysLeft / releaseDays / 2)),
  }).invitations;
}

/** When the next step is due. */
export function nextRelease(now: Date): Date {
  return new Date(now.getTime() + releaseDays * dayMs);
}
