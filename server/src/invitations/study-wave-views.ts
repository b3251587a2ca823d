import type { ContactKind } from '@voldaan/domain/studies/contact-request';
import type { ReminderPlan } from '@voldaan/domain/studies/schedule/reminder-of';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { type Recipient, recipientColumns } from './plan-views.ts';

/** The wave of a study for a draw, or of a study that waits for occasions, that says this; unless staff cancelled it. */
export async function findStudyWave(
  { trx, workspaceId }: WorkspaceTransaction,
  wish: Readonly<{ studyId: string; versionId: string; drawId: string | null; requestHash: Buffer }>,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from wave
    where workspace_id = ${workspaceId} and study_id = ${wish.studyId} and survey_version_id = ${wish.versionId}
      and draw_id is not distinct from ${wish.drawId}::uuid and request_hash = ${wish.requestHash} and state <> 'cancelled'
    order by created_at desc, id desc limit 1`.execute(trx);
  return rows[0]?.id;
}

/** Whether a wave belongs to a study that staff have stopped for the time being. */
export async function isOfPausedStudy({ trx, workspaceId }: WorkspaceTransaction, waveId: string): Promise<boolean> {
  const { rows } = await sql`
    select from wave join study on study.workspace_id = wave.workspace_id and study.id = wave.study_id
    where wave.workspace_id = ${workspaceId} and wave.id = ${waveId} and study.state = 'paused'`.execute(trx);
  return rows.length > 0;
}

/** Whether the customers of a wave are called and not written to. */
export async function isOfCalls({ trx, workspaceId }: WorkspaceTransaction, waveId: string): Promise<boolean> {
  const { rows } = await sql`
    select from wave where workspace_id = ${workspaceId} and id = ${waveId} and channel = 'phone'`.execute(trx);
  return rows.length > 0;
}

export type CallList = Readonly<{ wave_id: string; due_at: Date }>;

/** Waves of calls with a list that is not opened yet, that which is due first, first. */
export async function listClosedCalls(
  { trx, workspaceId }: WorkspaceTransaction,
  studyId: string,
): Promise<readonly CallList[]> {
  const { rows } = await sql<CallList>`
    select wave.id as wave_id, min(part.due_at) as due_at
    from wave
    join wave_part part on part.workspace_id = wave.workspace_id and part.wave_id = wave.id and part.opened_at is null
    where wave.workspace_id = ${workspaceId} and wave.study_id = ${studyId} and wave.channel = 'phone'
    group by wave.id
    order by min(part.due_at), wave.id
    limit 100`.execute(trx);
  return rows;
}

export type RemindedWave = Readonly<{ id: string; reminder: ReminderPlan }>;

/** Waves of a study that remind, and that staff have not stopped. */
export async function listRemindedWaves(
  { trx, workspaceId }: WorkspaceTransaction,
  studyId: string,
): Promise<readonly RemindedWave[]> {
  const { rows } = await sql<RemindedWave>`
    select id, reminder from wave
    where workspace_id = ${workspaceId} and study_id = ${studyId} and reminder is not null and state in ('sending', 'done')
    order by created_at desc, id desc limit 100`.execute(trx);
  return rows;
}

export type Unanswered = Recipient & Readonly<{ invitation_id: string; occasion: string; settled_at: Date }>;

/**
 * Invitations of a wave that arrived so long ago without an answer, and that nobody was reminded of yet: neither at the address
 * of the invitation nor at one that the customer has had since. Who was reminded is looked up in a table that is made of them once
 * (planInMemory): met one by one, a wave to fifty thousand would be given up half-way.
 */
export async function listUnanswered(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, reminder }: RemindedWave,
  { now, limit }: Readonly<{ now: Date; limit: number }>,
): Promise<readonly Unanswered[]> {
  const { rows } = await sql<Unanswered>`
    with reminded as materialized (
      select other.address_hash, other.occasion from invitation other
      where other.workspace_id = ${workspaceId} and other.wave_id = ${id} and other.kind = 'reminder'
      union all
      select request.address_hash, request.occasion from contact_request request
      join wave on wave.workspace_id = request.workspace_id and wave.study_id = request.study_id
      where request.workspace_id = ${workspaceId} and request.kind = 'reminder' and wave.id = ${id}
    )
    select ${recipientColumns}, invitation.id as invitation_id, invitation.occasion, invitation.settled_at
    from invitation
    join contact on contact.workspace_id = invitation.workspace_id and contact.id = invitation.contact_id
    join workspace on workspace.id = invitation.workspace_id
    where invitation.workspace_id = ${workspaceId} and invitation.wave_id = ${id} and invitation.kind = 'invitation'
      and invitation.state = 'sent' and invitation.carried_by is null and invitation.answered_at is null and invitation.bounced_at is null
      and invitation.settled_at <= ${now}::timestamptz - make_interval(days => ${reminder.afterDays})
      and invitation.settled_at > ${now}::timestamptz - make_interval(days => ${reminder.afterDays + reminder.validDays})
      and (invitation.address_hash, invitation.occasion) not in (select address_hash, occasion from reminded)
      and (contact.address_hash, invitation.occasion) not in (select address_hash, occasion from reminded)
    order by invitation.settled_at, invitation.id
    limit ${limit}`.execute(trx);
  return rows;
}

export type WaitingRequest = Recipient &
  Readonly<{
    request_id: string;
    study_id: string;
    occasion: string;
    kind: ContactKind;
    wanted_at: Date;
    expires_at: Date;
    /** The wave whose invitation a reminder reminds of, and that invitation. */
    reminded_wave_id: string | null;
    reminder_of: string | null;
    draw_id: string | null;
  }>;

/** Requests whose time to be decided again has come, of studies that run, locked; what belongs to each is looked up for these alone. */
export async function lockWaitingRequests(
  { trx, workspaceId }: WorkspaceTransaction,
  { now, limit }: Readonly<{ now: Date; limit: number }>,
): Promise<readonly WaitingRequest[]> {
  const { rows } = await sql<WaitingRequest>`
    with request as materialized (
      select due.id, due.study_id, due.contact_id, due.occasion, due.kind, due.wanted_at, due.expires_at, due.priority, due.next_at
      from contact_request due
      join study on study.workspace_id = due.workspace_id and study.id = due.study_id and study.state = 'running'
      where due.workspace_id = ${workspaceId} and due.state = 'deferred' and due.next_at <= ${now} and due.contact_id is not null
      order by due.priority desc, due.next_at, due.id
      limit ${limit}
      for update of due skip locked
    )
    select ${recipientColumns}, request.id as request_id, request.study_id, request.occasion, request.kind,
      request.wanted_at, request.expires_at, invited.wave_id as reminded_wave_id, invited.id as reminder_of, drawn.draw_id
    from request
    join contact on contact.workspace_id = ${workspaceId} and contact.id = request.contact_id
    join workspace on workspace.id = ${workspaceId}
    left join lateral (
      select id, wave_id from invitation
      where workspace_id = ${workspaceId} and study_id = request.study_id and contact_id = request.contact_id
        and occasion = request.occasion and kind = 'invitation' and request.kind = 'reminder'
      order by planned_at desc limit 1
    ) invited on true
    left join lateral (
      select draw_id from wave
      where workspace_id = ${workspaceId} and study_id = request.study_id and occasion = request.occasion
        and draw_id is not null
      order by created_at desc limit 1
    ) drawn on true
    order by request.priority desc, request.next_at, request.id`.execute(trx);
  return rows;
}
