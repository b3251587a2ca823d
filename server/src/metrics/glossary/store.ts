import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

export async function saveGlossaryPage(
  { trx, workspaceId }: WorkspaceTransaction,
  page: Readonly<{ isPublic: boolean; hasFigures: boolean; now: Date }>,
): Promise<void> {
  const values = { is_public: page.isPublic, has_figures: page.hasFigures, changed_at: page.now };
  await trx
    .insertInto('glossary_page')
    .values({ workspace_id: workspaceId, ...values })
    .onConflict((known) => known.columns(['workspace_id']).doUpdateSet(values))
    .execute();
}
