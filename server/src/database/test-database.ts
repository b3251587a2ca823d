import { randomBytes } from 'node:crypto';
import pg from 'pg';
import pino from 'pino';
import { inject } from 'vitest';
import { makeWorkspaceCode } from '../secret/token.ts';
import { connectDatabases, type DatabaseAddress, type Databases } from './connect.ts';
import { inDatabase } from './test-cluster.ts';
import { uuid } from './uuid.ts';

/** A company to test with: its workspace and the owner who claimed it. */
export type TestWorkspace = Readonly<{ id: string; code: string; name: string; ownerId: string }>;

export type TestDatabase = Readonly<{
  databases: Databases;
  address: DatabaseAddress;
  /** The superuser's own connection, to look behind row-level security. */
  superuser: pg.Pool;
  newWorkspace: (name: string) => Promise<TestWorkspace>;
  drop: () => Promise<void>;
}>;

/** Clones the migrated template: a database for one test file. Call in beforeAll, and `drop` in afterAll. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { superuserUrl, template } = inject('testCluster');
  const name = `voldaan_test_${randomBytes(6).toString('hex')}`;
  await asSuperuser(superuserUrl, `create database ${name} template ${template} strategy file_copy`);
  const address: DatabaseAddress = {
    owner: { connectionString: inDatabase(superuserUrl, name) },
    as: (role) => ({ connectionString: inDatabase(superuserUrl, name, role) }),
  };
  const databases = connectDatabases(address, pino({ level: 'silent' }));
  const superuser = new pg.Pool({ ...address.owner, max: 4 });
  superuser.on('error', () => undefined);
  return {
    databases,
    address,
    superuser,
    newWorkspace: (company) => insertWorkspace(superuser, company),
    drop: async () => {
      await Promise.all([databases.close(), superuser.end()]);
      await asSuperuser(superuserUrl, `drop database if exists ${name} with (force)`);
    },
  };
}

/** Nobody can sign in to this account: the hash is of no password. Tests that sign in set one up over the API. */
async function insertWorkspace(superuser: pg.Pool, name: string): Promise<TestWorkspace> {
  const workspace = { id: uuid(), code: makeWorkspaceCode(), name, ownerId: uuid() };
  await superuser.query('insert into workspace (id, code, name, language) values ($1, $2, $3, $4)', [
    workspace.id,
    workspace.code,
    name,
    'nl',
  ]);
  await superuser.query(
    `insert into staff (workspace_id, id, email, email_key, name, role, language, password_hash)
     values ($1, $2, $3, $3, 'Eigenaar', 'owner', 'nl', '!')`,
    [workspace.id, workspace.ownerId, `owner@${workspace.code}.example`],
  );
  return workspace;
}

/** Two files that clone at once meet on the template; the later one waits and tries again. */
async function asSuperuser(url: string, statement: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query(statement);
      return;
    } catch (error) {
      const busy = error instanceof Error && 'code' in error && error.code === '55006';
      if (!busy || attempt === 40) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    } finally {
      await client.end();
    }
  }
}
