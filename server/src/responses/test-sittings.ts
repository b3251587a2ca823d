import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { buildApp } from '../app.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { makeTestProduct } from '../test-product.ts';
import { type AnswerPath, openAnswers } from './open-answers.ts';
import { type Customer, type CustomerPage, makeCustomer } from './test-customer.ts';
import { forkedSurvey } from './test-forked-survey.ts';
import { newInvitation, newSurvey, type TestInvitation, type TestSurvey } from './test-survey.ts';

type Scene = {
  db: TestDatabase;
  workspace: TestWorkspace;
  /** A published survey with a fork. */
  survey: TestSurvey;
  invitation: TestInvitation;
  app: FastifyInstance;
  path: AnswerPath;
  customer: Customer;
};

type Fields = Readonly<Record<string, string>>;

/** Gives each test of a file an invitation of its own to a forked survey, with a customer who opens its pages, and a clock to let run. */
export function useTestSittings() {
  let kept: Scene | undefined;
  let now = Date.now();
  const scene = (): Scene => {
    if (kept === undefined) throw new Error('no test is under way');
    return kept;
  };

  beforeAll(async () => {
    const db = await createTestDatabase();
    const workspace = await db.newWorkspace('Fietsenmakerij De Vries');
    const survey = await newSurvey(db.superuser, workspace, forkedSurvey());
    const invitation = await newInvitation(db.superuser, workspace, survey);
    const product = makeTestProduct(db, { clock: () => new Date(now) });
    const path = openAnswers(product);
    const app = await buildApp(product, { answers: path, requestsPerMinute: 1_000_000 });
    kept = { db, workspace, survey, invitation, app, path, customer: makeCustomer(app) };
  });
  beforeEach(async () => {
    const { db, workspace, survey } = scene();
    scene().invitation = await newInvitation(db.superuser, workspace, survey);
    now = Math.max(Date.now(), now) + 20 * 60_000;
  });
  afterAll(async () => {
    await kept?.app.close();
    await kept?.db.drop();
  });

  const wait = (ms: number) => {
    now += ms;
  };
  return {
    scene,
    /** Lets time go by. */
    wait,
    /** Fills a page in after a while, and presses its button. */
    press: (page: CustomerPage, fields: Fields) => {
      wait(8_000);
      return scene().customer.press(page, fields);
    },
    /** What is stored of whoever holds the invitation, of another respondent, or of `all`. */
    responses: (key = `inv:${scene().invitation.id}`) => listResponses(scene(), key),
    touch: (page: CustomerPage, answers: object, count = 1, headers: Fields = {}) =>
      touch(scene().app, page, { answers, count, headers }),
  };
}

async function listResponses({ db, survey }: Scene, key: string) {
  const { rows } = await db.superuser.query(
    `select answers, vote_class, completed_at is not null as is_complete, off_path, shown_order, marks, language
     from response where respondent_key = $1 or ($1 = 'all' and survey_id = $2)`,
    [key, survey.id],
  );
  return rows;
}

type Touch = Readonly<{ answers: object; count: number; headers: Fields }>;

/** What the page's script sends when something is chosen. */
function touch(app: FastifyInstance, { action, hidden }: CustomerPage, { answers, count, headers }: Touch) {
  return app.inject({
    method: 'POST',
    url: `${action}/answers`,
    headers: { 'content-type': 'application/json', ...headers },
    payload: JSON.stringify({
      submission: `${hidden['submission']}-${count}`,
      answers,
      final: false,
      nonce: hidden['nonce'],
      language: hidden['language'],
      evidence: { pointer: 1, keys: 0, trusted: true, pressed: false },
    }),
  });
}

export function cookieOf(headers: Readonly<Record<string, unknown>>): string {
  return String(headers['set-cookie'] ?? '');
}

/** Marks for the six rows of the survey's battery. */
export function rowMarks(score: (row: number) => number): Fields {
  return Object.fromEntries([1, 2, 3, 4, 5, 6].map((row) => [`row${row}`, String(score(row))]));
}

/** Where the page that welcomes somebody back leads: on with what was given, or to a sheet of their own. */
export function hrefOf(page: CustomerPage, kind: 'go' | 'skip'): string {
  return plain(new RegExp(`<a class="${kind}" href="([^"]*)"`).exec(page.html)?.[1] ?? '');
}

export function plain(text = ''): string {
  return text.replaceAll('&amp;', '&');
}

export function at<Item>(list: readonly Item[], place: number): Item {
  const item = list[place];
  if (item === undefined) throw new Error(`there is no place ${place}`);
  return item;
}
