import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** A mail that came in, or one of ours about a case that came back, or stays in the outbox because its server refused it. */
export type MailNews = 'mail.arrived' | 'mail.case-returned' | 'mail.case-refused';

/** News of a mail for the listeners of worker.ts, in the transaction that made it true. */
export async function announceMail(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, kind, mailId }: Readonly<{ id: string; kind: MailNews; mailId: string }>,
): Promise<void> {
  await sql`insert into outbox (workspace_id, id, kind, subjects)
    values (${workspaceId}, ${id}, ${kind}, array[${mailId}::uuid])`.execute(trx);
}
