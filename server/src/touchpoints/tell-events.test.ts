import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertTestContact } from '../contacts/test-contact.ts';
import { readId, showId } from '../database/public-id.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { openTestHttp } from '../http/test-http.ts';
import type { Product } from '../product.ts';
import { makeTestProduct } from '../test-product.ts';
import { eventRoutes } from './event-routes.ts';
import { eventsOfContact, eventsSince } from './views.ts';

let database: TestDatabase;
let product: Product;
let workspace: TestWorkspace;
let app: FastifyInstance;

beforeAll(async () => {
  database = await createTestDatabase();
  workspace = await database.newWorkspace('Fietsenmaker De Vries');
  product = makeTestProduct(database);
  app = openTestHttp(product, workspace);
  eventRoutes(app, product);
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

async function tell(body: unknown) {
  const headers = { 'content-type': 'application/json' };
  const reply = await app.inject({ method: 'POST', url: '/v1/events', headers, payload: JSON.stringify(body) });
  return { status: reply.statusCode, body: reply.json() };
}

function delivery(externalId: string, more: object = {}): object {
  return {
    kind: 'order_delivered',
    external_id: externalId,
    occurred_at: '2026-03-02T10:00:00+01:00',
    contact: { email: 'jan@klant.example', name: 'Jan Jansen' },
    subject: `order ${externalId}`,
    ...more,
  };
}

async function contactsNamed(email: string) {
  const { rows } = await database.superuser.query(
    'select id, name, external_id, language from contact where workspace_id = $1 and email_key = $2',
    [workspace.id, email],
  );
  return rows;
}

describe('telling what happened to a customer', () => {
  test('a new customer is added, and a second event finds the same one', async () => {
    const first = await tell(delivery('A-1', { amount: 49.95, currency: 'EUR', properties: { branch: 'Utrecht' } }));
    expect(first.status).toBe(201);
    const second = await tell(delivery('A-2', { contact: { email: 'JAN@Klant.example', name: 'J. Jansen' } }));
    expect(second.body.contact_id).toBe(first.body.contact_id);
    expect(await contactsNamed('jan@klant.example')).toMatchObject([{ name: 'Jan Jansen' }]);
    const id = readId('con', first.body.contact_id) ?? '';
    const events = await inWorkspace(database.databases.app, workspace.id, (db) => eventsOfContact(db, id));
    expect(events.map(({ external_id, amount, currency }) => [external_id, amount, currency])).toEqual(
      expect.arrayContaining([
        ['A-1', '49.95', 'EUR'],
        ['A-2', null, null],
      ]),
    );
    expect(events[0]?.occurred_at.toISOString()).toBe('2026-03-02T09:00:00.000Z');
  });

  test('the same story told again has the same reply, in whatever order its fields stand', async () => {
    const story = delivery('B-1', { properties: { a: 1, b: 'x' } });
    const first = await tell(story);
    const again = await tell({ ...delivery('B-1'), properties: { b: 'x', a: 1 } });
    expect(again).toEqual(first);
  });

  test('another story under the same id is refused, and what was told first stays', async () => {
    await tell(delivery('C-1'));
    const other = await tell(delivery('C-1', { occurred_at: '2026-03-03T10:00:00+01:00' }));
    expect(other.status).toBe(409);
    expect(other.body).toMatchObject({ code: 'event_told_otherwise', errors: [{ pointer: '/external_id' }] });
    const { rows } = await database.superuser.query(
      "select occurred_at from customer_event where workspace_id = $1 and external_id = 'C-1'",
      [workspace.id],
    );
    expect(rows).toEqual([{ occurred_at: new Date('2026-03-02T09:00:00Z') }]);
  });

  test('another kind of event may have the same id: an order is placed and delivered', async () => {
    await tell(delivery('D-1', { kind: 'order_placed' }));
    expect((await tell(delivery('D-1'))).status).toBe(201);
  });

  test('of a list each is judged by itself, and twice in one list is once', async () => {
    const { status, body } = await tell([
      delivery('E-1'),
      delivery('E-2', { occurred_at: 'yesterday' }),
      delivery('E-1'),
      delivery('E-1', { subject: 'something else' }),
      delivery('E-3', { contact: { external_id: 'nobody' } }),
      delivery('E-4', { contact: {} }),
      delivery('E-5', { amount: 5 }),
      delivery('E-6', { occurred_at: '2200-01-01T00:00:00Z' }),
      delivery('E-7', { contact: { email: 'x@localhost' } }),
      'no event at all',
      delivery('E-8', { colour: 'red' }),
      delivery('E-9', { amount: 1.005, currency: 'EUR' }),
    ]);
    expect(status).toBe(201);
    expect(body).toMatchObject({ told: 2, refused: 10 });
    expect(body.lines[2].id).toBe(body.lines[0].id);
    const faults = body.lines.map((line: Record<string, unknown>) => [line['line'], line['code'], line['pointer']]);
    expect(faults.filter(([, code]: unknown[]) => code !== undefined)).toEqual([
      [2, 'moment_format', '/occurred_at'],
      [4, 'event_told_otherwise', '/external_id'],
      [5, 'event_contact_unknown', '/contact'],
      [6, 'event_contact_missing', '/contact'],
      [7, 'field_required', '/currency'],
      [8, 'event_in_future', '/occurred_at'],
      [9, 'email_host', '/contact/email'],
      [10, 'field_type', ''],
      [11, 'field_unknown', '/colour'],
      [12, 'number_decimals', '/amount'],
    ]);
    expect(body.lines[1].detail).toContain('2026-03-02T13:30:00Z');
    expect(body.lines[9].detail).toMatch(/\S/);
  });

  test('what was refused is listed with its reason, and the same again is counted', async () => {
    const wrong = delivery('Z-1', { amount: 5 });
    await tell(wrong);
    await tell(wrong);
    await tell([{ kind: 7 }]);
    const { data } = (await app.inject('/v1/events/refused')).json();
    const named = data.filter((row: { external_id: string }) => row.external_id === 'Z-1');
    expect(named).toMatchObject([
      { kind: 'order_delivered', code: 'field_required', pointer: '/currency', times: 2, key_name: null },
    ]);
    expect(named[0].detail).toMatch(/\S/);
    expect(data[0]).toMatchObject({ kind: '', external_id: '', code: 'field_type' });
  });

  test('what was refused for its length is listed with the length that fits', async () => {
    await tell(delivery('Z-2', { subject: 'x'.repeat(201) }));
    const reply = await app.inject('/v1/events/refused');
    expect(reply.statusCode).toBe(200);
    const { data } = reply.json();
    const named = data.filter((row: { external_id: string }) => row.external_id === 'Z-2');
    expect(named).toMatchObject([{ code: 'text_too_big', detail: 'This is longer than 200 characters' }]);
  });

  test('a customer is found by our id, by the firm’s own number, and by the address, in that order', async () => {
    const [anna, bo] = await Promise.all(
      ['anna', 'bo'].map((name) =>
        insertTestContact(
          database,
          { product, workspace },
          { email: `${name}@klant.example`, external_id: `K-${name}` },
        ),
      ),
    );
    const byId = await tell(
      delivery('F-1', { contact: { id: showId('con', anna?.id ?? ''), email: 'bo@klant.example' } }),
    );
    const byNumber = await tell(delivery('F-2', { contact: { external_id: 'K-bo', email: 'anna@klant.example' } }));
    const byAddress = await tell(delivery('F-3', { contact: { external_id: 'K-guest', email: 'bo@klant.example' } }));
    expect(byId.body.contact_id).toBe(showId('con', anna?.id ?? ''));
    expect(byNumber.body.contact_id).toBe(showId('con', bo?.id ?? ''));
    expect(byAddress.body.contact_id).toBe(showId('con', bo?.id ?? ''));
    expect(await contactsNamed('bo@klant.example'), 'keeps its number').toMatchObject([{ external_id: 'K-bo' }]);
  });

  test('a customer known by address alone is known by the number from then on', async () => {
    await insertTestContact(database, { product, workspace }, { email: 'cees@klant.example' });
    await tell(delivery('G-1', { contact: { external_id: 'K-7', email: 'cees@klant.example' } }));
    const later = await tell(delivery('G-2', { contact: { external_id: 'K-7' } }));
    expect(later.status).toBe(201);
    expect(await contactsNamed('cees@klant.example')).toMatchObject([{ external_id: 'K-7' }]);
  });

  test('telling again of a customer who was erased brings nobody back', async () => {
    const story = delivery('H-1', { contact: { email: 'weg@klant.example' } });
    const { body } = await tell(story);
    await database.superuser.query('delete from contact where workspace_id = $1 and email_key = $2', [
      workspace.id,
      'weg@klant.example',
    ]);
    const again = await tell(story);
    expect(again).toMatchObject({ status: 201, body: { id: body.id, contact_id: null } });
    expect(await contactsNamed('weg@klant.example')).toEqual([]);
  });

  test('two shops that tell of the same thousand at once tell of them once', async () => {
    const events = Array.from({ length: 1000 }, (_, at) =>
      delivery(`I-${at}`, { contact: { email: `c${at % 300}@druk.example` } }),
    );
    const [one, two] = await Promise.all([tell(events), tell(events.toReversed())]);
    expect([one.body.told, two.body.told]).toEqual([1000, 1000]);
    const ids = (body: { lines: { id: string }[] }) => body.lines.map(({ id }) => id).sort();
    expect(ids(one.body)).toEqual(ids(two.body));
    const { rows } = await database.superuser.query(
      "select count(*)::int as events, count(distinct contact_id)::int as contacts from customer_event where external_id like 'I-%'",
    );
    expect(rows).toEqual([{ events: 1000, contacts: 300 }]);
  });
});

describe('reading on from what was read', () => {
  test('meets each event once, however small the pieces, and only those of the kinds asked for', async () => {
    const count = 25;
    const start = new Date(product.clock().getTime() - 1);
    await tell(Array.from({ length: count }, (_, at) => delivery(`J-${at}`, { kind: 'visit_done' })));
    await tell(delivery('J-0', { kind: 'ticket_closed' }));
    const seen: string[] = [];
    let after: { receivedAt: Date; id?: string } = { receivedAt: start };
    for (let round = 0; round < 10; round += 1) {
      const events = await inWorkspace(database.databases.app, workspace.id, (db) =>
        eventsSince(db, ['visit_done'], after, 7),
      );
      const last = events.at(-1);
      if (last === undefined) break;
      seen.push(...events.map(({ external_id }) => external_id));
      after = { receivedAt: last.received_at, id: last.id };
    }
    expect(seen).toHaveLength(count);
    expect(new Set(seen).size).toBe(count);
  });
});
