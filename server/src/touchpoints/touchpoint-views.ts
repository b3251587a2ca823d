import type { Phase } from '@voldaan/domain/touchpoints/touchpoint';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** A contact moment, with who minds it and how much was told of it lately. */
export type TouchpointRow = Readonly<{
  id: string;
  name: string;
  phase: Phase;
  is_direct: boolean;
  is_material: boolean;
  channel: string;
  owner_id: string | null;
  owner_name: string | null;
  event_kind: string;
  last_at: Date | null;
  heard_count: number;
}>;

/** More than these are not counted one by one. */
const countMost = 100_000;

/** All of them in the order of the journey, or the one that is asked for. */
export async function listTouchpoints(
  { trx, workspaceId }: WorkspaceTransaction,
  { since, id, limit }: Readonly<{ since: Date; id?: string; limit: number }>,
): Promise<readonly TouchpointRow[]> {
  const { rows } = await sql<TouchpointRow>`
    select touchpoint.id, touchpoint.name, phase, is_direct, is_material, channel, owner_id, staff.name as owner_name,
      event_kind, last.received_at as last_at, coalesce(heard.count, 0)::integer as heard_count
    from touchpoint
    left join staff on staff.workspace_id = touchpoint.workspace_id and staff.id = touchpoint.owner_id
    left join lateral (
      select received_at from customer_event event
      where event.workspace_id = touchpoint.workspace_id and event.kind = touchpoint.event_kind
      order by event.received_at desc
      limit 1
    ) last on true
    left join lateral (
      select count(*) as count
      from (
        select from customer_event event
        where event.workspace_id = touchpoint.workspace_id and event.kind = touchpoint.event_kind
          and event.received_at >= ${since}
        limit ${countMost}
      ) recent
    ) heard on true
    where touchpoint.workspace_id = ${workspaceId} and (${id ?? null}::uuid is null or touchpoint.id = ${id ?? null}::uuid)
    order by array_position('{before,during,after}'::text[], phase), position, touchpoint.id
    limit ${limit}`.execute(trx);
  return rows;
}
