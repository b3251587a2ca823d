import { linkDays } from '@voldaan/domain/invitations/link-days';
import type { ContactDecision, Reason } from '@voldaan/domain/studies/contact-decision';
import type { ContactKind } from '@voldaan/domain/studies/contact-request';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { PlannedWave } from './plan-views.ts';

export type PlannedInvitation = Readonly<{
  id: string;
  contactId: string;
  email: string;
  addressHash: Buffer;
  language: LanguageTag;
  tokenHash: Buffer;
  occasion: string;
  kind: ContactKind;
  reminderOf: string | null;
  /** The invitation in whose mail it goes along. */
  carriedBy: string | null;
  receivingDomain: string;
  dueAt: Date;
  expiresAt: Date;
}>;

/**
 * Plans a thousand invitations in one statement, each with its line in the ledger of steps. A mail that is planned already
 * stays as it is: one for each wave, address, occasion and kind. Returns the ids of those that are new.
 */
export async function insertPlanned(
  { trx, workspaceId }: WorkspaceTransaction,
  wave: PlannedWave,
  invitations: readonly PlannedInvitation[],
): Promise<ReadonlySet<string>> {
  if (invitations.length === 0) return new Set();
  const column = <Value>(pick: (invitation: PlannedInvitation) => Value) => invitations.map(pick);
  const { rows } = await sql<{ id: string }>`
    with planned as (
      insert into invitation (workspace_id, id, wave_id, survey_id, survey_version_id, study_id, channel, purpose, priority,
        contact_id, email, address_hash, language, token_hash, occasion, kind, reminder_of, carried_by,
        receiving_domain, may_merge, state, due_at, expires_at)
      select ${workspaceId}, id, ${wave.id}, ${wave.survey_id}, ${wave.survey_version_id}, ${wave.study_id}::uuid,
        ${wave.channel}, ${wave.purpose}, ${wave.priority}::integer, contact_id, email, address_hash, language,
        token_hash, occasion, kind, reminder_of, carried_by, receiving_domain, ${wave.may_merge}::boolean, 'planned', due_at,
        expires_at
      from unnest(${column(({ id }) => id)}::uuid[], ${column(({ contactId }) => contactId)}::uuid[],
        ${column(({ email }) => email)}::text[], ${column(({ addressHash }) => addressHash)}::bytea[],
        ${column(({ language }) => language)}::text[], ${column(({ tokenHash }) => tokenHash)}::bytea[],
        ${column(({ occasion }) => occasion)}::text[], ${column(({ kind }) => kind)}::text[],
        ${column(({ reminderOf }) => reminderOf)}::uuid[], ${column(({ carriedBy }) => carriedBy)}::uuid[],
        ${column(({ receivingDomain }) => receivingDomain)}::text[],
        ${column(({ dueAt }) => dueAt)}::timestamptz[], ${column(({ expiresAt }) => expiresAt)}::timestamptz[]
      ) as given (id, contact_id, email, address_hash, language, token_hash, occasion, kind, reminder_of, carried_by,
        receiving_domain, due_at, expires_at)
      on conflict on constraint invitation_once do nothing
      returning id
    ), noted as (
      insert into send_event (workspace_id, invitation_id, state)
      select ${workspaceId}, id, 'planned' from planned
    )
    select id from planned`.execute(trx);
  return new Set(rows.map(({ id }) => id));
}

export type StoredRequest = Readonly<{
  id: string;
  contactId: string;
  addressHash: Buffer;
  occasion: string;
  kind: ContactKind;
  wantedAt: Date;
  expiresAt: Date;
  state: 'deferred' | 'merged' | 'withheld' | 'granted';
  reasons: readonly Reason[];
  nextAt: Date | null;
  invitationId: string | null;
}>;

