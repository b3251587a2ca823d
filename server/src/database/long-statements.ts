import { sql } from 'kysely';
import type { WorkspaceTransaction } from './workspace-transaction.ts';

/** For the rest of this transaction a statement may take longer than one that somebody waits for. */
export async function allowLongStatements({ trx }: WorkspaceTransaction, seconds: number): Promise<void> {
  await sql`select set_config('statement_timeout', ${`${seconds}s`}, true)`.execute(trx);
}
