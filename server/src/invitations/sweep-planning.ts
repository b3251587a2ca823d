import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { enqueuePlanning } from '../studies/enqueue-planning.ts';
import { workspacesToPlan } from './sweep-views.ts';

/** Sets the planning going where a study or a request has become due. Harmless at any time, on any number of nodes. */
export async function sweepPlanning(product: Product): Promise<void> {
  for (const workspaceId of await workspacesToPlan(product.databases.work, product.clock())) {
    await inWorkspace(product.databases.app, workspaceId, enqueuePlanning);
  }
}
