import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readId } from '../../database/public-id.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../../database/test-database.ts';
import { openTestHttp } from '../../http/test-http.ts';
import type { Product } from '../../product.ts';
import { makeTestProduct } from '../../test-product.ts';
import { contactsRoutes } from '../routes.ts';
import { importJob } from './jobs.ts';
import type { ImportCheck, ImportPreview } from './schema.ts';

// Lists as firms have them, each with something wrong or odd. Nobody touches what was guessed.
type Expected = Readonly<{
  file: string;
  what: string;
  /** The code that explains why the file is not read; without it the file is read, and all that follows is true. */
  refusal?: string;
  reading?: Partial<ImportPreview['reading']>;
  guess?: readonly (string | null)[];
  rows?: number;
  refused?: readonly (readonly [number, string])[];
  first?: Readonly<Record<string, unknown>>;
}>;

const folder = new URL('./test-imports/', import.meta.url);
const files: readonly Expected[] = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8'));

let database: TestDatabase;
let workspace: TestWorkspace;
let product: Product;
let app: FastifyInstance;
const asGuessed: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  product = makeTestProduct(database);
});

afterAll(async () => {
  await database.drop();
});

/** A firm of its own, so that no file meets another's customers. */
async function openFirm(): Promise<void> {
  workspace = await database.newWorkspace('Fietsenmaker De Vries');
  app = openTestHttp(product, workspace);
  contactsRoutes(app, product);
}

async function upload(file: string) {
  return app.inject({
    method: 'POST',
    url: '/v1/contact-imports',
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': file },
    payload: readFileSync(new URL(file, folder)),
  });
}

async function checkAsGuessed({ id, reading, columns }: ImportPreview): Promise<ImportCheck['check']> {
  const { kind: _, ...wish } = reading;
  const mapping = Object.fromEntries(columns.map(({ index, guess }) => [String(index), guess]));
  const url = `/v1/contact-imports/${id}/reading`;
  return (await app.inject({ method: 'PUT', url, payload: { ...wish, mapping } })).json<ImportCheck>().check;
}

async function takeIn(id: string): Promise<void> {
  await app.inject({ method: 'POST', url: `/v1/contact-imports/${id}/run` });
  await importJob(product)({ workspaceId: workspace.id, importId: readId('imp', id) ?? '' }, { isLast: false });
}

async function contactOf(email: unknown): Promise<Record<string, unknown>> {
  const { rows } = await database.superuser.query(
    `select contact.email, contact.name, contact.external_id, phone, country, lifecycle, roles::text[],
       to_char(customer_since, 'YYYY-MM-DD') as customer_since, array[birth_month, birth_day] as birthday,
       organisation.name as organisation
     from contact left join organisation on organisation.id = contact.organisation_id
     where contact.workspace_id = $1 and contact.email = $2`,
    [workspace.id, email],
  );
  return rows[0];
}

test.each(files)('$file: $what', async ({ file, refusal, reading = {}, guess, rows, refused, first }) => {
  await openFirm();
  const reply = await upload(file);
  if (refusal !== undefined) {
    expect(reply.json()).toMatchObject({ code: refusal, detail: expect.stringMatching(/\.xlsx/) });
    return;
  }
  const preview = reply.json<ImportPreview>();
  expect(preview.reading).toMatchObject(reading);
  if (guess !== undefined) expect(preview.columns.map((column) => column.guess)).toEqual(guess);
  expect(preview.row_count).toBe(rows);
  const check = await checkAsGuessed(preview);
  expect(check.refused.map(({ row, code }) => [row, code])).toEqual(refused);
  expect(check.refused.every(({ detail }) => detail.length > 10)).toBe(true);
  await takeIn(preview.id);
  expect(await contactOf(first?.['email'])).toMatchObject(first ?? {});
  asGuessed.push(file);
  await app.close();
});

test('28 of the 30 are read right as guessed, and the others say why not', () => {
  expect(files).toHaveLength(30);
  expect(asGuessed.length).toBeGreaterThanOrEqual(28);
});
