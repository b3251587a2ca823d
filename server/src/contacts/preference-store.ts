import type { AskingTopic } from '@voldaan/domain/studies/contact-request';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type Wish = Readonly<{ restDays: number | null; unwanted: readonly AskingTopic[] }>;

/** Somebody who is no contact any more is not asked at all, so that there is nothing to keep. */
export async function saveWish(
  { trx, workspaceId }: WorkspaceTransaction,
  { addressHash, restDays, unwanted }: Wish & Readonly<{ addressHash: Buffer }>,
): Promise<void> {
  await trx
    .updateTable('contact')
    .set({ rest_days: restDays, unwanted_topics: [...unwanted] })
    .where('workspace_id', '=', workspaceId)
    .where('address_hash', '=', addressHash)
    .execute();
}
