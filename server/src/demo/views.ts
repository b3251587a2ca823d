import type { Databases } from '../database/connect.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { DemoOwner } from './store.ts';

/** The owner of the sample company, when this database holds it already. A demo's database holds nothing else. */
export async function findDemoOwner(databases: Databases): Promise<DemoOwner | undefined> {
  const workspace = await databases.work
    .selectFrom('workspace')
    .select(['id', 'code'])
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst();
  if (workspace === undefined) return undefined;
  const owner = await inWorkspace(databases.app, workspace.id, ({ trx, workspaceId }) =>
    trx
      .selectFrom('staff')
      .select('id')
      .where('workspace_id', '=', workspaceId)
      .where('role', '=', 'owner')
      .orderBy('created_at')
      .limit(1)
      .executeTakeFirst(),
  );
  return owner && { workspaceId: workspace.id, code: workspace.code, staffId: owner.id };
}
