import { type Kysely, sql, type Transaction } from 'kysely';
import { lockSpaces } from '../database/lock-spaces.ts';
import type { Tables } from '../database/tables.ts';

export type PastFailures = Readonly<{ failures: number; lastFailedAt: Date | undefined }>;

/** Failures of each key since a moment, by the key in hexadecimal; other tries with these keys wait for this one. */
export async function lockAttempts(
  trx: Transaction<Tables>,
  { keys, since }: Readonly<{ keys: readonly Buffer[]; since: Date }>,
): Promise<ReadonlyMap<string, PastFailures>> {
  // In one order for everybody, so that two tries never wait for each other.
  for (const key of [...keys].sort(Buffer.compare)) {
    await sql`select pg_advisory_xact_lock(${lockSpaces.signIn}, ${key.readInt32BE(0)})`.execute(trx);
  }
  await trx.deleteFrom('sign_in_failure').where('key_hash', 'in', keys).where('failed_at', '<=', since).execute();
  const rows = await trx
    .selectFrom('sign_in_failure')
    .select(['key_hash', (is) => is.fn.countAll<number>().as('failures'), (is) => is.fn.max('failed_at').as('last')])
    .where('key_hash', 'in', keys)
    .where('failed_at', '>', since)
    .groupBy('key_hash')
    .execute();
  return new Map(rows.map((row) => [row.key_hash.toString('hex'), { failures: row.failures, lastFailedAt: row.last }]));
}

export async function noteAttempt(
  trx: Transaction<Tables>,
  { keys, now }: Readonly<{ keys: readonly Buffer[]; now: Date }>,
): Promise<void> {
  const rows = keys.map((key) => ({ key_hash: key, failed_at: now }));
  await trx.insertInto('sign_in_failure').values(rows).execute();
}

/** All of the one key, and of the others only this try. */
export async function forgetAttempt(
  database: Kysely<Tables>,
  { whole, once, at }: Readonly<{ whole: Buffer; once: readonly Buffer[]; at: Date }>,
): Promise<void> {
  await database.deleteFrom('sign_in_failure').where('key_hash', '=', whole).execute();
  await database.deleteFrom('sign_in_failure').where('key_hash', 'in', once).where('failed_at', '=', at).execute();
}

/** Keys that nobody came back to. Run by the hour. */
export async function forgetOldAttempts(database: Kysely<Tables>, before: Date): Promise<void> {
  await database.deleteFrom('sign_in_failure').where('failed_at', '<', before).execute();
}
