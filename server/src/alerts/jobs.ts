import { inWorkspace } from '../database/workspace-transaction.ts';
import { enqueue, type Job } from '../jobs/queue.ts';
import type { Product } from '../product.ts';
import { deliverAlerts } from './deliver-alerts.ts';
import { lookAtAnswers, lookAtFigures, lookAtTheClock } from './look.ts';
import { workspacesWithDueAlerts } from './message-views.ts';
import { workspacesWithRules } from './rule-views.ts';

/** Looks again at an answer that was not finished. Whoever changed it since has a look of their own coming. */
export function alertOfAnswerJob(product: Product): Job {
  return async ({ workspace, response }) => {
    await inWorkspace(product.databases.app, String(workspace), (db) =>
      lookAtAnswers(product, db, { ids: [String(response)], isLastLook: true }),
    );
  };
}

/** Tells what is due. Doing it again finds nothing due. */
export function deliverAlertsJob(product: Product): Job {
  return ({ workspace }) => deliverAlerts(product, String(workspace));
}

/** Looks at the scores of all companies that have a rule. What fired does not fire again. */
export function alertFiguresJob(product: Product): Job {
  return async () => {
    for (const workspace of await workspacesWithRules(product.databases.work)) await lookAtFigures(product, workspace);
  };
}

/** What the clock brings about, and what a node that died left behind. */
export async function sweepAlerts(product: Product): Promise<void> {
  for (const workspace of await workspacesWithRules(product.databases.work)) await lookAtTheClock(product, workspace);
  for (const workspace of await workspacesWithDueAlerts(product.databases.work, product.clock()))
    await inWorkspace(product.databases.app, workspace, (db) =>
      enqueue(db.trx, 'alerts.deliver', { workspace }, { key: `alerts.deliver ${workspace} now` }),
    );
}
