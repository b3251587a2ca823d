import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import pino from 'pino';
import type { TestProject } from 'vitest/node';
import { embeddedAddress } from './address.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { migrate } from './migrate.ts';
import { careless, testFolder } from './test-folder.ts';

export type TestCluster = Readonly<{
  /** What a test file needs to make a database of its own: the superuser's address of the cluster's `postgres` database. */
  superuserUrl: string;
  template: string;
  /** For what a product keeps beside its database; it goes when the tests are done. */
  dataFolder: string;
}>;

declare module 'vitest' {
  interface ProvidedContext {
    testCluster: TestCluster;
  }
}

const template = 'voldaan_template';

/**
 * Runs once for all test files: a real PostgreSQL with a migrated template database that each file clones. Uses the
 * cluster named by VOLDAAN_TEST_DATABASE_URL (a superuser's) when it is given, as the check on PostgreSQL 15 does.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['VOLDAAN_TEST_DATABASE_URL'];
  const folder = mkdtempSync(join(testFolder(), 'voldaan-test-'));
  // PostgreSQL may run as another user, who has to pass through.
  chmodSync(folder, 0o711);
  const cluster = given ? { superuserUrl: given, stop: async () => undefined } : await startCluster(folder);
  const dataFolder = join(folder, 'data');
  mkdirSync(dataFolder);
  const client = new pg.Client({ connectionString: cluster.superuserUrl });
  await client.connect();
  await client.query(`drop database if exists ${template} with (force)`);
  await client.query(`create database ${template}`);
  await client.end();
  await migrate({ connectionString: inDatabase(cluster.superuserUrl, template) }, 'nobody');
  project.provide('testCluster', { superuserUrl: cluster.superuserUrl, template, dataFolder });
  return async () => {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** The same address with another database and, when given, another user. */
export function inDatabase(url: string, database: string, user?: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  if (user !== undefined) address.username = user;
  return address.toString();
}

async function startCluster(folder: string): Promise<{ superuserUrl: string; stop: () => Promise<void> }> {
  const postgres = await startEmbeddedPostgres({
    dataFolder: join(folder, 'postgres'),
    log: pino({ level: 'silent' }),
    settings: careless,
  });
  return {
    superuserUrl: embeddedAddress(postgres, 'postgres').owner.connectionString ?? '',
    stop: () => postgres.stop(),
  };
}
