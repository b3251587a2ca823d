import type { LegalBasis } from '@voldaan/domain/contacts/consent';
import type { ContactPurpose } from '@voldaan/domain/studies/contact-request';
import type { Letter } from '@voldaan/domain/studies/letter';
import type { ReminderPlan } from '@voldaan/domain/studies/schedule/reminder-of';
import { sql } from 'kysely';
import { lockSpaces } from '../database/lock-spaces.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { loosenCarried } from './carried-store.ts';

/** Until the transaction ends nobody else plans in this workspace, so that no two waves plan the same person at once. */
export async function lockPlanning({ trx, workspaceId }: WorkspaceTransaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockSpaces.waves}, hashtext(${workspaceId}))`.execute(trx);
}

export type NewWave = Readonly<{
  id: string;
  surveyId: string;
  versionId: string;
  letter: Letter;
  idempotencyKey: string;
  requestHash: Buffer;
  withheld: Readonly<Record<string, number>>;
  staffId: string;
  state: WaveState;
  notice: string | null;
  channel: 'mail' | 'phone';
  studyId: string | null;
  drawId: string | null;
  occasion: string;
  purpose: ContactPurpose;
  legalBasis: LegalBasis;
  priority: number;
  mayMerge: boolean;
  reminder: ReminderPlan | null;
  reminderLetter: Letter | null;
  closesAt: Date | null;
  isAnonymous: boolean;
}>;

/** A wave of the send screen: asked once, for what was bought, by nobody's study. */
export const plainWave = {
  state: 'sending',
  notice: null,
  channel: 'mail',
  studyId: null,
  drawId: null,
  occasion: '',
  purpose: 'relation',
  legalBasis: 'service',
  priority: 50,
  mayMerge: false,
  reminder: null,
  reminderLetter: null,
  closesAt: null,
  isAnonymous: false,
} as const;

export async function insertWave({ trx, workspaceId }: WorkspaceTransaction, wave: NewWave): Promise<void> {
  await trx
    .insertInto('wave')
    .values({
      workspace_id: workspaceId,
      id: wave.id,
      survey_id: wave.surveyId,
      survey_version_id: wave.versionId,
      state: wave.state,
      notice: wave.notice,
      letter: JSON.stringify(wave.letter),
      idempotency_key: wave.idempotencyKey,
      request_hash: wave.requestHash,
      withheld: JSON.stringify(wave.withheld),
      created_by: wave.staffId,
      channel: wave.channel,
      study_id: wave.studyId,
      draw_id: wave.drawId,
      occasion: wave.occasion,
      purpose: wave.purpose,
      legal_basis: wave.legalBasis,
      priority: wave.priority,
      may_merge: wave.mayMerge,
      reminder: wave.reminder === null ? null : JSON.stringify(wave.reminder),
      reminder_letter: wave.reminderLetter === null ? null : JSON.stringify(wave.reminderLetter),
      closes_at: wave.closesAt,
      is_anonymous: wave.isAnonymous,
    })
    .execute();
}

export type WaveState = 'sending' | 'held' | 'paused' | 'done' | 'cancelled';

/**
 * Moves a wave from one of these states to another. False when it is in none of them. A mail that only waits keeps the other
 * study's question that goes along in it; what is called off leaves it to itself.
 */
export async function moveWave(
  db: WorkspaceTransaction,
  move: Readonly<{ id: string; from: readonly WaveState[]; to: WaveState; notice: string | null }>,
): Promise<boolean> {
  const { trx, workspaceId } = db;
  const isOver = move.to === 'done' || move.to === 'cancelled';
  const { numUpdatedRows } = await trx
    .updateTable('wave')
    .set({
      state: move.to,
      notice: move.notice,
      ...(isOver ? { finished_at: sql<Date>`now()` } : {}),
      ...(move.to === 'sending' ? { resumed_at: sql<Date>`now()` } : {}),
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', move.id)
    .where('state', 'in', move.from)
    .executeTakeFirst();
  const isMoved = numUpdatedRows > 0n;
  if (isMoved && move.to === 'cancelled') await loosenCarried(db, { waveId: move.id }, 'planning');
  return isMoved;
}

/** Says why a wave that goes on does not get on; null when it does again. */
export async function noteOnWave(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, notice }: Readonly<{ id: string; notice: string | null }>,
): Promise<void> {
  await trx
    .updateTable('wave')
    .set({ notice })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .where(sql<boolean>`notice is distinct from ${notice}`)
    .execute();
}

/** What has not been taken up yet will not be. What a sender has in its hands is stopped at the hand-over. */
export async function cancelPlanned({ trx, workspaceId }: WorkspaceTransaction, waveId: string): Promise<void> {
  await sql`
    with cancelled as (
      update invitation set state = 'cancelled', settled_at = now()
      where workspace_id = ${workspaceId} and wave_id = ${waveId} and state = 'planned'
      returning id
    )
    insert into send_event (workspace_id, invitation_id, state)
    select ${workspaceId}, id, 'cancelled' from cancelled`.execute(trx);
}

/** What is under way at this moment still needs its address; the next time it does not. */
export async function blankRemovedAddresses({ trx, workspaceId }: WorkspaceTransaction): Promise<void> {
  await sql`
    update invitation set email = ''
    where workspace_id = ${workspaceId} and contact_id is null and email <> ''
      and state not in ('claimed', 'handed')`.execute(trx);
}

/** Closes a wave that has nothing left to do. */
export async function finishWave({ trx, workspaceId }: WorkspaceTransaction, waveId: string): Promise<void> {
  await sql`
    update wave set state = 'done', finished_at = now(), notice = null
    where workspace_id = ${workspaceId} and id = ${waveId} and state = 'sending'
      and not exists (
        select from invitation
        where invitation.workspace_id = ${workspaceId} and invitation.wave_id = ${waveId}
          and invitation.state in ('planned', 'claimed', 'handed'))
      and not exists (
        select from wave_part
        where wave_part.workspace_id = ${workspaceId} and wave_part.wave_id = ${waveId}
          and wave_part.opened_at is null)`.execute(trx);
}
