import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { readId } from '../../database/public-id.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../../database/test-database.ts';
import { openTestHttp } from '../../http/test-http.ts';
import type { Product } from '../../product.ts';
import { makeTestProduct } from '../../test-product.ts';
import { contactsRoutes } from '../routes.ts';
import { importJob } from './jobs.ts';
import type { ImportPreview } from './schema.ts';

/** A workspace whose staff import customer lists, as the wizard does it: upload, check, run. */
export type TestImports = Readonly<{
  database: TestDatabase;
  workspace: TestWorkspace;
  product: Product;
  app: FastifyInstance;
}>;

export async function openTestImports(): Promise<TestImports> {
  const database = await createTestDatabase();
  const workspace = await database.newWorkspace('Fietsenmaker De Vries');
  const product = makeTestProduct(database);
  const app = openTestHttp(product, workspace);
  contactsRoutes(app, product);
  return { database, workspace, product, app };
}

export async function closeTestImports({ app, database }: TestImports): Promise<void> {
  await app.close();
  await database.drop();
}

export function uploadList({ app }: TestImports, bytes: Buffer | string, name = 'klanten.csv') {
  return app.inject({
    method: 'POST',
    url: '/v1/contact-imports',
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) },
    payload: Buffer.from(bytes),
  });
}

export type ReadingWish = Partial<Omit<ImportPreview['reading'], 'kind'>> & { mapping?: Record<string, string | null> };

/** Every column as it was guessed, but for what is wished otherwise. */
export function checkList({ app }: TestImports, preview: ImportPreview, wish: ReadingWish = {}) {
  const mapping = Object.fromEntries(preview.columns.map(({ index, guess }) => [String(index), guess]));
  const { kind: _kind, ...reading } = preview.reading;
  const payload = { ...reading, mapping, ...wish };
  return app.inject({ method: 'PUT', url: `/v1/contact-imports/${preview.id}/reading`, payload });
}

export function runImportJob({ product, workspace }: TestImports, id: string, isLast = false): Promise<void> {
  return importJob(product)({ workspaceId: workspace.id, importId: readId('imp', id) ?? '' }, { isLast });
}

export async function startList({ app }: TestImports, id: string): Promise<void> {
  await app.inject({ method: 'POST', url: `/v1/contact-imports/${id}/run` });
}

export async function showList({ app }: TestImports, id: string) {
  return (await app.inject(`/v1/contact-imports/${id}`)).json();
}

export async function takeListIn(imports: TestImports, id: string) {
  await startList(imports, id);
  await runImportJob(imports, id);
  return showList(imports, id);
}

export async function undoList({ app }: TestImports, id: string) {
  return (await app.inject({ method: 'DELETE', url: `/v1/contact-imports/${id}` })).json();
}

export async function findContacts({ app }: TestImports, search: string): Promise<{ email: string; name: string }[]> {
  const reply = await app.inject(`/v1/contacts?search=${encodeURIComponent(search)}&limit=100`);
  const found: { email: string; name: string }[] = reply.json().data;
  return found.map(({ email, name }) => ({ email, name })).sort((a, b) => (a.email < b.email ? -1 : 1));
}

/** Holds a table, so that an import stands still where it needs it, until the work is done. */
export async function whileHeld<T>({ database }: TestImports, table: string, work: () => Promise<T>): Promise<T> {
  const holder = await database.superuser.connect();
  try {
    await holder.query(`begin; lock table ${table} in access exclusive mode`);
    return await work();
  } finally {
    await holder.query('rollback');
    holder.release();
  }
}

/** Until so many wait for what somebody holds. */
export async function untilWaiting({ database }: TestImports, count: number): Promise<void> {
  for (let look = 0; look < 200; look++) {
    const { rows } = await database.superuser.query(
      `select count(*) as count from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
    );
    if (rows[0].count >= count) return;
    await wait(5);
  }
  throw new Error(`nobody waits as number ${count}`);
}
