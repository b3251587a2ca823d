import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { makeTestProduct } from '../test-product.ts';
import { recordConsent, type SaidConsent } from './record-consent.ts';
import { insertTestContact } from './test-contact.ts';

let database: TestDatabase;
let workspace: TestWorkspace;
let product: Product;

beforeAll(async () => {
  database = await createTestDatabase();
  workspace = await database.newWorkspace('Fietsenmaker De Vries');
  product = makeTestProduct(database);
});

afterAll(() => database.drop());

const day = (number: number) => new Date(Date.UTC(2026, 4, number));

type Said = Partial<Pick<SaidConsent, 'purpose' | 'isGiven' | 'by' | 'at'>>;

async function say(party: { contactId: string } | { addressHash: Buffer }, said: Said): Promise<void> {
  const usual = { purpose: 'research', isGiven: true, by: 'customer', at: day(1) } as const;
  const proof = { basis: 'consent', source: 'preference page', textVersion: '2026-05' } as const;
  await inWorkspace(database.databases.app, workspace.id, (db) =>
    recordConsent(db, { ...party, ...proof, ...usual, ...said }),
  );
}

async function stateOf(id: string, hash: Buffer) {
  const { superuser } = database;
  const all = async (query: string, value: unknown) => (await superuser.query(query, [value])).rows;
  return {
    holds: (await all('select purpose, is_given from consent where contact_id = $1 order by purpose', id)).map(
      ({ purpose, is_given }) => `${purpose} ${is_given}`,
    ),
    events: (await all('select is_given from consent_event where address_hash = $1 order by at, id', hash)).map(
      ({ is_given }) => is_given,
    ),
    suppressed: (
      await all('select purpose, reason from suppression where address_hash = $1 order by purpose', hash)
    ).map(({ purpose, reason }) => `${purpose} ${reason}`),
  };
}

function newContact(name: string) {
  return insertTestContact(database, { product, workspace }, { email: `${name}@consent.example` });
}

test('a no to research is proved, holds at once and stops mail; marketing is another matter', async () => {
  const { id, hash } = await newContact('no');
  await say({ contactId: id }, { isGiven: false });
  await say({ contactId: id }, { purpose: 'marketing', isGiven: true });
  expect(await stateOf(id, hash)).toEqual({
    holds: ['marketing true', 'research false'],
    events: [false, true],
    suppressed: ['research unsubscribed'],
  });
});

test('a customer who says yes again is written to again', async () => {
  const { id, hash } = await newContact('again');
  await say({ addressHash: hash }, { isGiven: false });
  await say({ addressHash: hash }, { isGiven: true, at: day(2) });
  expect(await stateOf(id, hash)).toEqual({ holds: ['research true'], events: [false, true], suppressed: [] });
});

test("a file's yes does not take the place of a no, and is kept as it was said", async () => {
  const { id, hash } = await newContact('file');
  await say({ contactId: id }, { isGiven: false });
  await say({ contactId: id }, { isGiven: true, by: 'import', at: day(3) });
  expect(await stateOf(id, hash)).toEqual({
    holds: ['research false'],
    events: [false, true],
    suppressed: ['research unsubscribed'],
  });
});

test('what was said earlier and told later changes nothing that holds', async () => {
  const { id, hash } = await newContact('late');
  await say({ contactId: id }, { isGiven: true, at: day(5) });
  await say({ contactId: id }, { isGiven: true, at: day(4), by: 'staff' });
  await say({ contactId: id }, { isGiven: false, at: day(3), by: 'staff' });
  const { rows } = await database.superuser.query('select since from consent where contact_id = $1', [id]);
  expect(rows).toEqual([{ since: day(5) }]);
  expect(await stateOf(id, hash)).toEqual({ holds: ['research true'], events: [false, true, true], suppressed: [] });
});

test('a yes does not free an address that bounced', async () => {
  const { id, hash } = await newContact('bounced');
  await database.superuser.query(
    `insert into suppression (workspace_id, address_hash, purpose, reason) values ($1, $2, 'research', 'bounced')`,
    [workspace.id, hash],
  );
  await say({ contactId: id }, { isGiven: true, at: new Date() });
  expect((await stateOf(id, hash)).suppressed).toEqual(['research bounced']);
});

test('a no by a link still counts when the contact is gone; an unknown contact is refused', async () => {
  const { id, hash } = await newContact('gone');
  await database.superuser.query('delete from contact where id = $1', [id]);
  await say({ addressHash: hash }, { isGiven: false });
  expect(await stateOf(id, hash)).toEqual({ holds: [], events: [false], suppressed: ['research unsubscribed'] });
  await expect(say({ contactId: id }, { isGiven: false })).rejects.toThrow('not_found');
});
