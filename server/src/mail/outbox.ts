import { Refusal } from '@voldaan/domain/refusal';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import { pageOf, readCursorId } from '../http/cursor-id.ts';
import type { Product } from '../product.ts';
import { findOutboxMail, type OutboxHead, type OutboxMail, outboxPage } from './views.ts';

type ListQuery = Readonly<{ cursor?: readonly string[] | undefined; limit: number }>;

/** Mails that no server took, newest first. */
export async function showOutbox(
  product: Product,
  { workspaceId }: Caller,
  query: ListQuery,
): Promise<Readonly<{ data: OutboxHead[]; next_cursor: readonly string[] | null }>> {
  const before = readCursorId(query.cursor);
  const rows = await inWorkspace(product.databases.app, workspaceId, (db) =>
    outboxPage(db, { before, limit: query.limit + 1 }),
  );
  return pageOf(rows, query.limit);
}

export async function showOutboxMail(product: Product, { workspaceId }: Caller, id: string): Promise<OutboxMail> {
  const mail = await inWorkspace(product.databases.app, workspaceId, (db) => findOutboxMail(db, id));
  if (mail === undefined) throw new Refusal('not_found');
  return mail;
}
