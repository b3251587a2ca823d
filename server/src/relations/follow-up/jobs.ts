import { inWorkspace } from '../../database/workspace-transaction.ts';
import type { Job } from '../../jobs/queue.ts';
import { workspacesAfter } from '../../jobs/workspace-views.ts';
import type { Product } from '../../product.ts';
import { hasManyContacts } from './candidate-views.ts';
import { findCandidates, readEachTime } from './candidates.ts';
import { listPlans } from './plan-views.ts';

const pageRows = 500;

/** Every hour it is found who is due where that takes long, so that whoever looks first in the morning waits for nothing. */
export function findDueJob(product: Product): Job {
  return async () => {
    let last: string | undefined;
    do {
      const page = await workspacesAfter(product.databases, { after: last, limit: pageRows });
      for (const workspaceId of page) await findIn(product, workspaceId);
      last = page.length < pageRows ? undefined : page.at(-1);
    } while (last !== undefined);
  };
}

/** What fails in one workspace is found by whoever looks there, and keeps no other from its turn. */
async function findIn(product: Product, workspaceId: string): Promise<void> {
  try {
    const isLong = await inWorkspace(
      product.databases.app,
      workspaceId,
      async (db) => (await listPlans(db)).length > 0 && (await hasManyContacts(db, readEachTime)),
    );
    if (isLong) await findCandidates(product, workspaceId, product.clock());
  } catch (error) {
    product.log.error({ err: error, workspaceId }, 'could not find who is due');
  }
}
