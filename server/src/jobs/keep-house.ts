import { allowLongStatements } from '../database/long-statements.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import type { Job } from './queue.ts';
import { workspacesAfter } from './workspace-views.ts';

/** Takes away what one feature no longer needs, in one workspace. Doing it twice is doing it once. */
export type Keeper = (db: WorkspaceTransaction, now: Date) => Promise<void>;

const pageRows = 500;
const secondsMax = 600;

/**
 * What is no longer needed goes, every night: the less lies about, the less can leak. Where one keeper fails, the others
 * and the other workspaces still have their turn; the job then fails, and is done again.
 */
export function keepHouseJob(product: Product, keepers: readonly Keeper[]): Job {
  return async () => {
    let failed = 0;
    let last: string | undefined;
    do {
      const page = await workspacesAfter(product.databases, { after: last, limit: pageRows });
      for (const workspaceId of page) failed += await keepWorkspace(product, keepers, workspaceId);
      last = page.length < pageRows ? undefined : page.at(-1);
    } while (last !== undefined);
    if (failed > 0) throw new Error(`${failed} parts of the house could not be kept`);
  };
}

/** How many keepers failed. */
async function keepWorkspace(product: Product, keepers: readonly Keeper[], workspaceId: string): Promise<number> {
  let failed = 0;
  for (const keeper of keepers) {
    try {
      await inWorkspace(product.databases.app, workspaceId, async (db) => {
        await allowLongStatements(db, secondsMax);
        await keeper(db, product.clock());
      });
    } catch (error) {
      product.log.error({ err: error, workspaceId, keeper: keeper.name }, 'a part of the house could not be kept');
      failed += 1;
    }
  }
  return failed;
}
