import { inWorkspace } from '../database/workspace-transaction.ts';
import { enqueue, type Job } from '../jobs/queue.ts';
import type { Product } from '../product.ts';
import { mailDueReports } from './mail-report.ts';
import { workspacesWithDueReports } from './views.ts';

/** Finds the workspaces with a report that is due. Doing it again asks for what is asked for already. */
export function sweepReportsJob(product: Product): Job {
  return async () => {
    const today = product.clock().toISOString().slice(0, 10);
    for (const workspace of await workspacesWithDueReports(product.databases.work, today))
      await inWorkspace(product.databases.app, workspace, (db) =>
        enqueue(db.trx, 'reports.mail', { workspace }, { key: `reports ${workspace}` }),
      );
  };
}

/** Mails what is due of one workspace. Doing it again finds nothing due: the schedule remembers, not the job. */
export function mailReportsJob(product: Product): Job {
  return ({ workspace }) => mailDueReports(product, String(workspace));
}
