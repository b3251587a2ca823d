import type { Phase } from '@voldaan/domain/touchpoints/touchpoint';
import { sql } from 'kysely';
import { lockSpaces } from '../database/lock-spaces.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type TouchpointWrite = Readonly<{
  id: string;
  name: string;
  phase: Phase;
  is_direct: boolean;
  is_material: boolean;
  channel: string;
  owner_id: string | null;
  event_kind: string;
}>;

/** What is undefined stays as it is. */
export type TouchpointChange = Readonly<{
  [Field in Exclude<keyof TouchpointWrite, 'id'>]?: TouchpointWrite[Field] | undefined;
}>;

/** Adds moments at the ends of their phases, in this order. */
export async function insertTouchpoints(
  { trx, workspaceId }: WorkspaceTransaction,
  { touchpoints, at }: Readonly<{ touchpoints: readonly TouchpointWrite[]; at: Date }>,
): Promise<void> {
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(position), 0) as last from touchpoint where workspace_id = ${workspaceId}`.execute(trx);
  const last = rows[0]?.last ?? 0;
  await trx
    .insertInto('touchpoint')
    .values(
      touchpoints.map((one, place) => ({
        ...one,
        workspace_id: workspaceId,
        position: last + 1 + place,
        created_at: at,
      })),
    )
    .execute();
}

/** False when there is no such moment. */
export async function updateTouchpoint(
  { trx, workspaceId }: WorkspaceTransaction,
  id: string,
  change: TouchpointChange,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('touchpoint')
    // Named so that a change of nothing is a statement too.
    .set({ id, ...change })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Puts every moment into its phase and place; the number that was found. */
export async function placeTouchpoints(
  { trx, workspaceId }: WorkspaceTransaction,
  places: readonly Readonly<{ id: string; phase: Phase }>[],
): Promise<number> {
  const { numAffectedRows } = await sql`
    update touchpoint set phase = given.phase, position = given.place
    from unnest(${places.map(({ id }) => id)}::uuid[], ${places.map(({ phase }) => phase)}::text[])
      with ordinality as given (id, phase, place)
    where touchpoint.workspace_id = ${workspaceId} and touchpoint.id = given.id`.execute(trx);
  return Number(numAffectedRows ?? 0n);
}

/** False when there is no such moment. Studies that asked about it stay, without it. */
export async function deleteTouchpoint({ trx, workspaceId }: WorkspaceTransaction, id: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('touchpoint')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** How many there are; nobody adds or removes one until the transaction has ended. */
export async function countTouchpointsLocked({ trx, workspaceId }: WorkspaceTransaction): Promise<number> {
  await sql`select pg_advisory_xact_lock(${lockSpaces.touchpoints}, hashtext(${workspaceId}))`.execute(trx);
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from touchpoint where workspace_id = ${workspaceId}`.execute(trx);
  return rows[0]?.count ?? 0;
}
