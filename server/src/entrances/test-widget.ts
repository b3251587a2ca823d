import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll } from 'vitest';
import { buildApp } from '../app.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';
import type { Product } from '../product.ts';
import { newSurvey, type TestSurvey } from '../responses/test-survey.ts';
import { makeTestProduct } from '../test-product.ts';

/** Gives a file of tests a company with a survey, asked as the widget on a page of another site asks it. */
export function useWidget() {
  let db: TestDatabase;
  let workspace: TestWorkspace;
  let survey: TestSurvey;
  let product: Product;
  let app: FastifyInstance;
  let now = new Date('2026-11-22T10:00:00Z');

  beforeAll(async () => {
    db = await createTestDatabase();
    workspace = await db.newWorkspace('Fietsenmakerij De Vries');
    survey = await newSurvey(db.superuser, workspace);
    product = makeTestProduct(db, { clock: () => now });
    app = await buildApp(product);
  });
  afterAll(async () => {
    await app.close();
    await db.drop();
  });

  const get = (url: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers });
  const show = async (query = '?version=1') => {
    const { body } = await get(`/w/${survey.publicToken}/visit.js${query}`);
    const [, visit = ''] = /(\{"nonce":"[^"]+","respondent":"[^"]+"\})/.exec(body) ?? [];
    return JSON.parse(visit) as { nonce: string; respondent: string };
  };
  const bodyOf = (visit: object, more: object = {}) => ({
    ...visit,
    submission: uuid(),
    answers: { nps: 9, why: 'Snel geholpen' },
    final: true,
    language: 'nl',
    evidence: { pointer: 2, keys: 0, trusted: true },
    ...more,
  });
  const send = (body: object, token = survey.publicToken) =>
    app.inject({
      method: 'POST',
      url: `/w/${token}/answers`,
      headers: { 'content-type': 'application/json', origin: 'https://winkel.example', 'sec-fetch-site': 'cross-site' },
      payload: JSON.stringify(body),
    });
  const later = (ms: number) => {
    now = new Date(now.getTime() + ms);
  };
  const stored = async (visit: { respondent: string }) =>
    (
      await db.superuser.query(
        `select r.*, c.contact_id from response r left join response_contact c
           on c.workspace_id = r.workspace_id and c.response_id = r.id where respondent_key = $1`,
        [`key:${visit.respondent}`],
      )
    ).rows[0];

  return { scene: () => ({ db, workspace, survey, product, app, now }), get, show, bodyOf, send, later, stored };
}
