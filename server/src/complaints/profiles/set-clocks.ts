import { inWorkspace, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Job } from '../../jobs/queue.ts';
import type { Product } from '../../product.ts';
import { clockOf, judgeClock } from '../case-clock.ts';
import { updateClock } from '../case-store.ts';
import { loadCase } from '../cases.ts';
import { listOpenCaseIds } from './profile-views.ts';

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
  const ids = await listOpenCaseIds(db, { profileId, after, limit: casesAtOnce });
  const clock = await clockOf(db, profileId);
  for (const id of ids) {
    const { row, state } = await loadCase(db, id);
    const { due_at, due_promise, alarm_at } = judgeClock(state, clock, product.clock());
    // A step in between set it by itself, and by the same promises.
    await updateClock(db, { id, revision: row.revision, clock: { due_at, due_promise, alarm_at } });
  }
  return ids;
}
