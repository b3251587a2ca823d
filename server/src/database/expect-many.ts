import { sql } from 'kysely';
import type { WorkspaceTransaction } from './workspace-transaction.ts';

/**
 * Contacts and invitations come by the ten thousand, and PostgreSQL learns of it a minute later. Until then it would
 * compare each with each, also where it checks foreign keys with a plan that it made when the tables were empty. For the
 * rest of this transaction it joins by hashes, looks keys up in indexes, and may take longer over a statement.
 */
export async function expectMany({ trx }: WorkspaceTransaction, seconds: number): Promise<void> {
  await sql`select set_config('enable_nestloop', 'off', true), set_config('enable_seqscan', 'off', true),
    set_config('statement_timeout', ${`${seconds}s`}, true)`.execute(trx);
  await sql`discard plans`.execute(trx);
}
