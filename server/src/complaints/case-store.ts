import type { Insertable, Updateable } from 'kysely';
import { sql } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { CaseEventRow } from './step-schema.ts';

/** The next number of a year, without gaps: whoever takes it holds the row until the case is stored. */
export async function takeCaseNumber({ trx, workspaceId }: WorkspaceTransaction, year: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into case_number (workspace_id, year, last) values (${workspaceId}, ${year}, 1)
    on conflict (workspace_id, year) do update set last = case_number.last + 1
    returning last`.execute(trx);
  const last = rows[0]?.last;
  if (last === undefined) throw new Error(`no case number of ${year} was given out`);
  return last;
}

export async function insertCase(
  { trx, workspaceId }: WorkspaceTransaction,
  row: Omit<Insertable<Tables['complaint_case']>, 'workspace_id'>,
): Promise<void> {
  await trx
    .insertInto('complaint_case')
    .values({ ...row, workspace_id: workspaceId })
    .execute();
}

/** The steps of a case, in order, from the number after the last one on. */
export async function insertCaseEvents(
  { trx, workspaceId }: WorkspaceTransaction,
  { caseId, after, events }: Readonly<{ caseId: string; after: number; events: readonly CaseEventRow[] }>,
): Promise<void> {
  await trx
    .insertInto('case_event')
    .values(
      events.map((event, place) => ({
        ...event,
        detail: JSON.stringify(event.detail),
        workspace_id: workspaceId,
        case_id: caseId,
        sequence: after + 1 + place,
      })),
    )
    .execute();
}

/** Where a case stands after a step; false when a colleague was first. */
export async function updateCase(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, revision }: Readonly<{ id: string; revision: number }>,
  change: Updateable<Tables['complaint_case']>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('complaint_case')
    .set(change)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export type CaseClockRow = Readonly<{
  id: string;
  revision: number;
  due_at: Date | null;
  due_promise: string | null;
  alarm_at: Date | null;
}>;

/** The clocks of cases that stand as they were read; no step is taken by it. */
export async function updateClocks(
  { trx, workspaceId }: WorkspaceTransaction,
  clocks: readonly CaseClockRow[],
): Promise<void> {
  if (clocks.length === 0) return;
  await sql`
    update complaint_case set due_at = clock.due_at, due_promise = clock.due_promise, alarm_at = clock.alarm_at
    from jsonb_to_recordset(${JSON.stringify(clocks)}::jsonb) as clock (
      id uuid, revision integer, due_at timestamptz, due_promise text, alarm_at timestamptz)
    where complaint_case.workspace_id = ${workspaceId} and complaint_case.id = clock.id
      and complaint_case.revision = clock.revision`.execute(trx);
}
