import { defaultBudgetRules } from '@voldaan/domain/studies/budget-rules';
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

/** It has customers, a wave, and no hour to write in before the storm is over. */
export const sleepingCompany = 'Drukkerij De Nacht';

const same = (text: string) => ({ nl: text, nb: text, en: text });

/**
 * Two companies with a published survey each, and two waves of mail to the same customers of each, of which every customer
 * may get one. A third company may not write at this hour. Returns the public links' tokens.
 */
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
      await setHours(owner, made, { from: '00:00', until: '24:00' });
      await makeCustomers(owner, made, recipients);
      await sendWave(product, made);
      await doubleWave(owner, made);
    }
    const sleeping = await makeCompany(owner, sleepingCompany);
    await setHours(owner, sleeping, { from: '00:00', until: '24:00' });
    await makeCustomers(owner, sleeping, Math.min(recipients, 50));
    await sendWave(product, sleeping);
    await setHours(owner, sleeping, hoursAway(new Date()));
    await owner.query(`update invitation set due_at = now() where workspace_id = $1`, [sleeping.caller.workspaceId]);
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

type Hours = Readonly<{ from: string; until: string }>;

async function setHours(owner: pg.Client, { caller }: Company, hours: Hours): Promise<void> {
  await owner.query(
    `insert into contact_rules (workspace_id, budget, send_hours) values ($1, $2, $3)
     on conflict (workspace_id) do update set send_hours = excluded.send_hours`,
    [caller.workspaceId, defaultBudgetRules, { zone: 'UTC', ...hours, noSundays: false, noHolidays: false }],
  );
}

/** An hour that no storm from now on reaches. */
function hoursAway(now: Date): Hours {
  return now.getUTCHours() < 12 ? { from: '20:00', until: '21:00' } : { from: '04:00', until: '05:00' };
}

/** Twenty customers to a receiver, so that a storm does not wait for the pace of a few. */
async function makeCustomers(owner: pg.Client, { caller }: Company, count: number): Promise<void> {
  await owner.query(
    `insert into contact (workspace_id, id, email, email_key, address_hash)
     select $1, uuid_v7(), email, email, sha256(email::bytea)
     from generate_series(1, $3::int) n,
       lateral (select 'klant' || n || '@d' || n / 20 || '.' || $2 || '.example' as email) made`,
    [caller.workspaceId, caller.workspaceCode, count],
  );
}

/** A second wave to the same customers, as a planner that knew nothing of the first would have made it. */
async function doubleWave(owner: pg.Client, { caller }: Company): Promise<void> {
  await owner.query(
    `with made as (
       insert into wave select (jsonb_populate_record(wave, jsonb_build_object('id', gen_random_uuid(),
         'idempotency_key', gen_random_uuid()::text))).* from wave where workspace_id = $1 returning workspace_id, id
     ), doubled as (
       insert into invitation select (jsonb_populate_record(invitation, jsonb_build_object('id', gen_random_uuid(),
         'wave_id', made.id, 'token_hash', '\\x' || encode(sha256(gen_random_uuid()::text::bytea), 'hex')))).*
       from invitation, made where invitation.workspace_id = $1
     ) insert into wave_part (workspace_id, wave_id, number, contact_ids)
       select $1, made.id, number, contact_ids from wave_part, made where wave_part.workspace_id = $1`,
    [caller.workspaceId],
  );
}

async function sendWave(product: Product, { caller, surveyId }: Company): Promise<void> {
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
    who: 'all',
    idempotencyKey: 'storm',
  });
}
