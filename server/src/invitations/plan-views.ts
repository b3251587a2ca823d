import type { LegalBasis } from '@voldaan/domain/contacts/consent';
import type { ContactKind, ContactPurpose } from '@voldaan/domain/studies/contact-request';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** What a wave asks for, as far as its planning goes. */
export type PlannedWave = Readonly<{
  id: string;
  survey_id: string;
  survey_version_id: string;
  study_id: string | null;
  channel: 'mail' | 'phone';
  occasion: string;
  purpose: ContactPurpose;
  legal_basis: LegalBasis;
  priority: number;
  /** Whether its questions may share a mail with another study's. */
  may_merge: boolean;
  opens_at: Date | null;
  closes_at: Date | null;
  /** Of the survey: each customer gets the one that suits them best. */
  languages: readonly LanguageTag[];
  code: string;
}>;

export async function findPlannedWave(
  { trx, workspaceId }: WorkspaceTransaction,
  waveId: string,
): Promise<PlannedWave | undefined> {
  const { rows } = await sql<PlannedWave>`
    select wave.id, wave.survey_id, wave.survey_version_id, wave.study_id, wave.channel, wave.occasion, wave.purpose,
      wave.legal_basis, wave.priority, wave.may_merge, wave.opens_at, wave.closes_at,
      survey_version.definition -> 'languages' as languages, workspace.code
    from wave
    join survey_version on survey_version.workspace_id = wave.workspace_id and survey_version.id = wave.survey_version_id
    join workspace on workspace.id = wave.workspace_id
    where wave.workspace_id = ${workspaceId} and wave.id = ${waveId}`.execute(trx);
  return rows[0];
}

/** Whether a wave was ended by staff, as it stands at this moment. */
export async function isCancelledWave({ trx, workspaceId }: WorkspaceTransaction, waveId: string): Promise<boolean> {
  const { rows } = await sql`
    select from wave where workspace_id = ${workspaceId} and id = ${waveId} and state = 'cancelled'`.execute(trx);
  return rows.length > 0;
}

/** What planning needs to know of a customer. */
export type Recipient = Readonly<{
  contact_id: string;
  email: string;
  address_hash: Buffer;
  /** What the customer reads, as far as it is known. */
  language: string | null;
  workspace_language: string;
  zone: string | null;
  country: string | null;
  has_phone: boolean;
}>;

export const recipientColumns = sql`contact.id as contact_id, contact.email, contact.address_hash, contact.language,
  workspace.language as workspace_language, contact.zone, contact.country,
  coalesce(contact.phone, '') <> '' as has_phone`;

/** The customers of a list who are still there, in its order. */
export async function listRecipients(
  { trx, workspaceId }: WorkspaceTransaction,
  contactIds: readonly string[],
): Promise<readonly Recipient[]> {
  const { rows } = await sql<Recipient>`
    select ${recipientColumns}
    from unnest(${contactIds}::uuid[]) with ordinality as given (id, place)
    join contact on contact.workspace_id = ${workspaceId} and contact.id = given.id
    join workspace on workspace.id = contact.workspace_id
    order by given.place`.execute(trx);
  return rows;
}

export type WavePart = Readonly<{ number: number; contact_ids: readonly string[] }>;

/** The next list of a wave that is due, locked so that no other sender opens it too. */
export async function lockNextPart(
  { trx, workspaceId }: WorkspaceTransaction,
  waveId: string,
): Promise<WavePart | undefined> {
  const { rows } = await sql<WavePart>`
    select number, contact_ids from wave_part
    where workspace_id = ${workspaceId} and wave_id = ${waveId} and opened_at is null and due_at <= now()
    order by due_at, number
    limit 1
    for update skip locked`.execute(trx);
  return rows[0];
}

