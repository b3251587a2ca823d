import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

export type GlossaryPageRow = Readonly<{ is_public: boolean; has_figures: boolean }>;

/** What the company decided; until then nobody outside reads anything. */
export async function glossaryPage({ trx, workspaceId }: WorkspaceTransaction): Promise<GlossaryPageRow> {
  const row = await trx
    .selectFrom('glossary_page')
    .select(['is_public', 'has_figures'])
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
  return row ?? { is_public: false, has_figures: false };
}
