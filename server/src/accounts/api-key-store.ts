import type { KeyScope } from '@voldaan/domain/accounts/key-scope';
import { sql } from 'kysely';
import { lockSpaces } from '../database/lock-spaces.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type ApiKeyWrite = Readonly<{
  id: string;
  name: string;
  prefix: string;
  keyHash: Buffer;
  scopes: readonly KeyScope[];
  createdBy: string;
  createdAt: Date;
  expiresAt: Date;
}>;

export async function insertApiKey(db: WorkspaceTransaction, key: ApiKeyWrite): Promise<void> {
  await db.trx
    .insertInto('api_key')
    .values({
      workspace_id: db.workspaceId,
      id: key.id,
      name: key.name,
      prefix: key.prefix,
      key_hash: key.keyHash,
      scopes: [...key.scopes],
      created_by: key.createdBy,
      created_at: key.createdAt,
      expires_at: key.expiresAt,
    })
    .execute();
}

/** How many keys open something now; nobody makes one until the transaction has ended. */
export async function countLiveKeysLocked(db: WorkspaceTransaction, now: Date): Promise<number> {
  await sql`select pg_advisory_xact_lock(${lockSpaces.apiKeys}, hashtext(${db.workspaceId}))`.execute(db.trx);
  const row = await db.trx
    .selectFrom('api_key')
    .select((make) => make.fn.countAll<number>().as('count'))
    .where('workspace_id', '=', db.workspaceId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row?.count ?? 0;
}

/** From now on it opens nothing. False when there is no such key, or it was revoked before. */
export async function revokeKey(
  db: WorkspaceTransaction,
  { id, now }: Readonly<{ id: string; now: Date }>,
): Promise<boolean> {
  const { numUpdatedRows } = await db.trx
    .updateTable('api_key')
    .set({ revoked_at: now })
    .where('workspace_id', '=', db.workspaceId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The ids of the keys that this colleague made and that opened something until now; from now on they open nothing. */
export async function revokeKeysOf(
  db: WorkspaceTransaction,
  { staffId, now }: Readonly<{ staffId: string; now: Date }>,
): Promise<readonly string[]> {
  const revoked = await db.trx
    .updateTable('api_key')
    .set({ revoked_at: now })
    .where('workspace_id', '=', db.workspaceId)
    .where('created_by', '=', staffId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('id')
    .execute();
  return revoked.map(({ id }) => id);
}

export async function noteKeyUse(
  db: WorkspaceTransaction,
  { id, now }: Readonly<{ id: string; now: Date }>,
): Promise<void> {
  await db.trx
    .updateTable('api_key')
    .set({ last_used_at: now })
    .where('workspace_id', '=', db.workspaceId)
    .where('id', '=', id)
    .execute();
}
