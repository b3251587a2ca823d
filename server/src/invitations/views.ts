import type { ConsentPurpose } from '@voldaan/domain/contacts/consent';
import type { Letter } from '@voldaan/domain/studies/letter';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { sql } from 'kysely';
import type { SendState } from '../database/tables.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { WaveState } from './store.ts';

export type WaveCounts = Readonly<Record<SendState | 'kept' | 'opened' | 'answered', number>>;

export type WaveRow = Readonly<{
  id: string;
  survey_id: string;
  state: WaveState;
  notice: string | null;
  is_anonymous: boolean;
  created_at: Date;
  finished_at: Date | null;
  letter: Letter;
  withheld: Readonly<Record<string, number>>;
  counts: WaveCounts;
}>;

/** A survey has few waves; who wants older ones has reports. */
const wavesMax = 100;

/** The waves of a survey, or the one with an id, the newest first, each with what became of its invitations. */
export async function listWaves(
  { trx, workspaceId }: WorkspaceTransaction,
  which: Readonly<{ surveyId: string } | { id: string }>,
): Promise<readonly WaveRow[]> {
  const chosen =
    'id' in which ? sql`wave.id = ${which.id}` : sql`wave.survey_id = ${which.surveyId} and wave.channel = 'mail'`;
  const state = (name: SendState) => sql`count(*) filter (where state = ${sql.lit(name)})`;
  const { rows } = await sql<WaveRow>`
    select wave.id, wave.survey_id, wave.state, wave.notice, wave.is_anonymous, wave.created_at, wave.finished_at, wave.letter,
      wave.withheld, counted.counts
    from wave
    cross join lateral (
      select json_build_object(
        'planned', ${state('planned')} + ${inClosedLists(workspaceId)}, 'claimed', ${state('claimed')}, 'handed', ${state('handed')},
        'sent', ${state('sent')}, 'kept', count(*) filter (where state = 'sent' and reason = 'outbox'),
        'failed', ${state('failed')}, 'unknown', ${state('unknown')}, 'suppressed', ${state('suppressed')},
        'cancelled', ${state('cancelled')}, 'opened', count(opened_at), 'answered', count(answered_at)) as counts
      from invitation
      where invitation.workspace_id = ${workspaceId} and invitation.wave_id = wave.id
    ) counted
    where wave.workspace_id = ${workspaceId} and ${chosen}
    order by wave.created_at desc, wave.id desc
    limit ${wavesMax}`.execute(trx);
  return rows;
}

/** Customers of a wave whose list no sender has opened yet. */
function inClosedLists(workspaceId: string) {
  return sql`coalesce((
    select sum(cardinality(contact_ids)) from wave_part
    where wave_part.workspace_id = ${workspaceId} and wave_part.wave_id = wave.id and opened_at is null), 0)::bigint`;
}

/** The wave that was started under a client's key, and what was asked for then. */
export async function findWaveByKey(
  { trx, workspaceId }: WorkspaceTransaction,
  { surveyId, key }: Readonly<{ surveyId: string; key: string }>,
): Promise<Readonly<{ id: string; request_hash: Buffer }> | undefined> {
  return trx
    .selectFrom('wave')
    .select(['id', 'request_hash'])
    .where('workspace_id', '=', workspaceId)
    .where('survey_id', '=', surveyId)
    .where('idempotency_key', '=', key)
    .executeTakeFirst();
}

export type InvitationWish = Readonly<{
  waveId: string;
  state: SendState | undefined;
  after: string | undefined;
  limit: number;
}>;

/** Of a customer of an anonymous wave nothing is said of the page behind their link. */
const invitationColumns = [
  'invitation.id',
  'invitation.email',
  sql<string>`coalesce(contact.name, '')`.as('name'),
  'invitation.state',
  'invitation.reason',
  'invitation.settled_at',
  sql<Date | null>`case when promise.wave_id is null then invitation.opened_at end`.as('opened_at'),
  sql<Date | null>`case when promise.wave_id is null then invitation.answered_at end`.as('answered_at'),
  sql<boolean>`invitation.carried_by is not null`.as('is_carried'),
] as const;

function invitations({ trx, workspaceId }: WorkspaceTransaction) {
  return trx
    .selectFrom('invitation')
    .leftJoin('contact', (join) =>
      join
        .onRef('contact.workspace_id', '=', 'invitation.workspace_id')
        .onRef('contact.id', '=', 'invitation.contact_id'),
    )
    .leftJoin('wave_anonymity as promise', (join) =>
      join
        .onRef('promise.workspace_id', '=', 'invitation.workspace_id')
        .onRef('promise.wave_id', '=', 'invitation.wave_id'),
    )
    .select(invitationColumns)
    .where('invitation.workspace_id', '=', workspaceId);
}

