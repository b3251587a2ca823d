import { sum } from '@voldaan/domain/stats/sum';
import { defaultBudgetRules } from '@voldaan/domain/studies/budget-rules';
import { defaultSendHours } from '@voldaan/domain/studies/quiet-hours';
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
import type { Product } from '../product.ts';
import { saveContactRules } from '../studies/rules-store.ts';
import { makeTestProduct } from '../test-product.ts';
import type { ReportPageView } from './page/schema.ts';
import { reportsRoutes } from './routes.ts';
import type { Report } from './schema.ts';

let database: TestDatabase;
let product: Product;
let owner: DemoOwner;
let app: FastifyInstance;
let now = new Date('2026-11-21T12:00:00Z');
let surveys: readonly Readonly<{ id: string; name: string }>[];

beforeAll(async () => {
  database = await createTestDatabase();
  product = makeTestProduct(database, { clock: () => now });
  owner = await openDemo(product);
  app = openAs('owner');
  surveys = await inWorkspace(database.databases.app, owner.workspaceId, publishedSurveys);
});

afterAll(async () => {
  await app?.close();
  await database?.drop();
});

function openAs(role: 'owner' | 'viewer'): FastifyInstance {
  const { workspaceId: id, code, staffId: ownerId } = owner;
  const opened = openTestHttp(product, { id, code, ownerId, name: '' }, { role, language: 'nl' });
  reportsRoutes(opened, product);
  return opened;
}

async function make(more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const survey = showId('srv', surveys[0]?.id ?? '');
  const payload = { name: 'Bestuur', language: 'nl', survey, period: '12m', ...more };
  const reply = await app.inject({ method: 'POST', url: '/v1/reports', payload });
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json().id;
}

async function pageOf(id: string, from: FastifyInstance = app): Promise<ReportPageView> {
  const reply = await from.inject(`/v1/reports/${id}/page`);
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json();
}

async function pdfText(url: string): Promise<string> {
  const reply = await app.inject(url);
  expect(reply.headers['content-type']).toBe('application/pdf');
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(reply.rawPayload)), { mergePages: true });
  return text.replaceAll(/\s+/g, ' ');
}

test('a company without reports is shown that there are none', async () => {
  const company = await database.newWorkspace('Nieuwkomer');
  const opened = openTestHttp(product, company, { role: 'owner', language: 'nl' });
  reportsRoutes(opened, product);
  const reply = await opened.inject('/v1/reports');
  expect([reply.statusCode, reply.json()]).toEqual([200, { data: [] }]);
  await opened.close();
});

