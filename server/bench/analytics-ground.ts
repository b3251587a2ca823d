import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { findEmbeddedPostgres } from '../src/database/embedded-postgres.ts';
import { showId } from '../src/database/public-id.ts';
import { ask } from './ask.ts';
import { makeDataFolder, type ProductProcess, startProcess } from './product-process.ts';

const program = fileURLToPath(new URL('../src/main.ts', import.meta.url));

export type AskedSurvey = Readonly<{ id: string; shown: string; name: string; responses: number }>;

/** A company that was seeded, the product that serves it, and the database beneath both. */
export type AnalyticsGround = Readonly<{
  workspaceId: string;
  /** The one with the most answers first. */
  surveys: readonly AskedSurvey[];
  /** Until the product is started anew. */
  sql: pg.Client;
  dataFolder: string;
  seedSeconds: number;
  /** What the product answers the owner, or whoever a cookie is of, and how many milliseconds after it was asked. */
  get: (path: string, as?: string) => Promise<Readonly<{ body: string; ms: number }>>;
  /** Makes something new as the owner. */
  make: (path: string, given: object) => Promise<void>;
  /** Ends the product and starts it anew: nothing is in its memory. */
  restart: () => Promise<void>;
  stop: () => Promise<void>;
}>;

/** The product as its users run it, with a company of as many drawn answers as are wished; the words are those of `voldaan seed`. */
export async function openGround(
  responses: number,
  seed: number,
  wish: readonly string[] = [],
): Promise<AnalyticsGround> {
  const dataFolder = await makeDataFolder();
  // Of columns a response takes some 25 bytes; what is kept of them must not be what is measured.
  const settings = {
    VOLDAAN_COLUMNS_MB: String(Math.max(512, Math.ceil((responses * 40) / 1_000_000))),
    VOLDAAN_PROXY_HOPS: '1',
  };
  const fromWhere = askFromManyPlaces();
  const start = () => startProcess({ mode: 'start', dataFolder, settings });
  const clear = () => rm(dataFolder, { recursive: true, force: true });
  let product: ProductProcess = await start().catch(async (error: unknown) => {
    await clear();
    throw error;
  });
  let sql: pg.Client | undefined;
  const stop = async () => {
    await sql?.end().catch(() => undefined);
    await product.stop();
    await clear();
  };
  try {
    const seeded = await seedIn(dataFolder, ['--responses', String(responses), '--seed', String(seed), ...wish]);
    sql = await connect(dataFolder);
    const { workspaceId, surveys } = await describe(sql);
    let cookie = await signIn(product.baseUrl, seeded);
    return {
      ...{ workspaceId, surveys, sql, dataFolder, seedSeconds: seeded.seconds, stop },
      get: async (path, as = cookie) => {
        const { status, body, ms } = await ask(product.baseUrl + path, { headers: { cookie: as, ...fromWhere() } });
        if (status !== 200) {
          throw new Error(`${path} gave ${status}: ${body.slice(0, 400)}\n${product.output().slice(-3_000)}`);
        }
        return { body, ms };
      },
      make: async (path, given) => {
        const headers = { cookie, 'content-type': 'application/json', origin: product.baseUrl };
        const { status, body } = await ask(product.baseUrl + path, {
          method: 'POST',
          headers,
          body: JSON.stringify(given),
        });
        if (status !== 201) throw new Error(`${path} gave ${status}: ${body.slice(0, 400)}`);
      },
      restart: async () => {
        await sql?.end();
        await product.stop();
        product = await start();
        sql = await connect(dataFolder);
        cookie = await signIn(product.baseUrl, seeded);
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * The header by which a proxy says whom it speaks for, another one after so many requests: the limit of requests from one
 * place would stop the bench for up to a minute in the middle of what it compares.
 */
function askFromManyPlaces(): () => Readonly<Record<string, string>> {
  let asked = 0;
  return () => {
    asked += 1;
    return { 'x-forwarded-for': `10.0.${Math.floor(asked / 400) % 256}.1` };
  };
}

type Account = Readonly<{ email: string; password: string }>;

async function seedIn(dataFolder: string, wish: readonly string[]): Promise<Account & Readonly<{ seconds: number }>> {
  const child = spawn(process.execPath, [program, 'seed', ...wish], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, VOLDAAN_DATA: dataFolder },
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    process.stderr.write(text.replace(/ with \S+/, ''));
  });
  await once(child, 'close');
  const [, email = '', password = ''] = /Sign in as (\S+) with (\S+)/.exec(said) ?? [];
  const [, seconds = ''] = /responses in ([0-9.]+) s/.exec(said) ?? [];
  if (child.exitCode !== 0 || seconds === '') throw new Error('could not seed the company');
  return { email, password, seconds: Number(seconds) };
}

async function connect(dataFolder: string): Promise<pg.Client> {
  const running = await findEmbeddedPostgres(join(dataFolder, 'postgres'));
  if (running === undefined) throw new Error('the product runs without its database');
  const client = new pg.Client({ connectionString: running.connectionString('voldaan') });
  await client.connect();
  return client;
}

async function describe(sql: pg.Client): Promise<Pick<AnalyticsGround, 'workspaceId' | 'surveys'>> {
  const { rows } = await sql.query<{ workspace_id: string; id: string; name: string; responses: number }>(
    `select survey.workspace_id, survey.id, survey.name, count(*)::integer as responses
     from survey join score_row on score_row.workspace_id = survey.workspace_id and score_row.survey_id = survey.id
     group by 1, 2, 3 order by responses desc`,
  );
  const surveys = rows.map(({ id, name, responses }) => ({ id, shown: showId('srv', id), name, responses }));
  return { workspaceId: rows[0]?.workspace_id ?? '', surveys };
}

async function signIn(baseUrl: string, account: Account): Promise<string> {
  const reply = await fetch(`${baseUrl}/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: account.email, password: account.password }),
  });
  const [cookie] = reply.headers.getSetCookie();
  if (reply.status >= 300 || cookie === undefined) throw new Error(`could not sign in: ${await reply.text()}`);
  return cookie.split(';')[0] ?? '';
}
