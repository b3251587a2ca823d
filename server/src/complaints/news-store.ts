import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** News of a case for the listeners of worker.ts, in the transaction that made it true. */
export async function announceCase(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, kind, caseId }: Readonly<{ id: string; kind: 'case.opened' | 'case.stepped'; caseId: string }>,
): Promise<void> {
  await sql`insert into outbox (workspace_id, id, kind, subjects)
    values (${workspaceId}, ${id}, ${kind}, array[${caseId}::uuid])`.execute(trx);
}

/** The screens that are open in the workspace look again, on whatever process they are. */
export async function wakeScreens({ trx, workspaceId }: WorkspaceTransaction): Promise<void> {
  await sql`select pg_notify('voldaan_news', ${workspaceId})`.execute(trx);
}