/** Keeps what a study wanted of customers and did not get at once, or has got in the end; one row for each occasion. */
export async function saveRequests(
  { trx, workspaceId }: WorkspaceTransaction,
  wave: Pick<PlannedWave, 'study_id' | 'purpose' | 'priority'>,
  requests: readonly StoredRequest[],
): Promise<void> {
  if (requests.length === 0) return;
  const column = <Value>(pick: (request: StoredRequest) => Value) => requests.map(pick);
  await sql`
    insert into contact_request (workspace_id, id, study_id, contact_id, address_hash, occasion, kind, purpose, priority,
      wanted_at, expires_at, state, reasons, next_at, invitation_id)
    select ${workspaceId}, id, ${wave.study_id}, contact_id, address_hash, occasion, kind, ${wave.purpose},
      ${wave.priority}::integer, wanted_at, expires_at, state, reasons::jsonb, next_at,
      invitation_id
    from unnest(${column(({ id }) => id)}::uuid[], ${column(({ contactId }) => contactId)}::uuid[],
      ${column(({ addressHash }) => addressHash)}::bytea[], ${column(({ occasion }) => occasion)}::text[],
      ${column(({ kind }) => kind)}::text[], ${column(({ wantedAt }) => wantedAt)}::timestamptz[],
      ${column(({ expiresAt }) => expiresAt)}::timestamptz[], ${column(({ state }) => state)}::text[],
      ${column(({ reasons }) => JSON.stringify(reasons))}::text[], ${column(({ nextAt }) => nextAt)}::timestamptz[],
      ${column(({ invitationId }) => invitationId)}::uuid[]
    ) as given (id, contact_id, address_hash, occasion, kind, wanted_at, expires_at, state, reasons, next_at, invitation_id)
    on conflict (workspace_id, study_id, address_hash, occasion, kind) do update set
      state = excluded.state, reasons = excluded.reasons, next_at = excluded.next_at,
      invitation_id = excluded.invitation_id, decided_at = now()`.execute(trx);
}

export type StoredDecision = Readonly<{
  invitationId: string | null;
  contactId: string | null;
  addressHash: Buffer;
  occasion: string;
  kind: ContactKind;
  decision: ContactDecision['decision'];
  reasons: readonly Reason[];
}>;

/** Appends what was decided at planning, and why. */
export async function appendDecisions(
  { trx, workspaceId }: WorkspaceTransaction,
  wave: Readonly<{ id: string; study_id: string | null }>,
  decisions: readonly StoredDecision[],
): Promise<void> {
  if (decisions.length === 0) return;
  const column = <Value>(pick: (decision: StoredDecision) => Value) => decisions.map(pick);
  await sql`
    insert into contact_decision (workspace_id, study_id, wave_id, invitation_id, contact_id, address_hash, occasion, kind,
      stage, decision, reasons)
    select ${workspaceId}, ${wave.study_id}::uuid, ${wave.id}, invitation_id, contact_id, address_hash, occasion, kind,
      'planning', decision, reasons::jsonb
    from unnest(${column(({ invitationId }) => invitationId)}::uuid[], ${column(({ contactId }) => contactId)}::uuid[],
      ${column(({ addressHash }) => addressHash)}::bytea[], ${column(({ occasion }) => occasion)}::text[],
      ${column(({ kind }) => kind)}::text[], ${column(({ decision }) => decision)}::text[],
      ${column(({ reasons }) => JSON.stringify(reasons))}::text[]
    ) as given (invitation_id, contact_id, address_hash, occasion, kind, decision, reasons)`.execute(trx);
}

/** Adds to the wave's own count of whom it left out. */
export async function addWithheld(
  { trx, workspaceId }: WorkspaceTransaction,
  waveId: string,
  counts: Readonly<Record<string, number>>,
): Promise<void> {
  if (Object.keys(counts).length === 0) return;
  await sql`
    update wave set withheld = withheld || (
      select jsonb_object_agg(key, coalesce((withheld ->> key)::bigint, 0) + value::bigint)
      from jsonb_each_text(${JSON.stringify(counts)}::jsonb))
    where workspace_id = ${workspaceId} and id = ${waveId}`.execute(trx);
}

/** A planned mail gives way to a more important one: it goes later, or not at all. */
export async function movePlanned(
  { trx, workspaceId }: WorkspaceTransaction,
  move: Readonly<{ id: string; dueAt: Date | null; reason: string }>,
): Promise<void> {
  const isOver = move.dueAt === null;
  await sql`
    with moved as (
      update invitation set
        state = ${isOver ? 'suppressed' : 'planned'}, reason = ${move.reason},
        due_at = coalesce(${move.dueAt}::timestamptz, due_at),
        expires_at = coalesce(${move.dueAt}::timestamptz + make_interval(days => ${linkDays}), expires_at), settled_at = case when ${isOver} then now() end
      where workspace_id = ${workspaceId} and id = ${move.id} and state = 'planned'
      returning id, state
    )
    insert into send_event (workspace_id, invitation_id, state, detail)
    select ${workspaceId}, id, state, 'swapped_out' from moved`.execute(trx);
}

export async function markPartOpened(
  { trx, workspaceId }: WorkspaceTransaction,
  part: Readonly<{ waveId: string; number: number }>,
): Promise<void> {
  await sql`
    update wave_part set opened_at = now()
    where workspace_id = ${workspaceId} and wave_id = ${part.waveId} and number = ${part.number}`.execute(trx);
}
