import { inWorkspace } from '../database/workspace-transaction.ts';
import { enqueue, type Job } from '../jobs/queue.ts';
import type { Product } from '../product.ts';
import { type Kept, sendKeptMail } from './send-kept-mail.ts';
import { findOutboxMail } from './views.ts';

/** As long as mail servers try among themselves (RFC 5321, 4.5.4.1: four to five days). */
const triedDays = 5;
const hourMs = 3_600_000;

/**
 * Hands over a kept mail as soon as the transaction that wrote it is committed. The queue tries ten times, which takes less
 * than four hours; a mail server may be away for a weekend.
 */
export function sendKeptMailJob(product: Product): Job {
  return async ({ workspace, mail }, { isLast }) => {
    const kept = { workspaceId: String(workspace), id: String(mail) };
    try {
      await sendKeptMail(product, kept);
    } catch (error) {
      if (isLast) await tryLater(product, kept);
      throw error;
    }
  };
}

async function tryLater(product: Product, { workspaceId, id }: Kept): Promise<void> {
  const now = product.clock().getTime();
  await inWorkspace(product.databases.app, workspaceId, async (db) => {
    const mail = await findOutboxMail(db, id);
    if (mail === undefined || mail.created_at.getTime() < now - triedDays * 24 * hourMs) return;
    const runAt = new Date(now + hourMs);
    await enqueue(db.trx, 'mail.send-kept', { workspace: workspaceId, mail: id }, { runAt });
  });
}
