import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { openTestHttp } from '../http/test-http.ts';
import { makeTestProduct } from '../test-product.ts';
import { contactRoutes } from './contact-routes.ts';

let database: TestDatabase;
let workspace: TestWorkspace;
let app: FastifyInstance;

beforeAll(async () => {
  database = await createTestDatabase();
  workspace = await database.newWorkspace('Fietsenmaker De Vries');
  const product = makeTestProduct(database);
  app = openTestHttp(product, workspace);
  contactRoutes(app, product);
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

async function add(body: object) {
  return app.inject({ method: 'POST', url: '/v1/contacts', payload: body });
}

async function list(search = '') {
  const reply = await app.inject(`/v1/contacts?search=${encodeURIComponent(search)}`);
  return reply.json<{
    data: { id: string; email: string; name: string; is_international: boolean }[];
    total: number;
  }>();
}

describe('a pasted list of addresses', () => {
  test('the good ones are contacts, the others are named with their line', async () => {
    const reply = await add({
      addresses: [
        'Jan Jansen <jan@paste.example>',
        '"Dam, Piet van" <piet@paste.example>; JAN@Paste.Example',
        "o'brien@paste.example, no-at-sign",
        'x@localhost',
        'Bcc: all@victim.example',
      ].join('\r\n'),
    });
    expect(reply.statusCode).toBe(201);
    const body = reply.json();
    expect(body).toMatchObject({ added: 3, changed: 0 });
    expect(body.refused.map((item: { line: number; code: string }) => [item.line, item.code])).toEqual([
      [2, 'email_twice'],
      [3, 'email_local_part'],
      [4, 'email_host'],
      [5, 'email_not_one'],
    ]);
    expect(body.refused[2].detail).toMatch(/\S/);
    const names = (await list('paste.example')).data.map(({ name, email }) => `${name}|${email}`).sort();
    expect(names).toEqual(
      ['Dam, Piet van|piet@paste.example', 'Jan Jansen|jan@paste.example', "|o'brien@paste.example"].sort(),
    );
  });

  test('a known address changes its name and stays one contact, whatever its capitals', async () => {
    await add({ addresses: 'Kees <Kees@known.example>' });
    const reply = await add({ addresses: 'Cornelis <kees@KNOWN.example>' });
    expect(reply.json()).toMatchObject({ added: 0, changed: 1 });
    expect((await list('known.example')).data).toMatchObject([{ name: 'Cornelis', email: 'Kees@known.example' }]);
  });

  test('a domain in other letters is taken in ASCII and pointed out', async () => {
    const reply = await add({ addresses: 'jan@bücher.example' });
    expect(reply.json().flagged).toMatchObject([{ code: 'email_international', text: 'jan@xn--bcher-kva.example' }]);
    expect((await list('xn--bcher')).data).toMatchObject([{ is_international: true }]);
  });

  test('a list made to be slow is refused without being read out to its end', async () => {
    const start = performance.now();
    const reply = await add({ addresses: `${'a,'.repeat(200_000)}@x.nl` });
    expect(reply.statusCode).toBe(422);
    expect(reply.json().code).toBe('too_many_addresses');
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe('one contact', () => {
  test.each([
    ['jan@one.example\r\nBcc: all@victim.example', 'email_control_character'],
    ['jan@one.example\r\n', 'email_control_character'],
    ['jan@one.example, piet@one.example', 'email_not_one'],
    ['jan@one.example,', 'email_not_one'],
    ['jan@localhost', 'email_host'],
    ['jan@bakker.n', 'email_host'],
    ['jan@bakker.n1', 'email_host'],
    ['"quoted local"@one.example', 'email_not_one'],
    [`${'a'.repeat(65)}@one.example`, 'email_local_part'],
    [`${'a,'.repeat(480)}@x.nl`, 'email_too_long'],
  ])('%j is refused', async (email, code) => {
    const reply = await add({ email });
    expect([reply.statusCode, reply.json().code]).toEqual([422, code]);
  });

  test('a name keeps its line end, other invisible characters are refused', async () => {
    expect((await add({ email: 'a@name.example', name: 'Jan\nvan "Dam"' })).statusCode).toBe(201);
    expect((await add({ email: 'b@name.example', name: 'Jan\u0007' })).json().code).toBe('name_control_character');
    expect((await list('name.example')).data).toMatchObject([{ name: 'Jan\nvan "Dam"' }]);
  });
});

test('the list goes on where its page stopped, and refuses a made-up place', async () => {
  await add({ addresses: Array.from({ length: 7 }, (_, n) => `p${n}@page.example`).join('\n') });
  const seen: string[] = [];
  let cursor = '';
  do {
    const reply = (await app.inject(`/v1/contacts?search=page.example&limit=3${cursor}`)).json();
    seen.push(...reply.data.map((row: { email: string }) => row.email));
    cursor = reply.next_cursor === null ? '' : `&cursor=${reply.next_cursor}`;
  } while (cursor !== '');
  expect(new Set(seen).size).toBe(7);
  const odd = Buffer.from(JSON.stringify(["' or 1=1"])).toString('base64url');
  expect((await app.inject(`/v1/contacts?cursor=${odd}`)).statusCode).toBe(422);
});
