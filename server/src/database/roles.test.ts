import { randomBytes } from 'node:crypto';
import pg from 'pg';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { externalAddress } from './address.ts';
import { connectDatabases, type DatabaseAddress } from './connect.ts';
import { migrate } from './migrate.ts';
import { requireRoles } from './require-roles.ts';
import { inDatabase } from './test-cluster.ts';

const name = `voldaan_roles_${randomBytes(4).toString('hex')}`;
/** Owns the database and may make no roles, as with most hosts. */
const owner = `${name}_owner`;
/** Owns nothing: the process runs as this one. */
const runner = `${name}_runner`;
const log = pino({ level: 'silent' });
let superuser: pg.Client;

const addressOf = (user: string) => inDatabase(inject('testCluster').superuserUrl, name, user);

beforeAll(async () => {
  superuser = new pg.Client({ connectionString: inject('testCluster').superuserUrl });
  await superuser.connect();
  await superuser.query(`create role ${owner} login nosuperuser nocreaterole`);
  await superuser.query(`create role ${runner} login nosuperuser nocreaterole`);
  await superuser.query(`create database ${name} owner ${owner}`);
});

afterAll(async () => {
  await superuser.query(`drop database if exists ${name} with (force)`);
  await superuser.query(`drop role if exists ${owner}, ${runner}`);
  await superuser.end();
});

async function workAs(address: DatabaseAddress): Promise<void> {
  const databases = connectDatabases(address, log, 1);
  try {
    await requireRoles(databases);
  } finally {
    await databases.close();
  }
}

describe('a PostgreSQL of the operator’s own', () => {
  const address = externalAddress(addressOf(runner), addressOf(owner));
  const taker = { connectionString: addressOf(runner) };

  test('whose user may make no roles gets the commands that an administrator runs', async () => {
    const refused = migrate(address.owner, taker);
    await expect(refused).rejects.toThrow(`grant voldaan_app, voldaan_gate, voldaan_work to "${runner}"`);
  });

  test('is migrated by its owner and run by another user, once the roles were given', async () => {
    await superuser.query(`grant voldaan_app, voldaan_gate, voldaan_work to ${runner}`);
    expect((await migrate(address.owner, taker)).applied.length).toBeGreaterThan(0);
    await workAs(address);
    // Nothing is given again: the owner could not.
    expect((await migrate(address.owner, taker)).applied).toEqual([]);
  });

  test('starts a node that knows nothing of the owner, as long as there is nothing to migrate', async () => {
    expect((await migrate(taker, taker)).applied).toEqual([]);
    await superuser.query(`revoke voldaan_work from ${runner}`);
    await expect(migrate(taker, taker)).rejects.toThrow('let an administrator run');
    await superuser.query(`grant voldaan_work to ${runner}`);
  });

  test('in another time zone counts its days in UTC all the same', async () => {
    await superuser.query(`alter database ${name} set timezone = 'Europe/Amsterdam'`);
    const databases = connectDatabases(address, log, 1);
    const zone = `select extract(timezone from '2026-07-01'::date::timestamptz)::int as seconds`;
    expect((await databases.appPool.query(zone)).rows).toEqual([{ seconds: 0 }]);
    await databases.close();
  });

  test('behind a pooler that drops the role refuses to start, since the user is all roles at once', async () => {
    const pooled = { ...address, as: () => ({ connectionString: addressOf(runner) }) };
    await expect(workAs(pooled)).rejects.toThrow(/works as .*_runner and not as voldaan_app; .* not to a pooler/);
  });

  test('whose user was not given the roles says what to do', async () => {
    await superuser.query(`revoke voldaan_app from ${runner}`);
    await expect(workAs(address)).rejects.toThrow('cannot work in the database as voldaan_app; run: voldaan migrate');
  });
});
