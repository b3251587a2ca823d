import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildApp } from '../app.ts';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import type { Product } from '../product.ts';
import { makeTestProduct } from '../test-product.ts';
import { makeSetupLink } from './setup-link.ts';
import { makeTestBrowser, type TestBrowser } from './test-browser.ts';

const password = 'een zin die niemand raadt';
let database: TestDatabase;
let product: Product;
let app: FastifyInstance;
let number = 0;
let now = new Date('2026-03-02T09:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  product = makeTestProduct(database, { clock: () => now });
  app = await buildApp(product, { requestsPerMinute: 100_000 });
});

afterAll(async () => {
  await app?.close();
  await database?.drop();
});

const pathOf = (link: string) => `/v1${new URL(link).pathname}`;
const newSetupPath = async () => pathOf((await makeSetupLink(product)).link);

async function claim(path: string): Promise<TestBrowser> {
  number += 1;
  const browser = makeTestBrowser(app);
  const email = `eigenaar-${number}@example.nl`;
  const claimed = await browser.post(path, { company: 'De Vries', name: 'Anna', email, password, language: 'nl' });
  expect(claimed.statusCode).toBe(201);
  return browser;
}

test('the first company ends every other set-up link that was printed before it', async () => {
  const [first, second] = [await newSetupPath(), await newSetupPath()];
  await claim(second);
  expect((await makeTestBrowser(app).get(first)).statusCode).toBe(404);

  const [third, fourth] = [await newSetupPath(), await newSetupPath()];
  await claim(third);
  // These were asked for on purpose, for two further companies.
  await claim(fourth);
});

test('guessing at the password of somebody who left the browser open is slowed down as at the door', async () => {
  const owner = await claim(await newSetupPath());
  const guess = () =>
    owner.post('/v1/me/password', { current: 'een zin die verkeerd is', new: 'een andere zin, geraden' });
  const statuses: number[] = [];
  for (let time = 0; time < 10; time++) statuses.push((await guess()).statusCode);
  expect(statuses).toEqual(Array(10).fill(403));
  now = new Date(now.getTime() + 60_000);
  for (let time = 0; time < 3; time++) statuses.push((await guess()).statusCode);
  expect(statuses.slice(10)).toContain(429);
});

describe('an invitation to staff', () => {
  let owner: TestBrowser;

  beforeEach(async () => {
    owner = await claim(await newSetupPath());
  });

  async function invite(by: TestBrowser, role: string): Promise<string> {
    number += 1;
    const made = await by.post('/v1/staff-invites', { email: `collega-${number}@example.nl`, role, send: false });
    expect(made.statusCode).toBe(201);
    return pathOf(made.json().link);
  }

  async function accept(path: string): Promise<{ browser: TestBrowser; id: string }> {
    const browser = makeTestBrowser(app);
    const accepted = await browser.post(path, { name: 'Kees', password, language: 'nl' });
    expect(accepted.statusCode).toBe(201);
    return { browser, id: accepted.json().staff.id };
  }

  async function isOpen(path: string): Promise<boolean> {
    const shown = await makeTestBrowser(app).get(path);
    const accepted = await makeTestBrowser(app).post(path, { name: 'Kees', password, language: 'nl' });
    expect(accepted.statusCode).toBe(shown.statusCode === 200 ? 201 : 404);
    return shown.statusCode === 200;
  }

  test('is no way back in for a manager who made it and was removed', async () => {
    const manager = await accept(await invite(owner, 'manager'));
    const wayBack = await invite(manager.browser, 'manager');
    expect((await owner.delete(`/v1/staff/${manager.id}`)).statusCode).toBe(204);
    expect(await isOpen(wayBack)).toBe(false);
    expect((await owner.get('/v1/staff-invites')).json().data).toEqual([]);
  });

  test('is not worth more than its maker: those to a role that they no longer give end', async () => {
    const second = await accept(await invite(owner, 'owner'));
    const [toOwner, toViewer] = [await invite(second.browser, 'owner'), await invite(second.browser, 'viewer')];
    expect((await owner.patch(`/v1/staff/${second.id}`, { role: 'manager' })).statusCode).toBe(200);
    expect(await isOpen(toOwner)).toBe(false);
    expect(await isOpen(toViewer)).toBe(true);
  });

  test('that is written in the moment of the removal is worth nothing either', async () => {
    const manager = await accept(await invite(owner, 'manager'));
    const late = await invite(manager.browser, 'viewer');
    await database.superuser.query('update staff set removed_at = now() where name = $1', ['Kees']);
    expect(await isOpen(late)).toBe(false);
  });
});