describe('a report', () => {
  test('says the score with its interval and number, on the screen and on paper alike', async () => {
    const id = await make();
    const page = await pageOf(id);
    expect(page.score.text).not.toBeNull();
    expect(page.summary[0]).toContain(`(tussen ${page.score.text?.low} en ${page.score.text?.high}; `);
    const paper = await pdfText(`/v1/reports/${id}/pdf`);
    for (const words of [page.heading, ...page.summary]) expect(paper).toContain(words);
    expect(paper).toContain(`tussen ${page.score.text?.range}`);
  });

  test('speaks each language of the product, in its own way of writing figures', async () => {
    for (const language of ['nl', 'nb', 'en'] as const) {
      const page = await pageOf(await make({ language }));
      expect(page.language).toBe(language);
      expect(JSON.stringify(page)).not.toMatch(/"report\.|\{\w+\}/);
    }
  });

  test('was made at an hour of the company’s own clock', async () => {
    const id = await make();
    expect((await pageOf(id)).computed).toContain('om 13:00');
    const rules = { budget: defaultBudgetRules, sendHours: { zone: 'America/New_York', ...defaultSendHours } };
    await inWorkspace(database.databases.app, owner.workspaceId, (db) =>
      saveContactRules(db, { ...rules, staffId: owner.staffId, at: now }),
    );
    expect((await pageOf(id)).computed).toContain('om 07:00');
    await database.superuser.query('delete from contact_rules where workspace_id = $1', [owner.workspaceId]);
  });

  test('says that answers count which belong to no study, where some do', async () => {
    const who = async () => {
      const { parts } = (await pageOf(await make({ survey: showId('srv', surveys[0]?.id ?? '') }))).method;
      return parts.find(({ name }) => name === 'Wie')?.text;
    };
    expect(await who()).not.toContain('bij geen onderzoek horen');
    const { rows } = await database.superuser.query<{ slot: number }>(
      `select slot from trait where workspace_id = $1 and source = 'study'`,
      [owner.workspaceId],
    );
    await database.superuser.query(
      `update score_row set a${rows[0]?.slot} = null where (workspace_id, response_id) in (
         select workspace_id, response_id from score_row
         where workspace_id = $1 and survey_id = $2 and vote_class = 'h' order by day desc limit 3)`,
      [owner.workspaceId, surveys[0]?.id],
    );
    expect(await who()).toMatch(/antwoordden\. .*Antwoorden die bij geen onderzoek horen, tellen ook mee\.$/);
  });

  test('keeps the words of customers from who may not read answers', async () => {
    const id = await make();
    expect((await pageOf(id)).words?.quotes.length).toBeGreaterThan(0);
    const viewer = openAs('viewer');
    expect((await pageOf(id, viewer)).words).toBeNull();
    await viewer.close();
  });

  test('says what its study is for and which norm it laid down, on paper too', async () => {
    const { studies } = (await app.inject(`/v1/report-choices?survey=${showId('srv', surveys[0]?.id ?? '')}`)).json();
    const { rows } = await database.superuser.query<{ purpose: string }>(
      `update study set plan = jsonb_set(plan, '{norm,value}', '41') where workspace_id = $1 and name = $2
       returning plan ->> 'purpose' as purpose`,
      [owner.workspaceId, studies[0].name],
    );
    const id = await make({ study: studies[0].id });
    const { parts } = (await pageOf(id)).method;
    const textOf = (name: string) => parts.find((part) => part.name === name)?.text;
    expect(textOf('Doel')).toBe(rows[0]?.purpose);
    expect(textOf('Norm')).toMatch(/^35; .*\. Voor de eerste antwoorden vastgelegd: NPS boven 41\.$/);
    const paper = await pdfText(`/v1/reports/${id}/pdf`);
    for (const words of [rows[0]?.purpose, textOf('Norm')]) expect(paper).toContain(words);
  });

  test('does not take the purpose of a study that asks with another survey', async () => {
    const { rows } = await database.superuser.query<{ id: string; name: string }>(
      `select id, name from study where workspace_id = $1 and survey_id is distinct from $2 order by id limit 1`,
      [owner.workspaceId, surveys[0]?.id],
    );
    const study = showId('std', rows[0]?.id ?? '');
    const survey = showId('srv', surveys[0]?.id ?? '');
    const payload = { name: 'Bestuur', language: 'nl', survey, period: '12m', study };
    const reply = await app.inject({ method: 'POST', url: '/v1/reports', payload });
    expect(reply.statusCode).toBe(422);
    expect(reply.json().errors).toMatchObject([
      { pointer: '/study', code: 'study_of_other_survey', detail: expect.stringContaining(rows[0]?.name ?? '') },
    ]);
  });

  test('that names no study says what those are for that asked with its survey, or that nobody laid it down', async () => {
    const { rows } = await database.superuser.query<{ name: string; purpose: string }>(
      `select name, plan ->> 'purpose' as purpose from study where workspace_id = $1 and survey_id = $2`,
      [owner.workspaceId, surveys[0]?.id],
    );
    const saying = async (period: string) => {
      const { parts } = (await pageOf(await make({ period }))).method;
      return (name: string) => parts.find((part) => part.name === name)?.text;
    };
    const textOf = await saying('12m');
    expect(rows.length).toBeGreaterThan(0);
    for (const { name, purpose } of rows) {
      expect(textOf('Doel')).toContain(purpose);
      expect(textOf('Wie')).toContain(`‘${name}’`);
    }
    expect(textOf('Wie')).not.toContain('geen steekproef');
    const early = await saying('2019');
    expect(early('Doel')).toBe('Geen onderzoek dat in deze periode met deze vragenlijst vroeg, legde een doel vast.');
    expect(early('Wie')).toContain('geen steekproef');
    await database.superuser.query(
      `insert into study select (jsonb_populate_record(study, jsonb_build_object('id', gen_random_uuid(), 'name', 'Ronde ' || n,
         'started_at', started_at - n * interval '1 day', 'plan', plan || '{"purpose": "Weten of het helpt"}'))).*
       from study, generate_series(1, 6) n where workspace_id = $1 and name = $2`,
      [owner.workspaceId, rows[0]?.name],
    );
    const several = await saying('12m');
    expect(several('Doel')).toMatch(
      /Weten of het helpt\. ‘Ronde 4’: Weten of het helpt\. En nog 2 eerdere onderzoeken\.$/,
    );
    expect(several('Wie')).toContain('‘Ronde 4’: 0 klanten');
    await database.superuser.query(`delete from study where workspace_id = $1 and name like 'Ronde %'`, [
      owner.workspaceId,
    ]);
  });

  test('draws each chart by itself as it stands on the page', async () => {
    const { data } = (await app.inject('/v1/reports')).json();
    const { id } = data.find(({ name }: Report) => name === 'Voor het werkoverleg');
    const page = await pageOf(id);
    const labels = { trend: page.trend?.label, groups: page.groups?.label, drivers: page.drivers?.heading };
    for (const label of Object.values(labels)) expect(label).toBeDefined();
    for (const [chart, label] of Object.entries(labels)) {
      const { body } = await app.inject(`/v1/reports/${id}/charts/${chart}`);
      expect(body).toContain(`<title>${label}</title>`);
    }
  });

  test('counts the months of its trend as the whole is counted', async () => {
    const page = await pageOf(await make({ period: '2026' }));
    const months = (page.trend?.points ?? []).filter(({ from }) => from >= '2026-01-01');
    expect(sum(months.map(({ score }) => score.figure.n))).toBe(page.score.figure.n);
  });

  test('names the quarters of a group too small to be told by months', async () => {
    const page = await pageOf(await make({ period: '2026', where: 'attribute:shop~Utrecht%20Lombok' }));
    expect(page.columns.month).toBe('Kwartaal');
    expect(page.trend?.note).toContain('per kwartaal');
    expect(page.trend?.heading).toContain('In kwartaal 4 van 2026');
    const quarters = page.trend?.points ?? [];
    expect(quarters.map(({ label }) => label)).toEqual(['2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']);
    expect(sum(quarters.slice(1).map(({ score }) => score.figure.n))).toBe(page.score.figure.n);
  });

  test('is refused when it names what is not there, before it is saved', async () => {
    const survey = showId('srv', surveys[0]?.id ?? '');
    for (const wrong of [{ item: 'nps:X9:1' }, { period: 'ooit' }, { trait: 'schoenmaat' }]) {
      const payload = { name: 'Fout', language: 'nl', survey, period: '12m', ...wrong };
      expect((await app.inject({ method: 'POST', url: '/v1/reports', payload })).statusCode).toBe(422);
    }
  });
});

describe('a link to a report', () => {
  test('opens until its day or until it is ended, and holds no words of customers', async () => {
    const id = await make();
    const share = (days: number) => app.inject({ method: 'POST', url: `/v1/reports/${id}/shares`, payload: { days } });
    const { url, id: shareId } = (await share(30)).json();
    const path = new URL(url).pathname;
    const opened = await app.inject(path);
    expect(opened.statusCode).toBe(200);
    expect(opened.body).toContain('227');
    for (const { text } of (await pageOf(id)).words?.quotes ?? []) expect(opened.body).not.toContain(text);
    expect((await app.inject(`${path}/pdf`)).statusCode).toBe(200);
    expect((await app.inject(`${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`)).statusCode).toBe(404);

    const until = now;
    now = new Date(now.getTime() + 31 * 86_400_000);
    expect((await app.inject(path)).statusCode).toBe(404);
    now = until;
    await app.inject({ method: 'DELETE', url: `/v1/reports/${id}/shares/${shareId}` });
    expect((await app.inject(path)).statusCode).toBe(404);
  });
});
