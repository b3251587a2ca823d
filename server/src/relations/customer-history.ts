import { Refusal } from '@voldaan/domain/refusal';
import { promiseState } from '@voldaan/domain/relations/promise-state';
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
  const now = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const totals = await sumHistory(db, id);
    if (totals === undefined) throw new Refusal('not_found');
    const rows = await listHistory(db, id, { after, limit: limit + 1 });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const next = rows.length > limit && last !== undefined ? [last.at.toISOString(), last.id] : null;
    return {
      data: page.map((row) => itemOf(row, now)),
      next_cursor: next,
      totals: { ...totals, amounts: [...totals.amounts] },
    };
  });
}

/** The columns of the query are the fields of the schema, kind by kind; encoding the reply checks each against it. */
function itemOf({ kind, at, id, detail }: HistoryRow, now: Date): z.output<typeof historyItemSchema> {
  const fields = kind === 'promise' ? promiseFields(detail, at, now) : detail;
  return { kind, at, id, ...fields } as z.output<typeof historyItemSchema>;
}

/** Moments inside of a row's detail are texts; whether a promise is broken depends on when it is looked at. */
function promiseFields(detail: HistoryRow['detail'], madeAt: Date, now: Date): HistoryRow['detail'] {
  const { due_at, kept_at, released_at, ...rest } = detail;
  const due = new Date(String(due_at));
  const keptAt = kept_at === null ? null : new Date(String(kept_at));
  const releasedAt = released_at === null ? null : new Date(String(released_at));
  const state = promiseState({ madeAt, due, keptAt, moves: [], releasedAt }, now);
  return { ...rest, due_at: due, kept_at: keptAt, state };
}
