import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeApiKey, revokeApiKey } from '../accounts/api-keys.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';
import type { Caller } from '../http/caller.ts';
import { openTestHttp } from '../http/test-http.ts';
import type { Product } from '../product.ts';
import { makeTestProduct } from '../test-product.ts';
import { eventRoutes } from './event-routes.ts';
import { tellLines } from './tell-lines.ts';

let database: TestDatabase;
let workspace: TestWorkspace;
let product: Product;
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

type Line = Readonly<Record<string, unknown>>;

async function send(type: string, payload: string | Buffer): Promise<{ status: number; lines: readonly Line[] }> {
  const reply = await app.inject({ method: 'POST', url: '/v1/events', headers: { 'content-type': type }, payload });
  return { status: reply.statusCode, lines: linesOf(reply.body) };
}

function linesOf(text: string): readonly Line[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

function visit(number: number): string {
  const contact = { email: `klant${number % 500}@stroom.example` };
  return JSON.stringify({
    kind: 'visit_done',
    external_id: `S-${number}`,
    occurred_at: '2026-03-02T10:00:00Z',
    contact,
    properties: { branch: 'Utrecht' },
  });
}

async function storedNames(prefix: string): Promise<readonly string[]> {
  const { rows } = await database.superuser.query<{ name: string }>(
    'select external_id as name from customer_event where external_id like $1 order by 1',
    [`${prefix}%`],
  );
  return rows.map(({ name }) => name);
}

describe('a stream of JSON lines', () => {
  test('each line has its reply, faults cost themselves alone, and the last line counts', async () => {
    const { status, lines } = await send(
      'application/x-ndjson',
      [
        visit(1),
        '',
        '{"kind":',
        visit(2),
        '{"kind":"visit_done","kind":"x"}',
        visit(1),
        'x'.repeat(300_000),
        visit(3),
      ].join('\n'),
    );
    expect(status).toBe(200);
    expect(lines.map((line) => [line['line'], line['code'] ?? line['external_id']])).toEqual([
      [1, 'S-1'],
      [3, 'body_malformed'],
      [4, 'S-2'],
      [5, 'body_name_twice'],
      [6, 'S-1'],
      [7, 'event_line_too_long'],
      [8, 'S-3'],
      [undefined, undefined],
    ]);
    expect(lines.at(-1)).toEqual({ told: 4, refused: 3, complete: true });
    expect(String(lines[0]?.['id'])).toMatch(/^evt_/);
    expect(lines[4]?.['id']).toBe(lines[0]?.['id']);
  });

  test('told again it has the same reply, line for line', async () => {
    const text = Array.from({ length: 2500 }, (_, number) => visit(1000 + number)).join('\n');
    const first = await send('application/x-ndjson', text);
    const again = await send('application/x-ndjson', text);
    expect(first.lines.at(-1)).toEqual({ told: 2500, refused: 0, complete: true });
    expect(again).toEqual(first);
    expect(await storedNames('S-1')).toHaveLength(1001);
  });

  test('a program that reads only when it has sent everything gets every reply', async () => {
    await app.listen({ port: 0, host: '127.0.0.1' });
    const address = app.server.address();
    const port = (typeof address === 'object' ? (address satisfies AddressInfo | null)?.port : undefined) ?? 0;
    // More of both than the buffers of a connection hold.
    const count = 100_000;
    const noise = `${'x'.repeat(200)}\n`;
    const text = await new Promise<string>((resolve, reject) => {
      const headers = { 'content-type': 'application/x-ndjson' };
      const sending = request({ port, host: '127.0.0.1', method: 'POST', path: '/v1/events', headers }, (reply) => {
        const parts: string[] = [];
        // Nothing is read before the last byte has left.
        if (!sending.writableFinished) reply.pause();
        sending.once('finish', () => reply.resume());
        reply.setEncoding('utf8');
        reply.on('data', (part: string) => parts.push(part));
        reply.on('end', () => resolve(parts.join('')));
      });
      sending.on('error', reject);
      for (let number = 0; number < count; number += 1000) sending.write(noise.repeat(1000));
      sending.end();
    });
    const lines = linesOf(text);
    expect(lines).toHaveLength(count + 1);
    expect(lines.at(-1)).toEqual({ told: 0, refused: count, complete: true });
  }, 90_000);
});

test('a stream ends at the thousand at which its key is revoked, and says from where to tell again', async () => {
  const owner: Caller = {
    workspaceId: workspace.id,
    workspaceCode: workspace.code,
    staffId: workspace.ownerId,
    sessionId: uuid(),
    role: 'owner',
    language: 'en',
  };
  const { id } = await makeApiKey(product, owner, { name: 'kassa', scopes: ['events:write'], days: 30 });
  async function* records() {
    for (let line = 1; line <= 1500; line += 1) {
      if (line === 1001) await revokeApiKey(product, owner, id);
      yield { line, event: {} };
    }
  }
  const program: Caller = { ...owner, key: { id, scopes: ['events:write'] } };
  const told: string[] = [];
  for await (const text of tellLines(product, program, records())) told.push(text);
  const lines = linesOf(told.join(''));
  expect(lines).toHaveLength(1001);
  expect(lines.at(-1)).toMatchObject({ refused: 1000, complete: false, from_line: 1001, code: 'key_refused' });
});

describe('a file of events', () => {
  const heading = 'kind;external_id;occurred_at;email;contact_external_id;amount;currency;properties.branch';

  test('is read by its heading, with a decimal comma and columns of one’s own', async () => {
    const { status, lines } = await send(
      'text/csv',
      [
        heading,
        'order_placed;F-1;2026-03-01T09:00:00+01:00;an@klant.example;K-1;49,95;EUR;"Utrecht; centrum"',
        'order_placed;F-2;2026-03-01;an@klant.example;K-1;;;',
        'order_placed;F-3;2026-03-01T09:00:00Z;;K-1;12.5;EUR;',
        'order_placed;F-4;2026-03-01T09:00:00Z;an@klant.example;;veel;EUR;',
      ].join('\r\n'),
    );
    expect(status).toBe(200);
    expect(lines.map((line) => [line['line'], line['code'], line['pointer']])).toEqual([
      [2, undefined, undefined],
      [3, 'moment_format', '/occurred_at'],
      [4, undefined, undefined],
      [5, 'field_type', '/amount'],
      [undefined, undefined, undefined],
    ]);
    const { rows } = await database.superuser.query(
      "select amount, properties, subject from customer_event where external_id in ('F-1', 'F-3') order by external_id",
    );
    expect(rows).toEqual([
      { amount: '49.95', properties: { branch: 'Utrecht; centrum' }, subject: '' },
      { amount: '12.50', properties: {}, subject: '' },
    ]);
  });

  test('with a column that means nothing, or without one that is needed, is refused whole', async () => {
    const unknown = await send('text/csv', `${heading},colour\n`.replaceAll(';', ','));
    expect(unknown).toMatchObject({ status: 422, lines: [{ code: 'column_unknown' }] });
    const lacking = await send('text/csv', 'kind,email\nvisit_done,an@klant.example\n');
    expect(lacking).toMatchObject({ status: 422, lines: [{ code: 'column_missing' }] });
    expect(await send('text/csv', '')).toMatchObject({ status: 422, lines: [{ code: 'file_empty' }] });
  });

  test.each(['email', 'Email', 'properties.branch'])('with two columns called %s is refused whole', async (name) => {
    const twice = `kind,external_id,occurred_at,email,properties.branch,${name}\n`;
    const { status, lines } = await send(
      'text/csv',
      `${twice}visit_done,D-1,2026-03-01T09:00:00Z,a@klant.example,x,y\n`,
    );
    expect([status, lines[0]?.['code']]).toEqual([422, 'heading_twice']);
    expect(await storedNames('D-')).toEqual([]);
  });

  test('with a decimal comma between commas is refused in that row, not stored with half an amount', async () => {
    const text = [
      'kind,external_id,occurred_at,email,currency,amount',
      'order_placed,W-1,2026-03-01T09:00:00Z,a@klant.example,EUR,49,95',
      'order_placed,W-2,2026-03-01T09:00:00Z,a@klant.example,EUR,"49,95"',
      'order_placed,W-3,2026-03-01T09:00:00Z,a@klant.example,EUR,12,,',
    ].join('\n');
    const { lines } = await send('text/csv', text);
    expect(lines[0]).toMatchObject({ line: 2, code: 'row_too_wide' });
    expect(await storedNames('W-')).toEqual(['W-2', 'W-3']);
  });

  test('in another encoding is refused row by row, not stored in riddles', async () => {
    const text =
      'kind,external_id,occurred_at,email,name\nvisit_done,L-1,2026-03-01T09:00:00Z,a@klant.example,Zo\xeb\n';
    const { lines } = await send('text/csv', Buffer.from(text, 'latin1'));
    expect(lines[0]).toMatchObject({ line: 2, code: 'value_unreadable' });
    expect(await storedNames('L-')).toEqual([]);
  });

  test('of any other type is not read', async () => {
    expect((await send('text/plain', 'x')).status).toBe(415);
  });
});
