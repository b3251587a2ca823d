import { writeTraitChoice } from '@voldaan/domain/metrics/trait-name';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../../database/test-database.ts';
import { openDemo } from '../../demo/open-demo.ts';
import type { Caller } from '../../http/caller.ts';
import { addStaff } from '../../http/test-fixtures.ts';
import { openTestHttp } from '../../http/test-http.ts';
import type { Product } from '../../product.ts';
import { makeTestProduct } from '../../test-product.ts';
import { alertsRoutes } from '../routes.ts';
import { mailDueDigest, wishDigest } from './digests.ts';
import { digestRoutes } from './routes.ts';

let database: TestDatabase;
let product: Product;
let workspace: TestWorkspace;
let caller: Caller;
let now = new Date('2026-11-20T12:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  product = makeTestProduct(database, { clock: () => now });
  const { workspaceId, code: workspaceCode, staffId } = await openDemo(product);
  workspace = { id: workspaceId, code: workspaceCode, ownerId: staffId, name: '' };
  caller = { workspaceId, workspaceCode, staffId, sessionId: staffId, role: 'owner', language: 'nl' };
});

afterAll(() => database?.drop());

async function mails() {
  const { rows } = await database.superuser.query(
    `select recipient, subject, html, body_text from outbox_mail where workspace_id = $1 and kind = 'digest' order by id`,
    [workspace.id],
  );
  return rows;
}

test('the digest names who waits by what is due, scores with their interval, and nobody by name or score', async () => {
  const app = openTestHttp(product, workspace);
  digestRoutes(app, product);
  const reply = await app.inject({ method: 'GET', url: '/v1/digest' });
  await app.close();
  expect(reply.statusCode).toBe(200);
  const { digest, is_wished, weekday, hour } = reply.json();
  expect([is_wished, weekday, hour]).toEqual([false, 1, 8]);
  const keys = digest.sections.map(({ key }: { key: string }) => key);
  expect(keys).toEqual(['waiting', 'scores', 'changed', 'promises']);
  const [waiting, scores] = digest.sections;
  expect(waiting.lines.length).toBeGreaterThan(2);
  expect(waiting.lines[0]).toMatchObject({ path: expect.stringMatching(/^\/cases\/cas_/), estimate: null });
  for (const line of scores.lines)
    expect(line.estimate).toMatchObject({ n: expect.any(Number), method: expect.any(String) });
  const { rows } = await database.superuser.query(
    `select name from complaint_case where workspace_id = $1 and name <> ''`,
    [workspace.id],
  );
  for (const { name } of rows) expect(JSON.stringify(waiting.lines)).not.toContain(name);
});

test('it counts what became of every promise of the week, also where hundreds of cases are open', async () => {
  const company = await database.newWorkspace('Nutsbedrijf');
  // On Monday; somebody spoke within the hour to the customers of every other case.
  await database.superuser.query(
    `insert into complaint_case (workspace_id, id, year, number, kind, source, stage, received_at, status_token_hash)
     select $1, uuid_v7(), 2026, number, 'complaint', 'phone', 'received', timestamptz '2026-11-16 09:00Z', sha256(number::text::bytea)
     from generate_series(1, 700) number`,
    [company.id],
  );
  await database.superuser.query(
    `insert into case_event (workspace_id, case_id, sequence, what, by_kind, staff_id, at, detail)
     select workspace_id, id, sequence, what, 'staff', $2, received_at + make_interval(mins => sequence), detail::jsonb
     from complaint_case, (values
       (1, 'received', '{"kind": "complaint", "remedySought": ""}'),
       (2, 'contact', '{"way": "phone", "outcome": "spoken", "note": ""}')) step (sequence, what, detail)
     where workspace_id = $1 and (sequence = 1 or number % 2 = 0)`,
    [company.id, company.ownerId],
  );
  const app = openTestHttp(product, company, { role: 'owner', language: 'nl' });
  digestRoutes(app, product);
  const { digest } = (await app.inject('/v1/digest')).json();
  await app.close();
  const promises = digest.sections.find(({ key }: { key: string }) => key === 'promises');
  // Two of each case were due by now: a first word, and a conversation.
  expect(promises.lines.map(({ text }: { text: string }) => text)).toEqual([
    'Bij zaken: 700 op tijd, 0 te laat, 700 niet gehaald',
  ]);
});

