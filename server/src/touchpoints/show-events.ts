import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import { pageOf, readCursorId } from '../http/cursor-id.ts';
import { detailOf } from '../http/problem.ts';
import type { Product } from '../product.ts';
import type { EventShown, RefusedShown } from './schema.ts';
import { type ListedEvent, listEvents, listRefused } from './views.ts';

export async function showEvents(
  product: Product,
  caller: Caller,
  query: Readonly<{
    contact?: string | undefined;
    kind?: string | undefined;
    cursor?: readonly string[] | undefined;
    limit: number;
  }>,
): Promise<Readonly<{ data: EventShown[]; next_cursor: readonly string[] | null }>> {
  const after = readCursorId(query.cursor);
  const wish = { contactId: query.contact, kind: query.kind, after, limit: query.limit + 1 };
  const rows = await inWorkspace(product.databases.app, caller.workspaceId, (db) => listEvents(db, wish));
  const page = pageOf(rows, query.limit);
  return { data: page.data.map(shown), next_cursor: page.next_cursor };
}

function shown({ contact_id, contact_name, contact_email, ...event }: ListedEvent): EventShown {
  const contact = contact_id === null ? null : { id: contact_id, name: contact_name ?? '', email: contact_email ?? '' };
  return { ...event, contact };
}

export async function showRefused(
  product: Product,
  caller: Caller,
  query: Readonly<{ cursor?: readonly string[] | undefined; limit: number }>,
): Promise<Readonly<{ data: RefusedShown[]; next_cursor: readonly string[] | null }>> {
  const wish = { after: readCursorId(query.cursor), limit: query.limit + 1 };
  const rows = await inWorkspace(product.databases.app, caller.workspaceId, (db) => listRefused(db, wish));
  const page = pageOf(rows, query.limit);
  const data = page.data.map(({ id: _, limits, ...row }) => ({
    ...row,
    detail: detailOf(row.code, caller.language, limits),
  }));
  return { data, next_cursor: page.next_cursor };
}
