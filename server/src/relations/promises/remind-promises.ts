import { showId } from '../../database/public-id.ts';
import { uuid } from '../../database/uuid.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { companyDays } from '../company-days.ts';
import { insertReminders } from './promise-store.ts';
import { listOverdue } from './promise-views.ts';

/** What is broken for longer is on the owner's list and no news any more; notices that were cleared away stay away. */
const newsDays = 14;
const dayMs = 86_400_000;

/** Tells owners, in the night after its day, of a promise that nobody marked as kept. Told twice is told once. */
export async function remindPromises(db: WorkspaceTransaction, now: Date): Promise<void> {
  const overdue = await listOverdue(db, { now, since: new Date(now.getTime() - newsDays * dayMs) });
  if (overdue.length === 0) return;
  const { days } = await companyDays(db);
  await insertReminders(
    db,
    overdue.map(({ id, owner_id, due_at }) => ({
      id: uuid(now.getTime()),
      staffId: owner_id,
      subject: showId('prm', id),
      at: due_at,
      dueOn: days.textOf(due_at),
    })),
  );
}
