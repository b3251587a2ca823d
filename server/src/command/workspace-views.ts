import type { Language } from '@voldaan/domain/language';
import type { Databases } from '../database/connect.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';

/** A company of this installation and its first owner, in whose name a command acts. */
export type WorkspaceOwner = Readonly<{
  workspaceId: string;
  workspaceCode: string;
  staffId: string;
  language: Language;
}>;

const listedMost = 100;

/** The codes of the companies here, the oldest first. */
export async function workspaceCodes(databases: Databases): Promise<readonly Readonly<{ id: string; code: string }>[]> {
  return databases.work
    .selectFrom('workspace')
    .select(['id', 'code'])
    .orderBy('created_at')
    .limit(listedMost)
    .execute();
}

export async function ownerOf(
  databases: Databases,
  workspace: Readonly<{ id: string; code: string }>,
): Promise<WorkspaceOwner | undefined> {
  const owner = await inWorkspace(databases.app, workspace.id, ({ trx, workspaceId }) =>
    trx
      .selectFrom('staff')
      .select(['id', 'language'])
      .where('workspace_id', '=', workspaceId)
      .where('role', '=', 'owner')
      .where('removed_at', 'is', null)
      .orderBy('created_at')
      .limit(1)
      .executeTakeFirst(),
  );
  return (
    owner && { workspaceId: workspace.id, workspaceCode: workspace.code, staffId: owner.id, language: owner.language }
  );
}
