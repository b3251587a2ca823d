import type { Language } from '@voldaan/domain/language';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { type KnownContact, knownContact } from '../contacts/views.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** A survey as a link leads to it. */
export type LinkedSurvey = Readonly<{
  surveyId: string;
  closedAt: Date | null;
  workspaceName: string;
  workspaceLanguage: Language;
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
  }>;

export type PublishedVersion = Readonly<{
  id: string;
  number: number;
  definition: SurveyDefinition;
  slots: Readonly<Record<string, number>>;
}>;

/** The invitation behind a personal link. */
export async function findInvitation(
  db: WorkspaceTransaction,
  tokenHash: Buffer,
): Promise<LinkedInvitation | undefined> {
  return db.trx
    .selectFrom('invitation')
    .innerJoin('survey', (join) =>
      join.onRef('survey.workspace_id', '=', 'invitation.workspace_id').onRef('survey.id', '=', 'invitation.survey_id'),
    )
    .innerJoin('workspace', 'workspace.id', 'invitation.workspace_id')
    .leftJoin('contact', (join) =>
      join
        .onRef('contact.workspace_id', '=', 'invitation.workspace_id')
        .onRef('contact.id', '=', 'invitation.contact_id'),
    )
    .select([
      'invitation.id',
      'invitation.contact_id as contactId',
      'invitation.language',
      'invitation.survey_version_id as versionId',
      'invitation.handed_at as handedAt',
      'invitation.expires_at as expiresAt',
      'invitation.survey_id as surveyId',
      'survey.closed_at as closedAt',
      'workspace.name as workspaceName',
      'workspace.language as workspaceLanguage',
      knownContact.as('contact'),
    ])
    .where('invitation.workspace_id', '=', db.workspaceId)
    .where('invitation.token_hash', '=', tokenHash)
    .executeTakeFirst();
}

/** The survey behind a public link. */
export async function findPublicSurvey(db: WorkspaceTransaction, token: string): Promise<LinkedSurvey | undefined> {
  return db.trx
    .selectFrom('survey')
    .innerJoin('workspace', 'workspace.id', 'survey.workspace_id')
    .select([
      'survey.id as surveyId',
      'survey.closed_at as closedAt',
      'workspace.name as workspaceName',
      'workspace.language as workspaceLanguage',
    ])
    .where('survey.workspace_id', '=', db.workspaceId)
    .where('survey.public_token', '=', token)
    .executeTakeFirst();
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
