import type { FastifyInstance } from 'fastify';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { showId } from '../database/public-id.ts';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { openDemo } from '../demo/open-demo.ts';
import type { DemoOwner } from '../demo/store.ts';
import { openTestHttp } from '../http/test-http.ts';
import { publishedSurveys } from '../metrics/views.ts';
import { makeTestProduct } from '../test-product.ts';
import type { ReportPageView } from './page/schema.ts';
import { reportsRoutes } from './routes.ts';

let database: TestDatabase;
let owner: DemoOwner;
let app: FastifyInstance;
let body: Record<string, unknown>;

beforeAll(async () => {
  database = await createTestDatabase();
  const product = makeTestProduct(database, { clock: () => new Date('2026-11-21T12:00:00Z') });
  owner = await openDemo(product);
  app = openTestHttp(product, { id: owner.workspaceId, code: owner.code, ownerId: owner.staffId });
  reportsRoutes(app, product);
  const surveys = await inWorkspace(database.databases.app, owner.workspaceId, publishedSurveys);
  body = { name: 'Bestuur', language: 'nl', survey: showId('srv', surveys[0]?.id ?? ''), period: '12m', trait: 'channel' };
});

afterAll(async () => {
  await app?.close();
  await database?.drop();
});

async function make(more: Record<string, unknown> = {}): Promise<string> {
  const reply = await app.inject({ method: 'POST', url: '/v1/reports', payload: { ...body, ...more } });
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json().id;
}

describe('a report', () => {
  test('says the score with its interval and number, on the screen and in the PDF alike', async () => {
    const id = await make();
    const page: ReportPageView = (await app.inject(`/v1/reports/${id}/page`)).json();
    console.log(JSON.stringify(page, null, 1).slice(0, 6000));
    const pdf = await app.inject(`/v1/reports/${id}/pdf`);
    const { writeFileSync } = await import('node:fs');
    writeFileSync('/tmp/h8/r.pdf', pdf.rawPayload);
    writeFileSync('/tmp/h8/r.json', JSON.stringify(page));
    const document = await getDocumentProxy(new Uint8Array(pdf.rawPayload));
    const { text } = await extractText(document, { mergePages: true });
    console.log(text);
    for (const chart of ['trend','groups','drivers']) { const c = await app.inject(`/v1/reports/${id}/charts/${chart}?format=png`); writeFileSync(`/tmp/h8/${chart}.png`, c.rawPayload); }
    const csv = await app.inject(`/v1/reports/${id}/table?format=csv`); console.log(csv.body.slice(0,3000));
  });
});
