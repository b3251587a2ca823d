import { isKeyScope, type KeyScope } from '@voldaan/domain/accounts/key-scope';
import { Refusal } from '@voldaan/domain/refusal';
import { showId } from '../database/public-id.ts';
import { uuid } from '../database/uuid.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import { codeOfToken, hashToken, makeToken } from '../secret/token.ts';
import { countLiveKeysLocked, insertApiKey, noteKeyUse, revokeKey } from './api-key-store.ts';
import { liveKey } from './api-key-views.ts';
import { recordAudit } from './audit-store.ts';
import type { ApiKeyBody, ApiKeyMade } from './schema.ts';
import { staffOfId } from './views.ts';
import { workspaceOfCode } from './workspace-code-views.ts';

/** By which a key is known wherever it turns up: in a log, in somebody's repository. */
const mark = 'vk_';
/** The mark, the company's code and the first letters of the secret: enough to tell keys apart, and to guess none. */
const prefixLength = mark.length + 6 + 4;
const keysMax = 50;
/** Writing "last used" once a minute is enough to see that a key is in use. */
const lastUsedMs = 60_000;

/** Makes a key for a program. It is shown this once; only its hash is kept. */
export async function makeApiKey(product: Product, caller: Caller, body: ApiKeyBody): Promise<ApiKeyMade> {
  const now = product.clock();
  const id = uuid(now.getTime());
  const key = mark + makeToken(caller.workspaceCode);
  const expiresAt = new Date(now.getTime() + body.days * 86_400_000);
  const scopes = [...new Set(body.scopes)];
  const prefix = key.slice(0, prefixLength);
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if ((await countLiveKeysLocked(db, now)) >= keysMax)
      throw new Refusal('keys_full', { values: { maximum: keysMax } });
    const maker = await staffOfId(db, caller.staffId);
    if (maker === undefined) throw new Refusal('not_found');
    const written = { id, name: body.name, prefix, keyHash: hashToken(key), scopes };
    await insertApiKey(db, { ...written, createdBy: maker.id, createdAt: now, expiresAt });
    const subject = showId('key', id);
    const detail = { scopes: scopes.join(' '), days: body.days };
    await recordAudit(db, { staffId: caller.staffId, action: 'api-key.made', subject, detail, at: now });
    return {
      id,
      name: body.name,
      prefix,
      scopes,
      created_by: { id: maker.id, name: maker.name },
      created_at: now,
      expires_at: expiresAt,
      last_used_at: null,
      revoked_at: null,
      key,
    };
  });
}

export async function revokeApiKey(product: Product, caller: Caller, id: string): Promise<void> {
  const now = product.clock();
  await inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if (!(await revokeKey(db, { id, now }))) throw new Refusal('not_found');
    const subject = showId('key', id);
    await recordAudit(db, { staffId: caller.staffId, action: 'api-key.revoked', subject, at: now });
  });
}

/**
 * The program behind `Authorization: Bearer vk_…`. Unknown, expired and revoked are one answer. Asked of the database
 * every time, so that a revoked key opens nothing from the same moment.
 */
export async function callerOfKey(product: Product, authorization: string): Promise<Caller | undefined> {
  const key = /^Bearer (vk_[\w-]{28})$/i.exec(authorization)?.[1];
  const code = key === undefined ? undefined : codeOfToken(key.slice(mark.length));
  if (key === undefined || code === undefined) return undefined;
  const workspaceId = await workspaceOfCode(product.databases, code);
  if (workspaceId === undefined) return undefined;
  const now = product.clock();
  return inWorkspace(product.databases.app, workspaceId, async (db) => {
    const live = await liveKey(db, { keyHash: hashToken(key), now });
    if (live === undefined) return undefined;
    if (now.getTime() - (live.lastUsedAt?.getTime() ?? 0) > lastUsedMs) await noteKeyUse(db, { id: live.id, now });
    return callerFor(live, { workspaceId, workspaceCode: code });
  });
}

/** Whether a request that came in with a key, and takes long, would be let in again. Others came in without one. */
export async function keyStillOpens(
  product: Product,
  { workspaceId, key }: Pick<Caller, 'workspaceId' | 'key'>,
): Promise<boolean> {
  if (key === undefined) return true;
  const wanted = { id: key.id, now: product.clock() };
  return (await inWorkspace(product.databases.app, workspaceId, (db) => liveKey(db, wanted))) !== undefined;
}

/** Scopes alone say what it may do. The role is one that reads, for handlers that show less to some. */
function callerFor(
  {
    id,
    scopes,
    staffId,
    language,
  }: Readonly<{ id: string; scopes: readonly string[]; staffId: string; language: Caller['language'] }>,
  workspace: Pick<Caller, 'workspaceId' | 'workspaceCode'>,
): Caller {
  const known: readonly KeyScope[] = scopes.filter(isKeyScope);
  return { ...workspace, staffId, sessionId: id, role: 'analyst', language, key: { id, scopes: known } };
}
