import { once } from 'node:events';
import { createServer } from 'node:net';
import type { FastifyInstance } from 'fastify';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { openTestHttp } from '../http/test-http.ts';
import { startTestMailServer, type TestMailServer } from '../mail/test-mail-server.ts';
import { surveysRoutes } from '../surveys/routes.ts';
import { makeTestProduct } from '../test-product.ts';
import { invitationsRoutes } from './routes.ts';
import { publishTestSurvey, setMailServer, testLetter } from './test-wave.ts';

let database: TestDatabase;
let workspace: TestWorkspace;
let app: FastifyInstance;
let survey: string;
let mail: TestMailServer;
let run = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  mail = await startTestMailServer();
});

beforeEach(async () => {
  run += 1;
  mail.taken.splice(0);
  workspace = await database.newWorkspace(`Proef ${run}`);
  const product = makeTestProduct(database);
  app = openTestHttp(product, workspace);
  surveysRoutes(app, product);
  invitationsRoutes(app, product);
  survey = await publishTestSurvey(app);
});

afterAll(async () => {
  await mail.close();
  await database.drop();
});

function send(to: string, letter: object = testLetter) {
  return app.inject({
    method: 'POST',
    url: `/v1/surveys/${survey}/letter-trials`,
    payload: { letter, language: 'nl', to },
  });
}

const list = async () => (await app.inject('/v1/letter-trials')).json<{ data: Record<string, string>[] }>().data;

describe('a trial of a letter', () => {
  test('arrives as customers would get it, marked as a trial, and invites nobody', async () => {
    await setMailServer(database, workspace, mail.settings);
    const sent = await send('sanne@devries.example');
    expect([sent.statusCode, sent.json().outcome]).toEqual([201, 'sent']);
    const [taken] = mail.taken;
    const read = await PostalMime.parse(taken?.raw ?? '');
    expect(read.subject).toMatch(/^Proef: Wat vindt u van/);
    expect(read.from?.name).toBe('Sanne de Vries');
    expect(read.html).toContain('Wij horen graag hoe het ging.');
    expect(read.text).toContain('Dag,');
    expect(read.html).not.toMatch(/\/[auvh]\/[A-Za-z0-9]/);
    const { rows } = await database.superuser.query('select from invitation where workspace_id = $1', [workspace.id]);
    expect(rows).toHaveLength(0);
  });

  test('is kept to be read where there is no mail server', async () => {
    expect((await send('sanne@devries.example')).json()).toMatchObject({ outcome: 'kept', language: 'nl' });
    const [kept] = await list();
    const html = await app.inject(`/v1/letter-trials/${kept?.['id']}/html`);
    expect(html.headers['content-security-policy']).toContain('sandbox');
    expect(html.body).toContain('Wij horen graag hoe het ging.');
  });

  test('says what went wrong when the server does not take it', async () => {
    await setMailServer(database, workspace, { ...mail.settings, port: 1 });
    const failed = (await send('sanne@devries.example')).json();
    expect(failed.outcome).toBe('failed');
    expect(failed.detail).not.toMatch(/^mail_test|\{/);
  });

  test('names the address when the server does not take it', async () => {
    const server = createServer((socket) => {
      socket.write('220 test\r\n');
      socket.on('data', (piece) =>
        socket.write(/^RCPT/i.test(piece.toString()) ? '550 5.1.1 nobody\r\n' : '250 ok\r\n'),
      );
      socket.on('error', () => undefined);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await setMailServer(database, workspace, { ...mail.settings, port });
    const failed = (await send('sanne@devries.example')).json();
    server.close();
    expect(failed.detail).toContain('sanne@devries.example');
  });

  test('of a letter that customers should not get is refused, and so is an address that is none', async () => {
    expect((await send('sanne@devries.example', { ...testLetter, blocks: [] })).json()).toMatchObject({
      code: 'letter_without_question',
    });
    expect((await send('a@b.example, c@d.example')).json()).toMatchObject({ errors: [{ pointer: '/to' }] });
    expect(await list()).toEqual([]);
  });

  test('is remembered for twenty trials', { timeout: 30_000 }, async () => {
    for (let n = 0; n < 22; n += 1) await send(`sanne${n}@devries.example`);
    const kept = await list();
    expect(kept.map(({ recipient }) => recipient)).toEqual(
      Array.from({ length: 20 }, (_, n) => `sanne${21 - n}@devries.example`),
    );
  });
});

test('a letter is seen with another survey’s question in it, as text and as HTML, and with no other company’s', async () => {
  const other = await publishTestSurvey(app);
  const preview = (part: string, along: string) =>
    app.inject({
      method: 'POST',
      url: `/v1/surveys/${survey}/letter-preview`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ letter: JSON.stringify(testLetter), language: 'nl', part, along }).toString(),
    });
  expect((await preview('text', other)).body).toContain(
    'Ook over “Uw mening als klant”: hoogstens 3 vragen\n   #along',
  );
  expect((await preview('html', other)).body).toContain('href="#along"');
  const stranger = await database.newWorkspace(`Vreemd ${run}`);
  const theirs = openTestHttp(makeTestProduct(database), stranger);
  surveysRoutes(theirs, makeTestProduct(database));
  expect((await preview('text', await publishTestSurvey(theirs))).statusCode).toBe(404);
});
