import { randomBytes } from 'node:crypto';
import { recommendation } from '@voldaan/domain/surveys/library/questionnaire/recommendation';
import { assignSlots } from '@voldaan/domain/surveys/score-slots';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import type pg from 'pg';
import type { TestWorkspace } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';
import { hashToken, makeToken } from '../secret/token.ts';
import { type CompiledVersion, compileVersion } from './compile-version.ts';

/** A published survey, as its owner would have made it, and its only version made ready for answers. */
export type TestSurvey = Readonly<{ id: string; versionId: string; publicToken: string; version: CompiledVersion }>;

/** An invitation that was mailed to somebody a minute ago. */
export type TestInvitation = Readonly<{ id: string; token: string; contactId: string }>;

/** The recommendation survey (nps, why, may_contact), or the one that the test is about. */
export async function newSurvey(
  superuser: pg.Pool,
  workspace: TestWorkspace,
  definition: SurveyDefinition = recommendationFor(workspace),
): Promise<TestSurvey> {
  const survey = { id: uuid(), publicToken: makeToken(workspace.code) };
  await superuser.query(
    `insert into survey (workspace_id, id, questionnaire, name, state, draft, public_token, created_by)
     values ($1, $2, $3, 'Aanbeveling', 'published', $4, $5, $6)`,
    [workspace.id, survey.id, definition.questionnaire, definition, survey.publicToken, workspace.ownerId],
  );
  const version = await newVersion(superuser, workspace, survey.id, { definition, number: 1 });
  return { ...survey, versionId: version.id, version };
}

/** A version of a survey that there is. */
export async function newVersion(
  superuser: pg.Pool,
  workspace: TestWorkspace,
  surveyId: string,
  { definition, number }: Readonly<{ definition: SurveyDefinition; number: number }>,
): Promise<CompiledVersion> {
  const id = uuid();
  const slots = assignSlots(definition, []);
  await superuser.query(
    `insert into survey_version (workspace_id, id, survey_id, number, definition, slots, published_by)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [workspace.id, id, surveyId, number, definition, slots, workspace.ownerId],
  );
  return compileVersion({ id, number, definition, slots });
}

function recommendationFor(workspace: TestWorkspace): SurveyDefinition {
  return recommendation({ name: 'Aanbeveling', organisation: workspace.name, readerName: 'Anneke Smit' });
}

export async function newInvitation(
  superuser: pg.Pool,
  workspace: TestWorkspace,
  survey: TestSurvey,
): Promise<TestInvitation> {
  const token = makeToken(workspace.code);
  const invitation = { id: uuid(), token, contactId: uuid() };
  const waveId = uuid();
  const address = `${randomBytes(4).toString('hex')}@klant.example`;
  await superuser.query(
    `insert into contact (workspace_id, id, email, email_key, address_hash) values ($1, $2, $3, $3, sha256($4))`,
    [workspace.id, invitation.contactId, address, Buffer.from(address)],
  );
  await superuser.query(
    `insert into wave (workspace_id, id, survey_id, survey_version_id, state, letter, idempotency_key, request_hash, created_by)
     values ($1, $2, $3, $4, 'sending', '{}', $2::uuid::text, '', $5)`,
    [workspace.id, waveId, survey.id, survey.versionId, workspace.ownerId],
  );
  await superuser.query(
    `insert into invitation (workspace_id, id, wave_id, survey_id, survey_version_id, contact_id, email, address_hash,
       language, token_hash, state, handed_at, settled_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, sha256($8), 'nl', $9, 'sent', now() - interval '1 minute', now() - interval '1 minute',
       now() + interval '30 days')`,
    [
      workspace.id,
      invitation.id,
      waveId,
      survey.id,
      survey.versionId,
      invitation.contactId,
      address,
      Buffer.from(address),
      hashToken(token),
    ],
  );
  return invitation;
}
