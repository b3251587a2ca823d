import { randomBytes } from 'node:crypto';
import { recommendation } from '@voldaan/domain/surveys/library/questionnaire/recommendation';
import { questionsOf } from '@voldaan/domain/surveys/survey-definition';
import type pg from 'pg';
import type { TestWorkspace } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';
import { hashToken, makeToken } from '../secret/token.ts';

/** A published recommendation survey (nps, why, may_contact), as its owner would have made it. */
export type TestSurvey = Readonly<{ id: string; versionId: string; publicToken: string }>;

/** An invitation that was mailed to somebody a minute ago. */
export type TestInvitation = Readonly<{ id: string; token: string; contactId: string }>;

export async function newSurvey(superuser: pg.Pool, workspace: TestWorkspace): Promise<TestSurvey> {
  const definition = recommendation({ name: 'Aanbeveling', organisation: workspace.name, readerName: 'Anneke Smit' });
  const rated = questionsOf(definition).filter((question) => question.kind === 'rating');
  const slots = Object.fromEntries(rated.map((question, slot) => [question.id, slot]));
  const survey = { id: uuid(), versionId: uuid(), publicToken: makeToken(workspace.code) };
  await superuser.query(
    `insert into survey (workspace_id, id, questionnaire, name, state, draft, public_token, created_by)
     values ($1, $2, 'recommendation', 'Aanbeveling', 'published', $3, $4, $5)`,
    [workspace.id, survey.id, definition, survey.publicToken, workspace.ownerId],
  );
  await superuser.query(
    `insert into survey_version (workspace_id, id, survey_id, number, definition, slots, published_by)
     values ($1, $2, $3, 1, $4, $5, $6)`,
    [workspace.id, survey.versionId, survey.id, definition, slots, workspace.ownerId],
  );
  return survey;
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
