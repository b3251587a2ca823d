import type { Audience } from '@voldaan/domain/studies/study-draft';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { makeTestProduct } from '../test-product.ts';
import { audienceSql } from './audience-views.ts';
import { insertTestContact } from './test-contact.ts';

let database: TestDatabase;
let workspace: TestWorkspace;

beforeAll(async () => {
  database = await createTestDatabase();
  workspace = await database.newWorkspace('Fietsenmaker De Vries');
  const product = makeTestProduct(database);
  const customers = [
    { name: 'buyer', roles: ['user', 'buyer'], stage: 'delight', attributes: { region: 'Noord', value: 12.5 } },
    { name: 'payer', roles: ['payer'], language: 'nb', attributes: { region: 'Zuid', vip: true } },
    { name: 'prospect', lifecycle: 'prospect', stage: 'attract', language: 'en' },
    { name: 'former', lifecycle: 'former', attributes: { region: 'Noord' } },
  ];
  for (const customer of customers) {
    await insertTestContact(
      database,
      { product, workspace },
      { email: `${customer.name}@audience.example`, ...customer },
    );
  }
});

afterAll(() => database.drop());

async function namesIn(audience: Audience): Promise<readonly string[]> {
  return inWorkspace(database.databases.app, workspace.id, async ({ trx }) => {
    const { rows } = await sql<{ name: string }>`
      select name from contact as c where ${audienceSql(audience, 'c')} order by name`.execute(trx);
    return rows.map(({ name }) => name);
  });
}

test.each<[string, Audience, readonly string[]]>([
  ['nothing wished is everybody', {}, ['buyer', 'former', 'payer', 'prospect']],
  ['a part without values wishes nothing', { roles: [], stages: [] }, ['buyer', 'former', 'payer', 'prospect']],
  ['one of several lifecycles is enough', { lifecycles: ['customer', 'former'] }, ['buyer', 'former', 'payer']],
  ['who has no stage is in none', { stages: ['delight', 'sell'] }, ['buyer']],
  ['one role of several is enough', { roles: ['buyer', 'decider'] }, ['buyer']],
  ["no language is the workspace's own", { languages: ['nl'] }, ['buyer', 'former']],
  [
    'an attribute is met by its text',
    { attributes: [{ key: 'region', values: ['Noord', 'West'] }] },
    ['buyer', 'former'],
  ],
  ['a number too', { attributes: [{ key: 'value', values: ['12.5'] }] }, ['buyer']],
  ['a yes or no too', { attributes: [{ key: 'vip', values: ['true'] }] }, ['payer']],
  ['all parts must hold', { lifecycles: ['customer'], attributes: [{ key: 'region', values: ['Noord'] }] }, ['buyer']],
  ['a key is no piece of SQL', { attributes: [{ key: "x' or true --", values: ['1'] }] }, []],
])('%s', async (_, audience, names) => {
  expect(await namesIn(audience)).toEqual(names);
});
