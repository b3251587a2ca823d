import { readFileSync } from 'node:fs';
import { hashAddress } from '../contacts/address-hash.ts';
import type { TestDatabase, TestWorkspace } from '../database/test-database.ts';
import { insertRow } from '../database/test-rows.ts';
import { uuid } from '../database/uuid.ts';
import type { Product } from '../product.ts';
import { mailTag } from './mail-tag.ts';

/** A mail of ours that was handed over, to which something may come back. */
export type SentMail = Readonly<{ id: string; email: string; addressHash: Buffer; contactId: string }>;

export type ExpectedReport = Readonly<{ kind: string; bounce?: string; status?: string; feedback?: string }>;

const folder = new URL('../../../domain/src/mail/test-reports/', import.meta.url);

/** The collection of reports, each with what it is. */
export const expectedReports: Readonly<Record<string, ExpectedReport>> = JSON.parse(
  readFileSync(new URL('expected.json', folder), 'utf8'),
);

/** One of the collection, about this mail: with its tags where the server that wrote it would have quoted them. */
export function reportAbout(
  name: string,
  { email, returnPath, messageId }: Readonly<{ email: string; returnPath: string; messageId: string }>,
): Buffer {
  const text = readFileSync(new URL(name, folder), 'latin1');
  const filled = text
    .replaceAll('{{return-path}}', returnPath)
    .replaceAll('{{message-id}}', messageId)
    .replaceAll('{{email}}', email);
  return Buffer.from(filled, 'latin1');
}

export function tagsOf(product: Product, workspace: TestWorkspace, invitationId: string) {
  const mail = { workspaceCode: workspace.code, invitationId };
  return { returnPath: mailTag(product, mail, 'return-path'), messageId: mailTag(product, mail, 'message-id') };
}

/** A company that has sent mail; the result writes down one mail more, to somebody new. */
export async function mailWriter(
  database: TestDatabase,
  product: Product,
  workspace: TestWorkspace,
): Promise<(state?: string) => Promise<SentMail>> {
  const wave = await insertWave(database, workspace);
  return async (state = 'sent') => {
    const contactId = uuid();
    const email = `kari.${contactId.slice(-12)}@example.net`;
    const addressHash = hashAddress(product.key('address-hash'), workspace.id, email);
    const who = { workspace_id: workspace.id, email, address_hash: addressHash };
    await insertRow(database.superuser, 'contact', { ...who, id: contactId, email_key: email, name: 'Kari Nordmann' });
    const sent = {
      ...who,
      id: uuid(),
      contact_id: contactId,
      wave_id: wave.id,
      survey_id: wave.surveyId,
      survey_version_id: wave.versionId,
      language: 'nl',
      token_hash: Buffer.from(contactId),
      state,
      expires_at: new Date(Date.now() + 86_400_000),
    };
    await insertRow(database.superuser, 'invitation', sent);
    return { id: sent.id, email, addressHash, contactId };
  };
}

/** A wave of a survey, as far as its mails need one. */
async function insertWave({ superuser }: TestDatabase, { id, ownerId }: TestWorkspace) {
  const [surveyId, versionId, waveId] = [uuid(), uuid(), uuid()];
  const survey = { questionnaire: 'grade', name: 'Reparatie', state: 'published', draft: '{}', public_token: surveyId };
  await insertRow(superuser, 'survey', { workspace_id: id, id: surveyId, created_by: ownerId, ...survey });
  const version = { survey_id: surveyId, number: 1, definition: '{}', slots: '{}', published_by: ownerId };
  await insertRow(superuser, 'survey_version', { workspace_id: id, id: versionId, ...version });
  await insertRow(superuser, 'wave', {
    workspace_id: id,
    id: waveId,
    survey_id: surveyId,
    survey_version_id: versionId,
    state: 'sending',
    letter: '{}',
    idempotency_key: waveId,
    request_hash: Buffer.alloc(32),
    created_by: ownerId,
  });
  return { id: waveId, surveyId, versionId };
}
