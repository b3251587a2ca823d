import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recommendation } from '@voldaan/domain/surveys/library/questionnaire/recommendation';
import pg from 'pg';
import pino from 'pino';
import { embeddedAddress } from '../src/database/address.ts';
import type { DatabaseRole } from '../src/database/connect.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/database/embedded-postgres.ts';
import { migrate } from '../src/database/migrate.ts';
import { uuid } from '../src/database/uuid.ts';
import { makeToken, makeWorkspaceCode } from '../src/secret/token.ts';

export type BenchDatabase = Readonly<{
  ownerUrl: string;
  /** For each role of the product. */
  urls: Readonly<Record<DatabaseRole, string>>;
  owner: pg.Client;
  publicToken: string;
  stop: () => Promise<void>;
}>;

/** The PostgreSQL that the product ships, with the settings it ships with: fsync on. One company, one published survey. */
export async function startBenchDatabase(): Promise<BenchDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'voldaan-bench-'));
  let postgres: EmbeddedPostgres | undefined;
  let owner: pg.Client | undefined;
  const stop = async () => {
    // A database that went away first must not leave its folder behind.
    await owner?.end().catch(() => undefined);
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    chmodSync(folder, 0o711);
    postgres = await startEmbeddedPostgres({ dataFolder: join(folder, 'postgres'), log: pino({ level: 'error' }) });
    await makeDatabase(postgres);
    owner = new pg.Client({ connectionString: postgres.connectionString('voldaan') });
    await owner.connect();
    const publicToken = await insertSurvey(owner);
    return { ...addressesOf(postgres), owner, publicToken, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function makeDatabase(postgres: EmbeddedPostgres): Promise<void> {
  const first = new pg.Client({ connectionString: postgres.connectionString('postgres') });
  await first.connect();
  try {
    await first.query('create database voldaan');
  } finally {
    await first.end();
  }
  await migrate(embeddedAddress(postgres, 'voldaan').owner, 'nobody');
}

function addressesOf(postgres: EmbeddedPostgres): Pick<BenchDatabase, 'ownerUrl' | 'urls'> {
  const urlOf = (role: DatabaseRole) => postgres.connectionString('voldaan', role);
  return {
    ownerUrl: postgres.connectionString('voldaan'),
    urls: {
      voldaan_app: urlOf('voldaan_app'),
      voldaan_gate: urlOf('voldaan_gate'),
      voldaan_work: urlOf('voldaan_work'),
    },
  };
}

async function insertSurvey(owner: pg.Client): Promise<string> {
  const code = makeWorkspaceCode();
  const [workspaceId, staffId, surveyId, versionId] = [uuid(), uuid(), uuid(), uuid()];
  const token = makeToken(code);
  const definition = recommendation({
    name: 'Bench',
    organisation: 'Fietsenmakerij De Vries',
    readerName: 'Anneke Smit',
  });
  await owner.query(`insert into workspace (id, code, name, language) values ($1, $2, 'Bench', 'nl')`, [
    workspaceId,
    code,
  ]);
  await owner.query(
    `insert into staff (workspace_id, id, email, email_key, name, role, language, password_hash)
     values ($1, $2, 'owner@bench.example', 'owner@bench.example', 'Owner', 'owner', 'nl', '!')`,
    [workspaceId, staffId],
  );
  await owner.query(
    `insert into survey (workspace_id, id, questionnaire, name, state, draft, public_token, created_by)
     values ($1, $2, 'recommendation', 'Bench', 'published', $3, $4, $5)`,
    [workspaceId, surveyId, definition, token, staffId],
  );
  await owner.query(
    `insert into survey_version (workspace_id, id, survey_id, number, definition, slots, published_by)
     values ($1, $2, $3, 1, $4, '{"nps": 0}', $5)`,
    [workspaceId, versionId, surveyId, definition, staffId],
  );
  await owner.query(`select ensure_score_month(current_date)`);
  return token;
}
