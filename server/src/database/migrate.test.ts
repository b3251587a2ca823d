import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { migrate, readMigrations } from './migrate.ts';
import { inDatabase } from './test-cluster.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

describe('migrations', () => {
  const { superuserUrl } = inject('testCluster');
  const name = `voldaan_migrate_${process.pid}`;
  const owner = { connectionString: inDatabase(superuserUrl, name) };
  let db: TestDatabase;

  const run = async (url: string, statement: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return await client.query(statement);
    } finally {
      await client.end();
    }
  };

  beforeAll(async () => {
    db = await createTestDatabase();
    await run(superuserUrl, `create database ${name}`);
  });

  afterAll(async () => {
    await db.drop();
    await run(superuserUrl, `drop database ${name} with (force)`);
  });

  it('are applied once when four nodes start at the same moment', async () => {
    const reports = await Promise.all([1, 2, 3, 4].map(() => migrate(owner, 'nobody')));
    const applied = reports.flatMap((report) => report.applied);
    expect(applied.toSorted()).toEqual(readMigrations().map((migration) => migration.name));
  });

  it('refuse a database that a newer release has migrated', async () => {
    await run(
      owner.connectionString,
      `insert into migration (number, name, checksum) values (9999, '9999-later.sql', '')`,
    );
    await expect(migrate(owner, 'nobody')).rejects.toThrow('start the newer release');
    await run(owner.connectionString, 'delete from migration where number = 9999');
  });

  it('refuse a migration that was edited after it ran', async () => {
    await run(owner.connectionString, `update migration set checksum = 'other' where number = 1`);
    await expect(migrate(owner, 'nobody')).rejects.toThrow('was changed after it ran');
  });

  it('leave the app without a workspace seeing nothing', async () => {
    const workspace = await db.newWorkspace('Fietsenmakerij De Vries');
    const { rows } = await db.databases.appPool.query('select id from staff');
    expect(rows).toEqual([]);
    const { rows: seen } = await db.superuser.query('select id from staff');
    expect(seen).toEqual([{ id: workspace.ownerId }]);
  });
});
