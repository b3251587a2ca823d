import { sql } from 'kysely';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import type { Job } from './queue.ts';

/** What is no longer needed goes, every night: the less lies about, the less can leak. */
export function keepHouseJob(product: Product): Job {
  return async () => {
    for (const { id } of await product.databases.work.selectFrom('workspace').select('id').orderBy('id').execute()) {
      await inWorkspace(product.databases.app, id, keepWorkspace);
    }
  };
}

async function keepWorkspace({ trx, workspaceId }: WorkspaceTransaction): Promise<void> {
  await sql`delete from session where workspace_id = ${workspaceId} and expires_at < now()`.execute(trx);
  // Uploads that were never taken in, and the refused rows of those that were.
  await sql`delete from contact_import_chunk where workspace_id = ${workspaceId} and import_id in (
    select id from contact_import where workspace_id = ${workspaceId} and created_at < now() - interval '7 days')`.execute(
    trx,
  );
  await sql`delete from contact_import_row where workspace_id = ${workspaceId} and import_id in (
    select id from contact_import where workspace_id = ${workspaceId} and created_at < now() - interval '30 days')`.execute(
    trx,
  );
  await sql`update contact_import set state = 'cancelled', finished_at = now() where workspace_id = ${workspaceId}
    and state in ('checking', 'ready') and created_at < now() - interval '7 days'`.execute(trx);
  // Mail that no server took is read within days or not at all.
  await sql`delete from outbox_mail where workspace_id = ${workspaceId} and created_at < now() - interval '90 days'`.execute(
    trx,
  );
}
