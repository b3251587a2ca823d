import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll } from 'vitest';
import { makeSetupLink } from '../../accounts/setup-link.ts';
import { makeTestBrowser, type TestBrowser } from '../../accounts/test-browser.ts';
import { buildApp } from '../../app.ts';
import { createTestDatabase, type TestDatabase } from '../../database/test-database.ts';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import { drainNews } from '../../jobs/drain-news.ts';
import type { Product } from '../../product.ts';
import { makeTestProduct, testConfig } from '../../test-product.ts';
import { type Intake, openCase } from '../cases.ts';
import { tellCustomerListeners } from './tell-customer.ts';

type Scene = Readonly<{
  database: TestDatabase;
  product: Product;
  app: FastifyInstance;
  owner: TestBrowser;
  workspace: Readonly<{ id: string; code: string }>;
}>;

/** A company with somebody who answers for its cases, for the tests of a file; its clock stands until a test moves it. */
export function useTellingCompany() {
  let now = new Date('2026-11-20T13:12:00Z');
  let database: TestDatabase | undefined;
  let open: Scene | undefined;

  beforeAll(async () => {
    database = await createTestDatabase();
    const config = { ...testConfig, baseUrl: 'https://feedback.devries.example', privateMailHosts: ['127.0.0.1'] };
    const product = makeTestProduct(database, { config, clock: () => now });
    const app = await buildApp(product, { requestsPerMinute: 100_000 });
    const owner = makeTestBrowser(app);
    const claim = { company: 'De Vries', name: 'Sanne van Dijk', email: 'sanne@devries.example', language: 'nl' };
    await owner.post(`/v1${new URL((await makeSetupLink(product)).link).pathname}`, {
      ...claim,
      password: 'een zin die niemand raadt',
    });
    const { rows } = await database.superuser.query('select id, code from workspace');
    const me = (await owner.get('/v1/case-form')).json().colleagues[0].id;
    await owner.patch('/v1/case-form', {
      contact_id: me,
      phone: '030 123 45 67',
      external_recourse: 'De geschillencommissie: https://geschil.example',
    });
    open = { database, product, app, owner, workspace: rows[0] };
  });

  afterAll(async () => {
    await open?.app.close();
    await database?.drop();
  });

  const scene = (): Scene => {
    if (open === undefined) throw new Error('the company is there when the tests of a file begin');
    return open;
  };
  const hear = () => drainNews(scene().product, tellCustomerListeners);
  return {
    scene,
    hear,
    setNow: (at: Date) => {
      now = at;
    },
    pass: (ms: number) => {
      now = new Date(now.getTime() + ms);
    },
    receive: async (intake: Partial<Intake>) => {
      const { database: own, product, workspace } = scene();
      const whole: Intake = {
        kind: 'complaint',
        source: 'form',
        words: 'Hij deed het niet',
        language: 'nl',
        ...intake,
      };
      const opened = await inWorkspace(own.databases.app, workspace.id, (db) =>
        openCase(product, db, { workspaceCode: workspace.code, intake: whole }),
      );
      await hear();
      return opened;
    },
    mailsTo: async (recipient: string) => {
      const { rows } = await scene().database.superuser.query(
        'select id, kind, subject, body_text, html, message_id, reply_to from outbox_mail where recipient = $1 order by id',
        [recipient],
      );
      return rows;
    },
  };
}