/** Lists of a wave that nobody has opened yet, and when the first of them is due. */
export async function countClosedParts(
  { trx, workspaceId }: WorkspaceTransaction,
  waveId: string,
): Promise<Readonly<{ parts: number; customers: number; due_at: Date | null }>> {
  const { rows } = await sql<Readonly<{ parts: number; customers: number; due_at: Date | null }>>`
    select count(*) as parts, coalesce(sum(cardinality(contact_ids)), 0)::bigint as customers, min(due_at) as due_at
    from wave_part
    where workspace_id = ${workspaceId} and wave_id = ${waveId} and opened_at is null`.execute(trx);
  return rows[0] ?? { parts: 0, customers: 0, due_at: null };
}

export type AskedBefore = Readonly<{ address_hash: Buffer; occasion: string; kind: ContactKind }>;

/** `contact_id`: given where the customer may have had another address when they were asked. */
type AskedWish = AskedBefore & Readonly<{ contact_id?: string }>;

/** Which of these a study has asked or decided about already: an event that is read twice asks once. */
export async function listAskedBefore(
  { trx, workspaceId }: WorkspaceTransaction,
  studyId: string,
  wishes: readonly AskedWish[],
): Promise<readonly AskedBefore[]> {
  const given = givenWishes(wishes);
  const { rows } = await sql<AskedBefore>`
    select address_hash, occasion, kind from ${given}
    where exists (
      select from invitation
      where workspace_id = ${workspaceId} and study_id = ${studyId} and address_hash = given.address_hash
        and occasion = given.occasion and kind = given.kind)
    or exists (
      select from contact_request
      where workspace_id = ${workspaceId} and study_id = ${studyId} and address_hash = given.address_hash
        and occasion = given.occasion and kind = given.kind)
    or exists (
      select from invitation
      where workspace_id = ${workspaceId} and study_id = ${studyId} and contact_id = given.contact_id
        and occasion = given.occasion and kind = given.kind)
    or exists (
      select from contact_request
      where workspace_id = ${workspaceId} and study_id = ${studyId} and contact_id = given.contact_id
        and occasion = given.occasion and kind = given.kind)`.execute(trx);
  return rows;
}

function givenWishes(wishes: readonly AskedWish[]): RawBuilder<unknown> {
  return sql`unnest(${wishes.map((wish) => wish.address_hash)}::bytea[], ${wishes.map(({ occasion }) => occasion)}::text[],
    ${wishes.map(({ kind }) => kind)}::text[], ${wishes.map((wish) => wish.contact_id ?? null)}::uuid[])
    as given (address_hash, occasion, kind, contact_id)`;
}

/** A mail that is planned and may have to give way. */
export type MovablePlan = Readonly<{
  id: string;
  wave_id: string;
  study_id: string | null;
  contact_id: string | null;
  address_hash: Buffer;
  occasion: string;
  kind: ContactKind;
  purpose: ContactPurpose;
  legal_basis: LegalBasis;
  priority: number;
  due_at: Date;
  /** From here on the answer would not be about what was asked any more. */
  expires_at: Date;
  zone: string | null;
  country: string | null;
}>;

export async function lockMovablePlan(
  { trx, workspaceId }: WorkspaceTransaction,
  invitationId: string,
): Promise<MovablePlan | undefined> {
  const { rows } = await sql<MovablePlan>`
    select invitation.id, invitation.wave_id, invitation.study_id, invitation.contact_id, invitation.address_hash,
      invitation.occasion, invitation.kind, invitation.purpose, wave.legal_basis, invitation.priority, invitation.due_at,
      coalesce(wave.closes_at, invitation.planned_at + make_interval(hours =>
        coalesce((study.plan #>> '{timing,delayHours}')::integer, 0) + (study.plan #>> '{timing,validHours}')::integer),
        invitation.expires_at) as expires_at, contact.zone, contact.country
    from invitation
    join wave on wave.workspace_id = invitation.workspace_id and wave.id = invitation.wave_id
    left join study on study.workspace_id = invitation.workspace_id and study.id = invitation.study_id
    left join contact on contact.workspace_id = invitation.workspace_id and contact.id = invitation.contact_id
    where invitation.workspace_id = ${workspaceId} and invitation.id = ${invitationId} and invitation.state = 'planned'
    for update of invitation`.execute(trx);
  return rows[0];
}
