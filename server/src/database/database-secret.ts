import { timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { purposeKey } from '../secret/purpose-key.ts';
import type { Databases } from './connect.ts';

/** The database was made with another secret than this process has: links in mails would lead nowhere. */
export class DatabaseSecretError extends Error {
  override readonly name = 'DatabaseSecretError';
}

/** Whether the database was started with another secret than this. False as long as nobody started with it. */
export async function hasOtherSecret(databases: Databases, secret: Buffer): Promise<boolean> {
  const { rows } = await sql<{ value: string }>`
    select value #>> '{}' as value from instance_fact where name = 'secret_fingerprint' limit 1`.execute(databases.app);
  const known = rows[0]?.value;
  return known !== undefined && known !== purposeKey(secret, 'fingerprint').toString('hex');
}

/**
 * Ties a database to the secret of its first start. Links, sealed passwords and suppressed addresses all hang on it, so
 * a node with another secret must not start.
 */
export async function requireSameSecret(databases: Databases, secret: Buffer): Promise<void> {
  const fingerprint = purposeKey(secret, 'fingerprint').toString('hex');
  const { rows } = await sql<{ value: string }>`
    with mine as (
      insert into instance_fact (name, value) values ('secret_fingerprint', to_jsonb(${fingerprint}::text))
      on conflict (name) do nothing returning value #>> '{}' as value
    )
    select value from mine
    union all select value #>> '{}' from instance_fact where name = 'secret_fingerprint'
    limit 1`.execute(databases.app);
  const known = rows[0]?.value;
  // A race with another node's first start leaves no row in this snapshot; that node has checked, and the next start will.
  if (known === undefined) return;
  if (known.length !== fingerprint.length || !timingSafeEqual(Buffer.from(known), Buffer.from(fingerprint))) {
    throw new DatabaseSecretError(
      'the database belongs to another secret; give this process the VOLDAAN_SECRET (or the data folder) of the first start',
    );
  }
}
