import { Refusal } from '@voldaan/domain/refusal';
import type { z } from 'zod';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import { readCursorMoment } from '../http/cursor-place.ts';
import type { Product } from '../product.ts';
import type { historyItemSchema } from './schema.ts';
import { type HistoryRow, listHistory, sumHistory } from './views.ts';

/** What passed between us and a contact, newest first, with what it comes to. */
export function showHistory(
  product: Product,
  caller: Caller,
  { id, cursor, limit }: Readonly<{ id: string; cursor?: readonly string[] | undefined; limit: number }>,
) {
  const after = readCursorMoment(cursor);
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const totals = await sumHistory(db, id);
    if (totals === undefined) throw new Refusal('not_found');
    const rows = await listHistory(db, id, { after, limit: limit + 1 });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const next = rows.length > limit && last !== undefined ? [last.at.toISOString(), last.id] : null;
    return { data: page.map(itemOf), next_cursor: next, totals: { ...totals, amounts: [...totals.amounts] } };
  });
}

/** The columns of the query are the fields of the schema, kind by kind; encoding the reply checks each against it. */
function itemOf({ kind, at, id, detail }: HistoryRow): z.output<typeof historyItemSchema> {
  return { kind, at, id, ...detail } as z.output<typeof historyItemSchema>;
}
