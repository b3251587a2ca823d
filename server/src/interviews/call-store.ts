import type { CallOutcome } from '@voldaan/domain/interviews/call-outcome';
import { sql } from 'kysely';
import { lockSpaces } from '../database/lock-spaces.ts';
import { uuid } from '../database/uuid.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** Until the transaction ends nobody else takes a customer from a list in this workspace. */
export async function lockCalling({ trx, workspaceId }: WorkspaceTransaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockSpaces.calls}, hashtext(${workspaceId}))`.execute(trx);
}

/** So many are put on the lists at once. */
const addedMost = 2_000;

/** Puts customers whose calls were planned on the call list; those on it stay as they are. */
export async function addToLists({ trx, workspaceId }: WorkspaceTransaction): Promise<void> {
  await sql`
    insert into phone_interview (workspace_id, id, invitation_id, study_id, survey_id, contact_id, due_at)
    select ${workspaceId}, uuid_v7(), planned.id, planned.study_id, planned.survey_id, planned.contact_id, planned.due_at
    from invitation planned
    where planned.workspace_id = ${workspaceId} and planned.channel = 'phone' and planned.state = 'planned'
      and planned.study_id is not null and planned.contact_id is not null and not exists (
        select from phone_interview call
        where call.workspace_id = ${workspaceId} and call.invitation_id = planned.id)
    order by planned.id
    limit ${addedMost}
    on conflict (workspace_id, invitation_id) do nothing`.execute(trx);
}

/** Gives a customer to one interviewer, until the lease ends; whoever they had on the line before is let go. */
export async function claimCall(
  { trx, workspaceId }: WorkspaceTransaction,
  claim: Readonly<{ id: string; staffId: string; now: Date; leaseUntil: Date }>,
): Promise<void> {
  await trx
    .updateTable('phone_interview')
    .set({ claimed_by: null, lease_until: null })
    .where('workspace_id', '=', workspaceId)
    .where('claimed_by', '=', claim.staffId)
    .where('id', '<>', claim.id)
    .execute();
  await trx
    .updateTable('phone_interview')
    .set({
      claimed_by: claim.staffId,
      lease_until: claim.leaseUntil,
      called_at: claim.now,
      put_off: null,
      fence: sql`fence + 1`,
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', claim.id)
    .execute();
}

/** Whoever answers is still on the line. */
export async function renewLease(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, staffId, leaseUntil }: Readonly<{ id: string; staffId: string; leaseUntil: Date }>,
): Promise<void> {
  await trx
    .updateTable('phone_interview')
    .set({ lease_until: leaseUntil })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('claimed_by', '=', staffId)
    .execute();
}

/** Not now: later, or never when there is no later. */
export async function putOffCall(
  { trx, workspaceId }: WorkspaceTransaction,
  move: Readonly<{ id: string; reason: string; dueAt: Date | null; now: Date }>,
): Promise<void> {
  await trx
    .updateTable('phone_interview')
    .set({
      put_off: move.reason,
      claimed_by: null,
      lease_until: null,
      ...(move.dueAt === null ? { state: 'done', settled_at: move.now } : { due_at: move.dueAt }),
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', move.id)
    .execute();
}

export type EndedCall = Readonly<{
  id: string;
  staffId: string;
  number: number;
  /** Of this call, and what it comes to with those before. */
  outcome: CallOutcome;
  standing: CallOutcome;
  beganAt: Date;
  endedAt: Date;
  /** When they are rung again; null when they are not. */
  dueAt: Date | null;
  callBackAt: Date | null;
  note: string;
}>;

/** Writes an attempt down, and lets the customer go. */
export async function endCall({ trx, workspaceId }: WorkspaceTransaction, call: EndedCall): Promise<void> {
  await trx
    .insertInto('call_attempt')
    .values({
      workspace_id: workspaceId,
      id: uuid(call.endedAt.getTime()),
      interview_id: call.id,
      number: call.number,
      staff_id: call.staffId,
      outcome: call.outcome,
      began_at: call.beganAt,
      ended_at: call.endedAt,
      call_back_at: call.callBackAt,
    })
    .execute();
  await trx
    .updateTable('phone_interview')
    .set({
      outcome: call.standing,
      attempt_count: call.number,
      is_agreed: call.callBackAt !== null,
      note: call.note,
      claimed_by: null,
      lease_until: null,
      ...(call.dueAt === null ? { state: 'done', settled_at: call.endedAt } : { due_at: call.dueAt }),
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', call.id)
    .execute();
}

/** Takes a customer from the list whom somebody else may not find there either. */
export async function keepFromCalling(
  { trx, workspaceId }: WorkspaceTransaction,
  { numberHash, source }: Readonly<{ numberHash: Buffer; source: 'call' | 'staff' }>,
): Promise<void> {
  await trx
    .insertInto('do_not_call')
    .values({ workspace_id: workspaceId, number_hash: numberHash, source })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'number_hash']).doNothing())
    .execute();
}

export async function allowCalling({ trx, workspaceId }: WorkspaceTransaction, numberHash: Buffer): Promise<void> {
  await trx
    .deleteFrom('do_not_call')
    .where('workspace_id', '=', workspaceId)
    .where('number_hash', '=', numberHash)
    .execute();
}

/** Who calls for a study, from now on; who is not among the staff is nobody's interviewer. */
export async function assignCallers(
  { trx, workspaceId }: WorkspaceTransaction,
  { studyId, staffIds }: Readonly<{ studyId: string; staffIds: readonly string[] }>,
): Promise<void> {
  await trx
    .deleteFrom('call_interviewer')
    .where('workspace_id', '=', workspaceId)
    .where('study_id', '=', studyId)
    .execute();
  await sql`
    insert into call_interviewer (workspace_id, study_id, staff_id)
    select ${workspaceId}, ${studyId}, staff.id from staff
    where staff.workspace_id = ${workspaceId} and staff.id = any (${[...staffIds]}::uuid[]) and staff.removed_at is null
      and staff.role = 'interviewer'`.execute(trx);
}
