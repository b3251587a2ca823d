import type { Language } from '@voldaan/domain/language';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** A key that opens something now, with who made it and so answers for it. */
export type LiveKey = Readonly<{
  id: string;
  scopes: readonly string[];
  staffId: string;
  language: Language;
  lastUsedAt: Date | null;
}>;

/** Finds a key by its hash or its id, if it was not revoked and has not ended. */
export async function liveKey(
  db: WorkspaceTransaction,
  { keyHash, id, now }: Readonly<{ keyHash?: Buffer; id?: string; now: Date }>,
): Promise<LiveKey | undefined> {
  return db.trx
    .selectFrom('api_key')
    .innerJoin('workspace', 'workspace.id', 'api_key.workspace_id')
    .select([
      'api_key.id',
      'api_key.scopes',
      'api_key.created_by as staffId',
      'workspace.language',
      'api_key.last_used_at as lastUsedAt',
    ])
    .where('api_key.workspace_id', '=', db.workspaceId)
    .where((is) => (keyHash ? is('api_key.key_hash', '=', keyHash) : is('api_key.id', '=', id ?? null)))
    .where('api_key.revoked_at', 'is', null)
    .where('api_key.expires_at', '>', now)
    .executeTakeFirst();
}

export type ApiKeyRow = Readonly<{
  id: string;
  name: string;
  prefix: string;
  scopes: readonly string[];
  created_by: Readonly<{ id: string; name: string }>;
  created_at: Date;
  expires_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
}>;

/** All keys there ever were, newest first. */
export async function listApiKeys(
  db: WorkspaceTransaction,
  { after, limit }: Readonly<{ after: string | undefined; limit: number }>,
): Promise<readonly ApiKeyRow[]> {
  const rows = await db.trx
    .selectFrom('api_key')
    .innerJoin('staff', (join) =>
      join.onRef('staff.workspace_id', '=', 'api_key.workspace_id').onRef('staff.id', '=', 'api_key.created_by'),
    )
    .select([
      'api_key.id',
      'api_key.name',
      'api_key.prefix',
      'api_key.scopes',
      'staff.id as staffId',
      'staff.name as staffName',
      'api_key.created_at',
      'api_key.expires_at',
      'api_key.last_used_at',
      'api_key.revoked_at',
    ])
    .where('api_key.workspace_id', '=', db.workspaceId)
    .$if(after !== undefined, (query) => query.where('api_key.id', '<', after ?? ''))
    .orderBy('api_key.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ staffId, staffName, ...row }) => ({ ...row, created_by: { id: staffId, name: staffName } }));
}
