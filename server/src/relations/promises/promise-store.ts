import { type Insertable, sql } from 'kysely';
import type { Tables } from '../../database/tables.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

export type NewPromise = Omit<Insertable<Tables['customer_promise']>, 'workspace_id'>;
export type NewPromiseEvent = Omit<Insertable<Tables['promise_event']>, 'workspace_id'>;

/** False when this press of the button made one already. */
export async function insertPromise({ trx, workspaceId }: WorkspaceTransaction, promise: NewPromise): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('customer_promise')
    .values({ ...promise, workspace_id: workspaceId })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'press']).doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function insertPromiseEvent(
  { trx, workspaceId }: WorkspaceTransaction,
  event: NewPromiseEvent,
): Promise<void> {
  await trx
    .insertInto('promise_event')
    .values({ ...event, workspace_id: workspaceId })
    .execute();
}

type Standing = Readonly<{ due_at: Date; kept_at: Date | null; released_at: Date | null; revision: number }>;

/** False when somebody was first. */
export async function updatePromise(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, revision, standing }: Readonly<{ id: string; revision: number; standing: Standing }>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('customer_promise')
    .set(standing)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export type Reminder = Readonly<{ id: string; staffId: string; subject: string; at: Date; dueOn: string }>;

/** News for the owner of a promise whose day is over; the same news is told once. */
export async function insertReminders(
  { trx, workspaceId }: WorkspaceTransaction,
  reminders: readonly Reminder[],
): Promise<void> {
  if (reminders.length === 0) return;
  await sql`
    insert into staff_notice (workspace_id, id, staff_id, kind, subject, detail, at)
    select ${workspaceId}, given.id, given.staff_id, 'promise', given.subject,
      jsonb_build_object('due_on', given.due_on), given.at
    from unnest(${reminders.map(({ id }) => id)}::uuid[], ${reminders.map(({ staffId }) => staffId)}::uuid[],
      ${reminders.map(({ subject }) => subject)}::text[], ${reminders.map(({ dueOn }) => dueOn)}::text[],
      ${reminders.map(({ at }) => at.toISOString())}::timestamptz[]) as given (id, staff_id, subject, due_on, at)
    on conflict do nothing`.execute(trx);
}