/** Who is in a wave and what became of each, in the order of planning. */
export async function listInvitations(db: WorkspaceTransaction, { waveId, state, after, limit }: InvitationWish) {
  let query = invitations(db).where('invitation.wave_id', '=', waveId);
  if (state !== undefined) query = query.where('invitation.state', '=', state);
  if (after !== undefined) query = query.where('invitation.id', '>', after);
  return query.orderBy('invitation.id').limit(limit).execute();
}

/** One mail of the ledger as its wave lists it. */
export async function findInvitation(db: WorkspaceTransaction, id: string) {
  return invitations(db).where('invitation.id', '=', id).executeTakeFirst();
}

/** Everything that the mails of a wave have in common. */
export type WaveToSend = Readonly<{
  id: string;
  state: WaveState;
  letter: Letter;
  /** Null: a reminder says what reminders start from. */
  reminder_letter: Letter | null;
  definition: SurveyDefinition;
  is_anonymous: boolean;
  /** Of the survey's public link: what happens with answers is told there. */
  public_token: string;
  workspace_code: string;
  postal_line: string;
}>;

/** Long enough for mail to come back, and seldom enough to count the whole wave. */
const restSeconds = 60;

/** `has_rested`: nobody has taken a mail of it for a while. */
export type RestedWave = WaveToSend & Readonly<{ has_rested: boolean }>;

export async function findWaveToSend(
  { trx, workspaceId }: WorkspaceTransaction,
  id: string,
): Promise<RestedWave | undefined> {
  const { rows } = await sql<RestedWave>`
    select wave.id, wave.state, wave.letter, wave.reminder_letter, wave.is_anonymous,
      version.definition, survey.public_token, workspace.code as workspace_code,
      workspace.postal_line, coalesce(wave.drained_at < now() - make_interval(secs => ${restSeconds}), false) as has_rested
    from wave
    join survey on survey.workspace_id = wave.workspace_id and survey.id = wave.survey_id
    join survey_version version on version.workspace_id = wave.workspace_id and version.id = wave.survey_version_id
    join workspace on workspace.id = wave.workspace_id
    where wave.workspace_id = ${workspaceId} and wave.id = ${id}`.execute(trx);
  return rows[0];
}

/** Seconds until a mail or list of a wave is due, below 0 when one is; undefined when none is left or the wave stands still. */
export async function secondsUntilDue(
  { trx, workspaceId }: WorkspaceTransaction,
  waveId: string,
): Promise<number | undefined> {
  const { rows } = await sql<{ seconds: number | null }>`
    select extract(epoch from least(
      (select min(due_at) from invitation
        where workspace_id = ${workspaceId} and wave_id = ${waveId} and state = 'planned' and carried_by is null),
      (select min(due_at) from wave_part
        where workspace_id = ${workspaceId} and wave_id = ${waveId} and opened_at is null)) - now())::float as seconds
    from wave where workspace_id = ${workspaceId} and id = ${waveId} and state = 'sending'`.execute(trx);
  return rows[0]?.seconds ?? undefined;
}

export type LinkedRecipient = Readonly<{
  id: string;
  survey_id: string;
  address_hash: Buffer;
  /** Of the address that the customer has by now; null when they are no contact any more. */
  own_hash: Buffer | null;
  /** Empty when it was erased. */
  email: string;
  language: LanguageTag;
  /** What the mail was about: news is stopped apart from questions. */
  topic: ConsentPurpose;
  organisation: string;
  questionnaire: string;
}>;

/** Whom a personal link was sent to. It is found for ever: asking to be left alone has no expiry. */
export async function findRecipient(
  { trx, workspaceId }: WorkspaceTransaction,
  tokenHash: Buffer,
): Promise<LinkedRecipient | undefined> {
  const { rows } = await sql<LinkedRecipient>`
    select invitation.id, invitation.survey_id, invitation.address_hash, contact.address_hash as own_hash, invitation.email,
      invitation.language,
      case when invitation.purpose = 'marketing' then 'marketing' else 'research' end as topic,
      coalesce(version.definition->>'organisation', workspace.name) as organisation,
      coalesce(version.definition->>'questionnaire', '') as questionnaire
    from invitation
    join survey_version version
      on version.workspace_id = invitation.workspace_id and version.id = invitation.survey_version_id
    join workspace on workspace.id = invitation.workspace_id
    left join contact on contact.workspace_id = invitation.workspace_id and contact.id = invitation.contact_id
    where invitation.workspace_id = ${workspaceId} and invitation.token_hash = ${tokenHash}`.execute(trx);
  return rows[0];
}
