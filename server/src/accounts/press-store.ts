import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

type Claim = Readonly<{ digest: Buffer; id: string; at: Date; since: Date }>;

/**
 * The id that a press stands for: the own one, or that of an equal press since then. Whoever presses at the same moment waits
 * for the first transaction to end.
 */
export async function claimPress(
  { trx, workspaceId }: WorkspaceTransaction,
  { digest, id, at, since }: Claim,
): Promise<string> {
  const { made_id } = await trx
    .insertInto('press')
    .values({ workspace_id: workspaceId, digest, made_id: id, at })
    .onConflict((known) =>
      known.columns(['workspace_id', 'digest']).doUpdateSet({
        made_id: sql<string>`case when press.at > ${since} then press.made_id else excluded.made_id end`,
        at: sql<Date>`case when press.at > ${since} then press.at else excluded.at end`,
      }),
    )
    .returning('made_id')
    .executeTakeFirstOrThrow();
  return made_id;
}

/** What an earlier press made was removed: the digest stands for another thing now. */
export async function movePress(
  { trx, workspaceId }: WorkspaceTransaction,
  { digest, id, at }: Omit<Claim, 'since'>,
): Promise<void> {
  await trx
    .updateTable('press')
    .set({ made_id: id, at })
    .where('workspace_id', '=', workspaceId)
    .where('digest', '=', digest)
    .execute();
}

export async function deletePresses({ trx, workspaceId }: WorkspaceTransaction, before: Date): Promise<void> {
  await trx.deleteFrom('press').where('workspace_id', '=', workspaceId).where('at', '<', before).execute();
}