test('a rule says before it is saved what it would have told last month, also of one group and of a score', async () => {
  const app = openTestHttp(product, workspace);
  alertsRoutes(app, product);
  const ask = async (condition: object) => {
    const reply = await app.inject({ method: 'POST', url: '/v1/alert-preview', payload: { condition } });
    expect([reply.statusCode, reply.json()]).toMatchObject([200, { from: '2026-10-22', to: '2026-11-21' }]);
    return reply.json();
  };
  const { surveys } = (await app.inject({ method: 'GET', url: '/v1/alert-choices' })).json();
  const relation = surveys.find(({ name }: { name: string }) => name === 'Relatieonderzoek');
  const low = { kind: 'low_score', survey: relation.id, most: 6 };
  const all = await ask(low);
  const { values } = relation.traits.find(({ name }: { name: string }) => name === 'attribute:shop');
  const parts = await Promise.all(
    values.map(({ value }: { value: string }) =>
      ask({ ...low, where: writeTraitChoice({ trait: 'attribute:shop', values: [value] }) }),
    ),
  );
  // The shops share the customers out between them; of some it is not known.
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  expect(all.count).toBeGreaterThan(0);
  expect(total).toBeLessThanOrEqual(all.count);
  expect(parts.every(({ count }) => count < all.count)).toBe(true);
  for (const kind of ['score_change', 'response_rate'])
    expect(
      (await ask({ kind, survey: relation.id, ...(kind === 'score_change' && { side: 'either' }) })).count,
    ).toBeLessThan(4);
  const unknown = { name: 'x', condition: { ...low, where: 'attribute:none~x' }, audience: { roles: ['owner'] } };
  const refused = await app.inject({ method: 'POST', url: '/v1/alert-rules', payload: unknown });
  expect(refused.json()).toMatchObject({ errors: [{ code: 'unknown_trait' }] });
  await app.close();
});

test('it goes on Monday at eight to whoever wishes it, in their language, once, also from two nodes at a time', async () => {
  const viewerId = await addStaff(database, workspace, { role: 'viewer', removed: false });
  await database.superuser.query(`update staff set language = 'nb' where id = $1`, [viewerId]);
  await wishDigest(product, caller, true);
  await wishDigest(product, { ...caller, staffId: viewerId, role: 'viewer' }, true);
  await mailDueDigest(product, workspace.id);
  expect(await mails()).toHaveLength(0);
  now = new Date('2026-11-23T07:00:30Z');
  await Promise.all([mailDueDigest(product, workspace.id), mailDueDigest(product, workspace.id)]);
  await mailDueDigest(product, workspace.id);
  const written = await mails();
  expect(written).toHaveLength(2);
  const viewers = written.find(({ recipient }) => recipient.startsWith(viewerId));
  const owners = written.find((mail) => mail !== viewers);
  expect(owners.body_text).toContain('WIE WACHT');
  expect(owners.body_text).toContain('/cases/cas_');
  // Whoever may not handle cases reads of scores alone.
  expect(viewers.subject).toContain('Uken kort fortalt');
  expect(viewers.body_text).not.toContain('/cases/');
  expect(owners.html).toContain('<html lang="nl">');
  now = new Date('2026-11-30T07:00:30Z');
  await wishDigest(product, { ...caller, staffId: viewerId, role: 'viewer' }, false);
  await mailDueDigest(product, workspace.id);
  expect(await mails()).toHaveLength(3);
});
