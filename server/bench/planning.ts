import { randomUUID } from 'node:crypto';
import { defaultBudgetRules } from '@voldaan/domain/studies/budget-rules';
import { sql } from 'kysely';
import pino from 'pino';
import { readConfig } from '../src/config.ts';
import { connectDatabases } from '../src/database/connect.ts';
import { uuid } from '../src/database/uuid.ts';
import { inWorkspace, type WorkspaceTransaction } from '../src/database/workspace-transaction.ts';
import { openPart } from '../src/invitations/open-part.ts';
import { insertJudgedParts, type PlannedParts } from '../src/invitations/part-store.ts';
import { makeProduct } from '../src/product.ts';
import { type Judging, planInMemory } from '../src/studies/candidate-views.ts';
import { startBenchDatabase } from './bench-database.ts';
import { median, medianRatio, rounded, spread } from './median.ts';

/**
 * npm run bench -- planning
 *
 * A wave to a million customers with every rule (audience, suppression, consent, open complaints, who was asked or is
 * planned), as lists, beside one sequential scan of the same table that reads every row to its end; both by one process of
 * the database, for a statement that writes has only one. Then how fast lists become invitations, each customer decided
 * about by everything that is known.
 */
const customers = 1_000_000;
const rounds = 5;
const lists = 20;
const goals = { of_scan: 4 } as const;

const database = await startBenchDatabase();
const databases = connectDatabases(
  { owner: { connectionString: database.ownerUrl }, as: (role) => ({ connectionString: database.urls[role] }) },
  pino({ level: 'error' }),
);
const { config } = readConfig({ VOLDAAN_SECRET: `${'bench-'.repeat(8)}1` });
const product = makeProduct({
  config,
  databases,
  log: pino({ level: 'error' }),
});
const { rows: workspaces } = await database.owner.query<{ id: string }>('select id from workspace');
const workspaceId = workspaces[0]?.id ?? '';

try {
  await fill();
  await measure();
} finally {
  await databases.close();
  await database.stop();
}

/** As an address book of some years is: three in a hundred have unsubscribed, one in ten was asked this quarter. */
async function fill(): Promise<void> {
  await database.owner.query(
    `insert into contact (workspace_id, id, email, email_key, address_hash, name, language, lifecycle, attributes,
       customer_since, heard_at, asked_at, open_complaints, complaint_since)
     select $1, uuid_v7(), 'klant' || n || '@bench' || n % 5 || '.example', 'klant' || n || '@bench' || n % 5 || '.example',
       sha256(n::text::bytea), 'Klant ' || n, (array['nl', 'nb', 'en'])[1 + n % 3],
       case when n % 20 = 0 then 'former' else 'customer' end, jsonb_build_object('region', 'regio ' || n % 12, 'value', n % 900),
       now() - interval '2 years', now() - interval '20 days',
       case when n % 10 = 0 then now() - interval '30 days' when n % 3 = 0 then now() - interval '200 days' end,
       case when n % 100 = 0 then 1 else 0 end, case when n % 100 = 0 then now() - interval '3 days' end
     from generate_series(1, $2::integer) n`,
    [workspaceId, customers],
  );
  await database.owner.query(
    `insert into suppression (workspace_id, address_hash, purpose, reason)
     select workspace_id, address_hash, 'research', 'unsubscribed' from contact where email like '%33@%'`,
  );
  await database.owner.query(
    `insert into consent (workspace_id, contact_id, purpose, is_given, basis, source, since)
     select workspace_id, id, 'research', email not like '%7@%', 'consent', 'import', now()
     from contact where email like '%7@%' or email like '%1@%'`,
  );
  await makeWave();
  await database.owner.query(
    `insert into invitation (workspace_id, id, wave_id, survey_id, survey_version_id, contact_id, email, address_hash,
       language, token_hash, state, expires_at)
     select contact.workspace_id, uuid_v7(), wave.id, wave.survey_id, wave.survey_version_id, contact.id, contact.email,
       contact.address_hash, 'nl', contact.address_hash, 'planned', now() + interval '30 days'
     from contact, wave where contact.email like '%05@bench0%'`,
  );
  await database.owner.query('vacuum analyze contact, suppression, consent, invitation');
}

async function makeWave(): Promise<string> {
  const id = uuid();
  await database.owner.query(
    `insert into wave (workspace_id, id, survey_id, survey_version_id, state, letter, idempotency_key, request_hash, created_by)
     select survey.workspace_id, $1, survey.id, survey_version.id, 'sending', '{}', $2, '', survey.created_by
     from survey join survey_version on survey_version.survey_id = survey.id`,
    [id, randomUUID()],
  );
  return id;
}

async function measure(): Promise<void> {
  const [scans, plans, hashes]: [number[], number[], string[]] = [[], [], []];
  let parts: PlannedParts = { customers: 0, clear: 0, parts: 0 };
  for (let round = 0; round <= rounds; round += 1) {
    const scan = await timed(scanOnce);
    const wave = await makeWave();
    const plan = await timed(async (db) => {
      parts = await planOnce(db, wave);
    });
    // The first round warms the cache for both.
    if (round === 0) continue;
    scans.push(scan);
    plans.push(plan);
    hashes.push(wave);
  }
  const opened = await openSome(hashes[0] ?? '');
  const figures = {
    of_scan: rounded(medianRatio(plans, scans), 2),
    plan_seconds: rounded(median(plans), 2),
    scan_seconds: rounded(median(scans), 2),
    customers: parts.customers,
    clear: parts.clear,
    opened_per_second: rounded(opened, 0),
  };
  const noise = { plan: rounded(spread(plans), 2), scan: rounded(spread(scans), 2) };
  const met = { of_scan: figures.of_scan <= goals.of_scan };
  process.stdout.write(`${JSON.stringify({ bench: 'planning', figures, goals, met, noise })}\n`);
}

async function timed(work: (db: WorkspaceTransaction) => Promise<void>): Promise<number> {
  const from = performance.now();
  await inWorkspace(databases.app, workspaceId, work);
  return (performance.now() - from) / 1000;
}

/** The last column that is never null makes that each row is read to its end. */
async function scanOnce({ trx }: WorkspaceTransaction): Promise<void> {
  await sql`set local max_parallel_workers_per_gather = 0`.execute(trx);
  await sql`select count(*), max(complaint_since), sum(open_complaints) from contact
    where workspace_id = ${workspaceId}`.execute(trx);
}

async function planOnce(db: WorkspaceTransaction, waveId: string): Promise<PlannedParts> {
  const judging: Judging = {
    candidates: { audience: { lifecycles: ['customer'], languages: ['nl', 'nb'] } },
    budget: defaultBudgetRules,
    purpose: 'relation',
  };
  await planInMemory(db);
  return insertJudgedParts(db, waveId, judging);
}

/** Customers a second that become invitations, or are told why not. */
async function openSome(waveId: string): Promise<number> {
  const from = performance.now();
  let opened = 0;
  for (let list = 0; list < lists; list += 1) {
    const part = await inWorkspace(databases.app, workspaceId, (db) => openPart(product, db, waveId));
    opened += part?.customers ?? 0;
  }
  return opened / ((performance.now() - from) / 1000);
}
