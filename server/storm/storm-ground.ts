import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import type { EmbeddedPostgres } from '../src/database/embedded-postgres.ts';
import { migrate } from '../src/database/migrate.ts';
import type { Plant, ProcessOrder } from './storm-order.ts';

type Ground = Readonly<{
  folder: string;
  postgres: EmbeddedPostgres;
  smtpPort: number;
  seed: number;
  plant: Plant | undefined;
}>;

/** A migrated database of its own and a free port: what the processes of a storm are told. */
export async function prepareGround({ folder, postgres, smtpPort, seed, plant }: Ground): Promise<ProcessOrder> {
  const dataFolder = join(folder, 'data');
  mkdirSync(dataFolder);
  const urlOf = (role: string) => postgres.connectionString('voldaan', role);
  const order: ProcessOrder = {
    urls: {
      owner: postgres.connectionString('voldaan'),
      voldaan_app: urlOf('voldaan_app'),
      voldaan_gate: urlOf('voldaan_gate'),
      voldaan_work: urlOf('voldaan_work'),
    },
    dataFolder,
    secret: `${'storm-'.repeat(4)}${seed.toString(16).padStart(16, 'a')}`,
    port: await freePort(),
    smtpUrl: `smtp://127.0.0.1:${smtpPort}?from=feedback@storm.example`,
    plant,
  };
  await createDatabase(postgres);
  await migrate({ connectionString: order.urls.owner }, 'nobody');
  return order;
}

async function createDatabase(postgres: EmbeddedPostgres): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.connectionString('postgres') });
  await client.connect();
  await client.query('create database voldaan');
  await client.end();
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
