import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type SigningKeyRow = Readonly<{ selector: string; private_sealed: Buffer }>;

/** The newest key of this domain that was seen in the DNS: a new one takes over once receivers can look it up. */
export async function signingKey(
  { trx, workspaceId }: WorkspaceTransaction,
  domain: string,
): Promise<SigningKeyRow | undefined> {
  return trx
    .selectFrom('dkim_key')
    .select(['selector', 'private_sealed'])
    .where('workspace_id', '=', workspaceId)
    .where('domain', '=', domain)
    .where('seen_at', 'is not', null)
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export type DkimKeyRow = Readonly<{ selector: string; public_key: string; made_at: Date; seen_at: Date | null }>;

/** The keys of a domain, newest first. */
export async function dkimKeys(
  { trx, workspaceId }: WorkspaceTransaction,
  domain: string,
): Promise<readonly DkimKeyRow[]> {
  return trx
    .selectFrom('dkim_key')
    .select(['selector', 'public_key', 'made_at', 'seen_at'])
    .where('workspace_id', '=', workspaceId)
    .where('domain', '=', domain)
    .orderBy('made_at', 'desc')
    .limit(20)
    .execute();
}
