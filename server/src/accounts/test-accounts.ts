import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect } from 'vitest';
import { buildApp } from '../app.ts';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import type { Product, StaffInviteMail } from '../product.ts';
import { makeTestProduct } from '../test-product.ts';
import { makeSetupLink } from './setup-link.ts';
import { makeTestBrowser, type TestBrowser } from './test-browser.ts';

type Scene = Readonly<{
  database: TestDatabase;
  product: Product;
  app: FastifyInstance;
  /** Invitations that were mailed. */
  mails: readonly StaffInviteMail[];
}> & {
  /** What the clock says. */
  now: Date;
};

type TestCompany = Readonly<{ owner: TestBrowser; email: string; code: string }>;
type TestColleague = Readonly<{ browser: TestBrowser; id: string }>;

export const password = 'een zin die niemand raadt';

/** Gives a file a product without companies, browsers to meet it with, and a clock to let run. */
export function useTestAccounts() {
  let kept: Scene | undefined;
  const scene = (): Scene => {
    if (kept === undefined) throw new Error('no test is under way');
    return kept;
  };
  const pass = (milliseconds: number) => {
    scene().now = new Date(scene().now.getTime() + milliseconds);
  };

  beforeAll(async () => {
    const mails: StaffInviteMail[] = [];
    const now = new Date('2026-03-02T09:00:00Z');
    const database = await createTestDatabase();
    const product = makeTestProduct(database, {
      clock: () => kept?.now ?? now,
      mailer: {
        sendStaffInvite: async (_db, mail) => mails.push(mail) > 0,
        isConfigured: async () => false,
      },
    });
    kept = { database, product, app: await buildApp(product, { requestsPerMinute: 100_000 }), mails, now };
  });
  afterAll(async () => {
    await kept?.app.close();
    await kept?.database.drop();
  });

  return {
    scene,
    /** Lets time go by. */
    pass,
    newBrowser: (cookie = '') => makeTestBrowser(scene().app, cookie),
    /** A company with its owner signed in. */
    newCompany: (company: string) => {
      pass(3_600_000);
      return newCompany(scene(), company);
    },
    /** A colleague who has accepted an invitation to this role. */
    newColleague: (owner: TestBrowser, role: string) => {
      pass(61_000);
      return newColleague(scene(), owner, role);
    },
  };
}

async function newCompany({ app, product }: Scene, company: string): Promise<TestCompany> {
  const { link } = await makeSetupLink(product);
  const owner = makeTestBrowser(app, '');
  const email = `eigenaar@${company.toLowerCase().replaceAll(' ', '-')}.example`;
  const claimed = await owner.post(`/v1${new URL(link).pathname}`, {
    company,
    name: 'Anna de Vries',
    email,
    password,
    language: 'nl',
  });
  expect(claimed.statusCode).toBe(201);
  return { owner, email, code: claimed.json().workspace.code };
}

async function newColleague({ app, now }: Scene, owner: TestBrowser, role: string): Promise<TestColleague> {
  const email = `${role}-${now.getTime()}@collega.example`;
  const invited = await owner.post('/v1/staff-invites', { email, role, send: false });
  expect(invited.statusCode).toBe(201);
  const browser = makeTestBrowser(app, '');
  const path = `/v1${new URL(invited.json().link).pathname}`;
  const accepted = await browser.post(path, { name: 'Kees', password, language: 'nl' });
  expect(accepted.statusCode).toBe(201);
  return { browser, id: accepted.json().staff.id };
}
