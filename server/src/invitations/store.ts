import type { Letter } from '@voldaan/domain/studies/letter';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { sql } from 'kysely';
import { lockSpaces } from '../database/lock-spaces.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

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
}>;

export async function insertWave({ trx, workspaceId }: WorkspaceTransaction, wave: NewWave): Promise<void> {
  await trx
    .insertInto('wave')
    .values({
      workspace_id: workspaceId,
      id: wave.id,
      survey_id: wave.surveyId,
      survey_version_id: wave.versionId,
      state: 'sending',
      letter: JSON.stringify(wave.letter),
      idempotency_key: wave.idempotencyKey,
      request_hash: wave.requestHash,
      withheld: JSON.stringify(wave.withheld),
      created_by: wave.staffId,
    })
    .execute();
}

export type NewInvitation = Readonly<{
  id: string;
  contactId: string;
  email: string;
  addressHash: Buffer;
  language: LanguageTag;
  tokenHash: Buffer;
}>;

/** Plans a few thousand invitations in one statement, each with its line in the ledger of steps. */
export async function insertInvitations(
  { trx, workspaceId }: WorkspaceTransaction,
  wave: Readonly<{ id: string; surveyId: string; versionId: string; expiresAt: Date }>,
  invitations: readonly NewInvitation[],
): Promise<void> {
  const column = <Value>(pick: (invitation: NewInvitation) => Value) => invitations.map(pick);
  await sql`
    with planned as (
      insert into invitation (workspace_id, id, wave_id, survey_id, survey_version_id, contact_id, email, address_hash,
        language, token_hash, state, expires_at)
      select ${workspaceId}, id, ${wave.id}, ${wave.surveyId}, ${wave.versionId}, contact_id, email, address_hash,
        language, token_hash, 'planned', ${wave.expiresAt}
      from unnest(${column(({ id }) => id)}::uuid[], ${column(({ contactId }) => contactId)}::uuid[],
        ${column(({ email }) => email)}::text[], ${column(({ addressHash }) => addressHash)}::bytea[],
        ${column(({ language }) => language)}::text[], ${column(({ tokenHash }) => tokenHash)}::bytea[]
      ) as given (id, contact_id, email, address_hash, language, token_hash)
      returning id
    )
    insert into send_event (workspace_id, invitation_id, state)
    select ${workspaceId}, id, 'planned' from planned`.execute(trx);
}

export type WaveState = 'sending' | 'held' | 'paused' | 'done' | 'cancelled';

/** Moves a wave from one of these states to another. False when it is in none of them. */
export async function moveWave(
  { trx, workspaceId }: WorkspaceTransaction,
  move: Readonly<{ id: string; from: readonly WaveState[]; to: WaveState; notice: string | null }>,
): Promise<boolean> {
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
  return numUpdatedRows > 0n;
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
          and invitation.state in ('planned', 'claimed', 'handed'))`.execute(trx);
}
