import type { Language } from '@voldaan/domain/language';
import type { KnownTraits } from '@voldaan/domain/responses/given-traits';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { sql } from 'kysely';
import { type KnownContact, knownContact } from '../contacts/views.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { inSameMail } from './visit-views.ts';

/** A survey as a link leads to it. */
export type LinkedSurvey = Readonly<{
  surveyId: string;
  closedAt: Date | null;
  workspaceName: string;
  workspaceLanguage: Language;
  /** Null where the company has not said in which zone its customers live. */
  workspaceZone: string | null;
  traits: KnownTraits;
}>;

export type LinkedInvitation = LinkedSurvey &
  Readonly<{
    id: string;
    contactId: string | null;
    /** Null when the contact is no longer there. */
    contact: KnownContact | null;
    language: LanguageTag;
    versionId: string;
    handedAt: Date | null;
    expiresAt: Date;
    /** Whether another study's question came in the same mail. */
    sharesMail: boolean;
    /** Of an anonymous wave; its key is null once it is forgotten. */
    anonymousWaveId: string | null;
    waveKey: Buffer | null;
    waveLanguages: readonly string[] | null;
  }>;

/** A survey behind a public link, with the websites whose pages may ask it; none given: all. */
export type PublicSurvey = LinkedSurvey & Readonly<{ websites: readonly string[] }>;

export type PublishedVersion = Readonly<{
  id: string;
  number: number;
  definition: SurveyDefinition;
  slots: Readonly<Record<string, number>>;
}>;

/**
 * The invitation behind a personal link, with all that is known of whom it invites: once for each customer who answers, so
 * that its plan is kept. A study without names says nothing of the customer, nor does an anonymous wave; nor one who was erased.
 */
export async function findInvitation(
  { trx, workspaceId }: WorkspaceTransaction,
  tokenHash: Buffer,
): Promise<LinkedInvitation | undefined> {
  const { rows } = await sql<LinkedInvitation>`/* kept */
    select invitation.id, invitation.contact_id as "contactId", invitation.language,
      invitation.survey_version_id as "versionId", invitation.handed_at as "handedAt",
      invitation.expires_at as "expiresAt", invitation.survey_id as "surveyId", survey.closed_at as "closedAt",
      invitation.carried_by is not null or exists (
        select from invitation carried
        where carried.workspace_id = ${workspaceId} and carried.carried_by = invitation.id) as "sharesMail",
      workspace.name as "workspaceName", workspace.language as "workspaceLanguage", ${workspaceZone}, ${knownContact} as contact,
      jsonb_build_object('study', invitation.study_id, 'touchpoint', study.touchpoint_id,
        'organisation', named.organisation_id, 'lifecycle', named.lifecycle, 'country', named.country,
        'attributes', named.attributes, 'event', event.properties) as traits,
      anonymity.wave_id as "anonymousWaveId", anonymity.key as "waveKey", anonymity.languages as "waveLanguages"
    from invitation
    join survey on survey.workspace_id = invitation.workspace_id and survey.id = invitation.survey_id
    join workspace on workspace.id = invitation.workspace_id
    left join contact on contact.workspace_id = invitation.workspace_id and contact.id = invitation.contact_id
    left join study on study.workspace_id = invitation.workspace_id and study.id = invitation.study_id
    left join wave_anonymity anonymity
      on anonymity.workspace_id = invitation.workspace_id and anonymity.wave_id = invitation.wave_id
    left join lateral (
      select contact.* where study.kind is distinct from 'anonymous' and anonymity.wave_id is null
    ) named on true
    left join customer_event event on event.workspace_id = invitation.workspace_id and event.contact_id = named.id
      and event.id = case when invitation.occasion ~ ${eventOccasion} then invitation.occasion::uuid end
    where invitation.workspace_id = ${workspaceId} and invitation.token_hash = ${tokenHash}`.execute(trx);
  return rows[0];
}

const workspaceZone = sql`(
  select rules.send_hours ->> 'zone' from contact_rules rules where rules.workspace_id = workspace.id
) as "workspaceZone"`;

/** Who is asked about an event has its id for an occasion; others have words. */
const eventOccasion = '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$';

/**
 * The survey behind a public link, and the study without names that it is asked by: who answers there is known by nothing,
 * but the moment that it is about is.
 */
export async function findPublicSurvey(
  { trx, workspaceId }: WorkspaceTransaction,
  token: string,
): Promise<PublicSurvey | undefined> {
  const { rows } = await sql<PublicSurvey>`/* kept */
    select survey.id as "surveyId", survey.closed_at as "closedAt", survey.widget_websites as "websites",
      workspace.name as "workspaceName",
      workspace.language as "workspaceLanguage", ${workspaceZone}, jsonb_build_object('study', study.id, 'touchpoint', study.touchpoint_id,
        'organisation', null, 'lifecycle', null, 'country', null, 'attributes', null, 'event', null) as traits
    from survey
    join workspace on workspace.id = survey.workspace_id
    left join lateral (
      select id, touchpoint_id from study
      where study.workspace_id = survey.workspace_id and study.survey_id = survey.id and kind = 'anonymous'
        and state <> 'draft'
      order by started_at desc nulls last, id
      limit 1
    ) study on true
    where survey.workspace_id = ${workspaceId} and survey.public_token = ${token}`.execute(trx);
  return rows[0];
}

export type OtherQuestion = Readonly<{ id: string; definition: SurveyDefinition }>;

/** The question of another study that came in the same mail, as long as it waits for its answer. */
export async function findOtherQuestion(
  { trx, workspaceId }: WorkspaceTransaction,
  invitationId: string,
): Promise<OtherQuestion | undefined> {
  const { rows } = await sql<OtherQuestion>`
    select invitation.id, version.definition
    from invitation
    join survey on survey.workspace_id = invitation.workspace_id and survey.id = invitation.survey_id
    join survey_version version
      on version.workspace_id = invitation.workspace_id and version.id = invitation.survey_version_id
    where invitation.workspace_id = ${workspaceId} and invitation.id <> ${invitationId}
      and invitation.id = any (${inSameMail(workspaceId, invitationId)})
      and invitation.state in ('handed', 'sent', 'unknown') and invitation.answered_at is null
      and invitation.expires_at > now() and survey.closed_at is null
    order by invitation.id limit 1`.execute(trx);
  return rows[0];
}

/** Which version of a survey: the one with an id, the one with a number, or the newest. */
export type VersionWish = Readonly<{ id: string }> | Readonly<{ number: number }> | 'newest';

export async function findVersion(
  db: WorkspaceTransaction,
  surveyId: string,
  wish: VersionWish,
): Promise<PublishedVersion | undefined> {
  let query = db.trx
    .selectFrom('survey_version')
    .select(['id', 'number', 'definition', 'slots'])
    .where('workspace_id', '=', db.workspaceId)
    .where('survey_id', '=', surveyId);
  if (wish !== 'newest')
    query = 'id' in wish ? query.where('id', '=', wish.id) : query.where('number', '=', wish.number);
  return query.orderBy('number', 'desc').limit(1).executeTakeFirst();
}
