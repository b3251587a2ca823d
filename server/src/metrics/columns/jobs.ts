import type { Job } from '../../jobs/queue.ts';
import { workspacesAfter } from '../../jobs/workspace-views.ts';
import type { Product } from '../../product.ts';

const pageRows = 500;

/** Every night the columns are compared with the rows that they were made from. The difference is nothing, or it is logged. */
export function recountJob(product: Product): Job {
  return async () => {
    let last: string | undefined;
    do {
      const page = await workspacesAfter(product.databases, { after: last, limit: pageRows });
      for (const workspaceId of page) await product.columns.recount(workspaceId);
      last = page.length < pageRows ? undefined : page.at(-1);
    } while (last !== undefined);
  };
}
