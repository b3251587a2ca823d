import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { showId } from '../../database/public-id.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../../database/test-database.ts';
import { insertRow } from '../../database/test-rows.ts';
import { uuid } from '../../database/uuid.ts';
import { openTestHttp } from '../../http/test-http.ts';
import type { Product } from '../../product.ts';
import { makeTestProduct } from '../../test-product.ts';
import { insertTestContact } from '../test-contact.ts';
import { doubleRoutes } from './double-routes.ts';
import { movedTables, unmovedTables } from './moved-rows.ts';

let database: TestDatabase;
let workspace: TestWorkspace;
let product: Product;
let app: FastifyInstance;

beforeAll(async () => {
  database = await createTestDatabase();
  workspace = await database.newWorkspace('Fietsenmaker De Vries');
  product = makeTestProduct(database);
  app = openTestHttp(product, workspace);
  doubleRoutes(app, product);
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

const newContact = (email: string, columns: Record<string, unknown> = {}) =>
  insertTestContact(database, { product, workspace }, { email, ...columns });

/** Every row that hangs on a contact, and the contact itself, as one text each. */
async function everythingOf(ids: readonly string[]): Promise<readonly string[]> {
  const lists = await Promise.all(
    ['contact', 'consent', 'suppression', ...movedTables.map(({ table }) => table)].map(async (table) => {
      const column = { contact: 'id', suppression: 'null' }[table] ?? 'contact_id';
      const { rows } = await database.superuser.query(
        `select '${table} ' || t::text as row from ${table} t where workspace_id = $1
          and (${column}::text = any ($2) or '${table}' = 'suppression') order by 1`,
        [workspace.id, ids],
      );
      return rows.map(({ row }) => row);
    }),
  );
  return lists.flat();
}

async function tellOf(contactId: string, externalId: string): Promise<void> {
  await insertRow(database.superuser, 'customer_event', {
    workspace_id: workspace.id,
    id: uuid(),
    contact_id: contactId,
    kind: 'order_placed',
    external_id: externalId,
    occurred_at: new Date(),
    told_hash: Buffer.from('x'),
  });
}

async function say(contactId: string, isGiven: boolean, since: string): Promise<void> {
  await insertRow(database.superuser, 'consent', {
    workspace_id: workspace.id,
    contact_id: contactId,
    purpose: 'research',
    is_given: isGiven,
    basis: 'consent',
    source: 'balie',
    since,
  });
}

async function merge(kept: string, merged: string) {
  const payload = { kept_id: showId('con', kept), merged_id: showId('con', merged) };
  const reply = await app.inject({ method: 'POST', url: '/v1/contact-merges', payload });
  return { status: reply.statusCode, body: reply.json() };
}

async function undo(id: string) {
  const reply = await app.inject({ method: 'DELETE', url: `/v1/contact-merges/${id}` });
  return { status: reply.statusCode, body: reply.json() };
}

/** Two contacts of one person, each with something of its own. */
async function twoOfOne(name: string) {
  const kept = await newContact(`${name}@werk.example`, {
    name: 'Ada',
    roles: ['user'],
    lifecycle: 'prospect',
    attributes: JSON.stringify({ regio: 'Noord' }),
  });
  const merged = await newContact(`${name}@thuis.example`, {
    name: 'A. Jansen',
    phone: '06 1234 5678',
    external_id: `K-${name}`,
    roles: ['payer'],
    attributes: JSON.stringify({ regio: 'Zuid', klantgroep: 'vast' }),
    open_complaints: 1,
    complaint_since: '2026-03-01T09:00:00.123456Z',
    birth_month: 2,
    birth_day: 29,
  });
  await tellOf(kept.id, `${name} 1`);
  await tellOf(merged.id, `${name} 2`);
  await say(kept.id, true, '2026-01-01T09:00:00Z');
  await say(merged.id, false, '2026-02-01T09:00:00Z');
  await insertRow(database.superuser, 'suppression', {
    workspace_id: workspace.id,
    address_hash: merged.hash,
    purpose: 'research',
    reason: 'unsubscribed',
  });
  return { kept, merged };
}

describe('two contacts that are one person', () => {
  test('become one that knows all that either knew, and refuses what either refused', async () => {
    const { kept, merged } = await twoOfOne('join');
    expect((await merge(kept.id, merged.id)).status).toBe(201);
    const { rows } = await database.superuser.query('select * from contact where id = any ($1)', [
      [kept.id, merged.id],
    ]);
    expect(rows).toMatchObject([
      {
        id: kept.id,
        email: 'join@werk.example',
        name: 'Ada',
        phone: '06 1234 5678',
        external_id: 'K-join',
        roles: ['payer', 'user'],
        lifecycle: 'customer',
        attributes: { regio: 'Noord', klantgroep: 'vast' },
        open_complaints: 1,
        birth_month: 2,
        birth_day: 29,
      },
    ]);
    const count = async (query: string) => (await database.superuser.query(query, [kept.id])).rows[0];
    expect(await count('select count(*)::int from customer_event where contact_id = $1')).toEqual({ count: 2 });
    expect(await count('select is_given from consent where contact_id = $1')).toEqual({ is_given: false });
    const refused = await database.superuser.query('select reason from suppression where address_hash = $1', [
      kept.hash,
    ]);
    expect(refused.rows).toEqual([{ reason: 'unsubscribed' }]);
  });

  test('are parted again exactly as they were, to the microsecond', async () => {
    const { kept, merged } = await twoOfOne('part');
    const before = await everythingOf([kept.id, merged.id]);
    const { body } = await merge(kept.id, merged.id);
    expect(await everythingOf([kept.id, merged.id])).not.toEqual(before);
    expect((await undo(body.id)).status).toBe(200);
    expect(await everythingOf([kept.id, merged.id])).toEqual(before);
    expect((await undo(body.id)).body.code).toBe('merge_undone');
  });

  test('what was changed and what came since the merge stays with the one that was kept', async () => {
    const { kept, merged } = await twoOfOne('since');
    const { body } = await merge(kept.id, merged.id);
    await database.superuser.query(`update contact set phone = '030 765 4321' where id = $1`, [kept.id]);
    await tellOf(kept.id, 'since 3');
    await undo(body.id);
    const { rows } = await database.superuser.query(
      `select c.phone, c.external_id, (select count(*)::int from customer_event e where e.contact_id = c.id) as events
       from contact c where id = any ($1) order by (id = $2) desc`,
      [[kept.id, merged.id], kept.id],
    );
    expect(rows).toEqual([
      { phone: '030 765 4321', external_id: null, events: 2 },
      { phone: '06 1234 5678', external_id: 'K-since', events: 1 },
    ]);
  });

  test('are not parted when the address is another’s by now, nor before a later merge is undone', async () => {
    const { kept, merged } = await twoOfOne('taken');
    const first = await merge(kept.id, merged.id);
    const third = await newContact('third@werk.example');
    const second = await merge(third.id, kept.id);
    expect((await undo(first.body.id)).body.code).toBe('merge_chained');
    await undo(second.body.id);
    await newContact('taken@thuis.example');
    expect((await undo(first.body.id)).body.code).toBe('email_taken');
  });

  test('cannot be one and the same, nor one that is not there', async () => {
    const { kept } = await twoOfOne('self');
    expect((await merge(kept.id, kept.id)).body.code).toBe('merge_same');
    expect((await merge(kept.id, uuid())).status).toBe(404);
  });
});

test('doubles are found by mailbox, number, and name with telephone or birthday, and not by name alone', async () => {
  const other = await database.newWorkspace('Bakker');
  const bakery = openTestHttp(product, other);
  doubleRoutes(bakery, product);
  const add = (email: string, columns: Record<string, unknown> = {}) =>
    insertTestContact(database, { product, workspace: other }, { email, ...columns });
  await add('ada@post.example', { name: 'Ada Smit', phone: '+31 6 1234 5678' });
  await add('ada+shop@post.example', { name: 'Iemand' });
  await add('ada@werk.example', { name: 'ada smit', phone: '0612345678' });
  await add('ada@school.example', { name: 'Ada Smit' });
  await add('bo@post.example', { name: 'Bo', birth_month: 3, birth_day: 1, external_id: 'k-7' });
  await add('bo@werk.example', { name: 'Bo', birth_month: 3, birth_day: 1 });
  await add('cas@post.example', { external_id: 'K-7 ' });
  await add('dirk+een@post.example', { external_id: 'K-8' });
  await add('dirk+twee@post.example', { external_id: 'k-9' });
  await add('eva@post.example', { external_id: ' k-8' });
  await add('eva+@werk.example', { external_id: ' ' });
  const { data } = (await bakery.inject('/v1/contact-doubles')).json();
  const found = data.map((group: { reason: string; contacts: { email: string }[] }) =>
    // Two that were made in the same millisecond stand in any order.
    [group.reason, ...group.contacts.map(({ email }) => email).sort()].join(' '),
  );
  expect(found.sort()).toEqual([
    'address ada+shop@post.example ada@post.example',
    'address dirk+een@post.example dirk+twee@post.example',
    'name_birthday bo@post.example bo@werk.example',
    'name_phone ada@post.example ada@werk.example',
    'number bo@post.example cas@post.example',
    'number dirk+een@post.example eva@post.example',
  ]);
  await bakery.close();
});

test('every table that knows a contact is moved by a merge, or stays for a reason', async () => {
  const { rows } = await database.superuser.query(`
    select c.relname as table from pg_attribute a join pg_class c on c.oid = a.attrelid
    where a.attname = 'contact_id' and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`);
  const known = [...movedTables.map(({ table }) => table), ...unmovedTables];
  expect(rows.map(({ table }) => table).filter((table) => !known.includes(table))).toEqual([]);
});
