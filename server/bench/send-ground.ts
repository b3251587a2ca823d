import { type ChildProcess, fork } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { defaultBudgetRules } from '@voldaan/domain/studies/budget-rules';
import pino from 'pino';
import { readConfig } from '../src/config.ts';
import { connectDatabases, type Databases } from '../src/database/connect.ts';
import { uuid } from '../src/database/uuid.ts';
import { makeProduct, type Product } from '../src/product.ts';
import { seal } from '../src/secret/seal.ts';
import { type BenchDatabase, startBenchDatabase } from './bench-database.ts';

const same = (text: string) => ({ nl: text, nb: text, en: text });

/** As a company would send it, with what differs from person to person. */
export const benchLetter = {
  subject: same('Hoe was uw bezoek aan {company}, {name|klant}?'),
  preheader: {},
  blocks: [
    {
      kind: 'text',
      text: same('Dag {name|klant},\n\nU was bij ons voor {event.subject|uw fiets}. Wij horen graag hoe het ging.'),
    },
    { kind: 'question' },
    { kind: 'signature', text: same('Anneke Smit') },
  ],
  tone: 'formal',
  senderName: 'Anneke Smit',
  replyTo: 'anneke@bench.example',
};

export const benchSender = 'vragen@bench.example';

export type SendGround = Readonly<{
  product: Product;
  database: BenchDatabase;
  workspaceId: string;
  sinkPort: number;
  privateKey: string;
  /** How many mails the sink has taken so far. */
  taken: () => Promise<number>;
  /** A wave to so many new customers, of whom five share a receiver; gives its id. */
  planWave: (customers: number) => Promise<string>;
  stop: () => Promise<void>;
}>;

/** A company with a key that signs its mail, a mail server that takes everything, and customers as many as wanted. */
export async function prepareSendGround(): Promise<SendGround> {
  const sink = fork(fileURLToPath(new URL('mail-sink.ts', import.meta.url)));
  const [{ port: sinkPort }] = await once(sink, 'message');
  const database = await startBenchDatabase();
  const { product, databases } = openProduct(database, sinkPort);
  const { rows } = await database.owner.query<{ id: string }>('select id from workspace');
  const workspaceId = rows[0]?.id ?? '';
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  await database.owner.query(
    `insert into dkim_key (workspace_id, id, domain, selector, private_sealed, public_key, seen_at)
     values ($1, $2, 'bench.example', 'voldaan', $3, '', now())`,
    [workspaceId, uuid(), seal(product.key('seal'), privateKey)],
  );
  await database.owner.query(`insert into contact_rules (workspace_id, budget, send_hours) values ($1, $2, $3)`, [
    workspaceId,
    defaultBudgetRules,
    { zone: 'Europe/Amsterdam', from: '00:00', until: '24:00', noSundays: false, noHolidays: false },
  ]);
  return {
    product,
    database,
    workspaceId,
    sinkPort,
    privateKey,
    taken: () => askTaken(sink),
    planWave: (customers) => planWave(database, workspaceId, customers),
    stop: async () => {
      sink.kill();
      await databases.close();
      await database.stop();
    },
  };
}

function openProduct({ urls, ownerUrl }: BenchDatabase, sinkPort: number): { product: Product; databases: Databases } {
  const { config } = readConfig({
    VOLDAAN_SECRET: `${'bench-'.repeat(8)}1`,
    VOLDAAN_BASE_URL: 'https://vragen.bench.example',
    VOLDAAN_SMTP_URL: `smtp://127.0.0.1:${sinkPort}?from=${benchSender}&name=Bench`,
  });
  const log = pino({ level: 'error' });
  const address = {
    owner: { connectionString: ownerUrl },
    as: (role: keyof typeof urls) => ({ connectionString: urls[role] }),
  };
  const databases = connectDatabases(address, log);
  return { product: makeProduct({ config, databases, log }), databases };
}

async function askTaken(sink: ChildProcess): Promise<number> {
  sink.send('taken');
  const [{ taken }] = await once(sink, 'message');
  return taken;
}

let waves = 0;

async function planWave({ owner }: BenchDatabase, workspaceId: string, customers: number): Promise<string> {
  waves += 1;
  const waveId = uuid();
  await owner.query(
    `insert into contact (workspace_id, id, email, email_key, address_hash, name)
     select $1, uuid_v7(), email, email, sha256(email::bytea), 'Klant ' || n
     from generate_series(1, $2::int) n, lateral (select 'klant' || n || '@w${waves}r' || n / 5 || '.example' as email) made`,
    [workspaceId, customers],
  );
  await owner.query(
    `insert into wave (workspace_id, id, survey_id, survey_version_id, state, letter, idempotency_key, request_hash, created_by)
     select workspace_id, $2, survey_id, id, 'sending', $3, $4, '', published_by from survey_version where workspace_id = $1`,
    [workspaceId, waveId, benchLetter, waveId],
  );
  await owner.query(
    `insert into invitation (workspace_id, id, wave_id, survey_id, survey_version_id, contact_id, email, address_hash,
       language, token_hash, state, expires_at)
     select contact.workspace_id, uuid_v7(), wave.id, wave.survey_id, wave.survey_version_id, contact.id, contact.email,
       contact.address_hash, 'nl', sha256(contact.id::text::bytea), 'planned', now() + interval '30 days'
     from wave, contact
     where wave.id = $2 and contact.workspace_id = $1 and contact.email like '%@w${waves}r%'`,
    [workspaceId, waveId],
  );
  await owner.query('vacuum analyze contact, invitation');
  return waveId;
}
