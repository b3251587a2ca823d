import { Refusal } from '@voldaan/domain/refusal';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import { pageOf, readCursorId } from '../http/cursor-id.ts';
import { enqueue } from '../jobs/queue.ts';
import type { Product } from '../product.ts';
import { reviveMessage } from './message-store.ts';
import { isMessageThere, type MessageRow, messagePage } from './message-views.ts';

type Asked = Readonly<{ cursor?: readonly string[] | undefined; limit: number; failed: boolean }>;

/** What was sent, or was not, newest first. */
export async function showMessages(product: Product, caller: Caller, { cursor, limit, failed }: Asked) {
  const before = readCursorId(cursor);
  const rows = await inWorkspace(product.databases.app, caller.workspaceId, (db) =>
    messagePage(db, { before, isFailed: failed, limit: limit + 1 }),
  );
  const { data, next_cursor } = pageOf(rows, limit);
  return { data: data.map(shown), next_cursor };
}

function shown(row: MessageRow) {
  const { id, state, attempts, next_try_at, made_at, events, last_status, last_fault } = row;
  return {
    ...{ id, state, attempts, next_try_at, made_at, events },
    to: row.channel_name ?? row.staff_name ?? '',
    way: row.channel_kind ?? ('mail' as const),
    status: last_status,
    fault: last_fault,
    rules: [...row.rules],
  };
}

/** Tries a message again that was given up, under the id that it had. */
export async function retryMessage(product: Product, caller: Caller, id: string): Promise<void> {
  const { workspaceId } = caller;
  await inWorkspace(product.databases.app, workspaceId, async (db) => {
    if (!(await isMessageThere(db, id))) throw new Refusal('not_found');
    if (!(await reviveMessage(db, { id, now: product.clock() }))) throw new Refusal('alert_message_not_dead');
    await enqueue(db.trx, 'alerts.deliver', { workspace: workspaceId }, { key: `alerts.deliver ${workspaceId} now` });
  });
}
