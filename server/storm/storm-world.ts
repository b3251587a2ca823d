import { draftFromQuestionnaire } from '@voldaan/domain/surveys/library/questionnaires';
import pg from 'pg';
import pino from 'pino';
import { readConfig } from '../src/config.ts';
import { connectDatabases } from '../src/database/connect.ts';
import { uuid } from '../src/database/uuid.ts';
import type { Caller } from '../src/http/caller.ts';
import { startWave } from '../src/invitations/waves.ts';
import { makeProduct, type Product } from '../src/product.ts';
import { makeToken, makeWorkspaceCode } from '../src/secret/token.ts';
import { addressOf, environmentOf, type ProcessOrder } from './storm-order.ts';

const same = (text: string) => ({ nl: text, nb: text, en: text });

/** Two companies with a published survey each, and mail to send to their customers. Returns the public links' tokens. */
export async function makeWorld(order: ProcessOrder, recipients: number): Promise<readonly string[]> {
  const { config } = readConfig(environmentOf(order));
  const log = pino({ level: 'silent' });
  const databases = connectDatabases(addressOf(order.urls), log);
  const owner = new pg.Client({ connectionString: order.urls.owner });
  await owner.connect();
  try {
    await owner.query('select ensure_score_month(current_date)');
    const product = makeProduct({ config, databases, log });
    const tokens: string[] = [];
    for (const company of ['Fietsenmakerij De Vries', 'Bakkerij Het Anker']) {
      const made = await makeCompany(owner, company);
      tokens.push(made.publicToken);
      await sendWave(product, made, recipients);
    }
    return tokens;
  } finally {
    await owner.end();
    await databases.close();
  }
}

type Company = Readonly<{ caller: Caller; surveyId: string; publicToken: string }>;

async function makeCompany(owner: pg.Client, name: string): Promise<Company> {
  const workspaceCode = makeWorkspaceCode();
  const [workspaceId, staffId, surveyId, versionId] = [uuid(), uuid(), uuid(), uuid()];
  const publicToken = makeToken(workspaceCode);
  const definition = draftFromQuestionnaire('recommendation', {
    name: 'Storm',
    organisation: name,
    readerName: 'Sanne',
  });
  await owner.query(
    `insert into workspace (id, code, name, language, postal_line) values ($1, $2, $3, 'nl', 'Kade 1, Delft')`,
    [workspaceId, workspaceCode, name],
  );
  await owner.query(
    `insert into staff (workspace_id, id, email, email_key, name, role, language, password_hash)
     values ($1, $2, $3, $3, 'Sanne', 'owner', 'nl', '!')`,
    [workspaceId, staffId, `owner@${workspaceCode}.example`],
  );
  await owner.query(
    `insert into survey (workspace_id, id, questionnaire, name, state, draft, public_token, created_by)
     values ($1, $2, 'recommendation', 'Storm', 'published', $3, $4, $5)`,
    [workspaceId, surveyId, definition, publicToken, staffId],
  );
  await owner.query(
    `insert into survey_version (workspace_id, id, survey_id, number, definition, slots, published_by)
     values ($1, $2, $3, 1, $4, '{"nps": 0}', $5)`,
    [workspaceId, versionId, surveyId, definition, staffId],
  );
  const caller: Caller = { workspaceId, workspaceCode, staffId, sessionId: uuid(), role: 'owner', language: 'nl' };
  return { caller, surveyId, publicToken };
}

async function sendWave(product: Product, { caller, surveyId }: Company, recipients: number): Promise<void> {
  const addresses = Array.from({ length: recipients }, (_, n) => `klant${n}@${caller.workspaceCode}.example`).join(
    '\n',
  );
  await startWave(product, caller, {
    surveyId,
    letter: {
      subject: same('Wat vindt u van ons?'),
      preheader: {},
      blocks: [{ kind: 'text', text: same('Wij horen graag hoe het ging.') }, { kind: 'question' }],
      tone: 'formal',
      senderName: 'Sanne',
      replyTo: 'sanne@devries.example',
    },
    who: { addresses },
    idempotencyKey: 'storm',
  });
}
