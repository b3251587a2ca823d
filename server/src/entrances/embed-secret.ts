import { randomBytes } from 'node:crypto';
import { recordAudit } from '../accounts/audit-store.ts';
import { uuid } from '../database/uuid.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import { seal, unseal } from '../secret/seal.ts';
import { endSecrets, insertSecret } from './store.ts';
import { listSecrets } from './views.ts';

/** So long the secret before goes on, so that a company's server and ours need not change in the same second. */
const overlapMs = 24 * 60 * 60 * 1000;

export type MadeSecret = Readonly<{ secret: string; previous_ends_at: Date }>;

/** Makes a new secret and shows it this once. The one before ends in a day, or at once when it has become known. */
export async function makeSecret(product: Product, caller: Caller, endsAtOnce: boolean): Promise<MadeSecret> {
  const now = product.clock();
  const secret = `vs_${randomBytes(32).toString('base64url')}`;
  const previousEndsAt = endsAtOnce ? now : new Date(now.getTime() + overlapMs);
  await inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await endSecrets(db, previousEndsAt);
    const sealed = seal(product.key('seal'), secret);
    await insertSecret(db, { id: uuid(now.getTime()), sealed, madeBy: caller.staffId, at: now });
    await recordAudit(db, {
      staffId: caller.staffId,
      action: 'embed-secret.made',
      detail: { previous_ends_at_once: endsAtOnce },
      at: now,
    });
  });
  return { secret, previous_ends_at: previousEndsAt };
}

/** The secrets that a token may be signed with now. */
export async function secretsInForce(db: WorkspaceTransaction, key: Buffer, now: Date): Promise<readonly string[]> {
  return (await listSecrets(db, now)).map((row) => unseal(key, row.sealed));
}
