import { advanceCase } from '@voldaan/domain/complaints/advance-case';
import type { CaseState } from '@voldaan/domain/complaints/case-state';
import { inWorkspace, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Job } from '../../jobs/queue.ts';
import type { Product } from '../../product.ts';
import { clockOf, judgeClock } from '../case-clock.ts';
import { updateClocks } from '../case-store.ts';
import { listEventsOfCases } from '../case-views.ts';
import { listOpenCases } from './profile-views.ts';

const casesAtOnce = 200;
const turnsMost = 50_000;

/** Sets the clocks of all open cases of a profile by what it promises now. Doing it again sets them the same. */
export function setClocksJob(product: Product): Job {
  return async ({ workspace, profile }) => {
    if (typeof workspace !== 'string' || typeof profile !== 'string') return;
    let after: string | null = null;
    for (let turn = 0; turn < turnsMost; turn += 1) {
      const done: readonly string[] = await inWorkspace(product.databases.app, workspace, (db) =>
        setClocks(product, db, { profileId: profile, after }),
      );
      after = done.at(-1) ?? null;
      if (done.length < casesAtOnce) return;
    }
  };
}

async function setClocks(
  product: Product,
  db: WorkspaceTransaction,
  { profileId, after }: Readonly<{ profileId: string; after: string | null }>,
): Promise<readonly string[]> {
  const cases = await listOpenCases(db, { profileId, after, limit: casesAtOnce });
  const ids = cases.map(({ id }) => id);
  const clock = await clockOf(db, profileId);
  const events = await listEventsOfCases(db, ids);
  const clocks = cases.map(({ id, revision }) => {
    const state = events.get(id)?.reduce<CaseState | undefined>(advanceCase, undefined);
    if (state === undefined) throw new Error(`case ${id} has no steps`);
    const { due_at, due_promise, alarm_at } = judgeClock(state, clock, product.clock());
    return { id, revision, due_at, due_promise, alarm_at };
  });
  // A step in between set it by itself, and by the same promises.
  await updateClocks(db, clocks);
  return ids;
}
