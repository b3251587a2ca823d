import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll } from 'vitest';
import { addTestContacts, linkResponses } from '../../contacts/test-links.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../../database/test-database.ts';
import { openTestHttp } from '../../http/test-http.ts';
import { drainNews } from '../../jobs/drain-news.ts';
import type { Product } from '../../product.ts';
import { storeActs } from '../../responses/store.ts';
import { newAct } from '../../responses/test-act.ts';
import { newSurvey, type TestSurvey } from '../../responses/test-survey.ts';
import { makeTestProduct } from '../../test-product.ts';
import { textsListener } from './keep-texts.ts';
import { wordsRoutes } from './routes.ts';

export const clock = () => new Date('2026-11-21T10:00:00Z');

type Given = Readonly<{
  nps?: number | null;
  why: string | null;
  language?: string;
  isTest?: boolean;
  voteClass?: 'human' | 'machine';
}>;

type Scene = Readonly<{
  database: TestDatabase;
  product: Product;
  workspace: TestWorkspace;
  other: TestWorkspace;
  survey: TestSurvey;
  app: FastifyInstance;
}>;

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** Gives a file a company with eight texts of customers, and another one beside it. */
export function useTestWords() {
  let kept: Scene | undefined;
  const scene = (): Scene => {
    if (kept === undefined) throw new Error('no test is under way');
    return kept;
  };

  beforeAll(async () => {
    const database = await createTestDatabase();
    const product = makeTestProduct(database, { clock });
    const workspace = await database.newWorkspace('De Vries');
    const other = await database.newWorkspace('Hansen AS');
    const survey = await newSurvey(database.superuser, workspace);
    const app = openTestHttp(product, workspace, { language: 'nl' });
    wordsRoutes(app, product);
    kept = { database, product, workspace, other, survey, app };
    await answer(kept, { owner: workspace, survey, given: ours });
    await answer(kept, { owner: other, survey: await newSurvey(database.superuser, other), given: theirs });
  });
  afterAll(async () => {
    await kept?.app.close();
    await kept?.database.drop();
  });

  const ask = (method: Method, path: string, body?: object) => askHttp(scene().app, { method, path, body });
  const textsOf = async (query: string): Promise<readonly string[]> => {
    const { body } = await ask('GET', `words?${query}`);
    return body.data
      .map(({ parts }: { parts: { text: string }[] }) => parts.map(({ text }) => text).join(' | '))
      .toSorted();
  };
  return {
    scene,
    ask,
    /** The texts that a query finds, in the order of the alphabet. */
    textsOf,
    search: (words: string) => textsOf(`q=${encodeURIComponent(words)}`),
    /** Stores what customers wrote; gives the ids of their responses. */
    answer: (owner: TestWorkspace, survey: TestSurvey, given: readonly Given[]) =>
      answer(scene(), { owner, survey, given }),
    answerHere: (given: readonly Given[]) =>
      answer(scene(), { owner: scene().workspace, survey: scene().survey, given }),
    /** Stores what so many customers wrote on a day, one text each in turn. */
    writeOn: (day: string, customers: number, given: readonly Given[]) => writeOn(scene(), { day, customers, given }),
  };
}

async function writeOn(
  scene: Scene,
  { day, customers, given }: Readonly<{ day: string; customers: number; given: readonly Given[] }>,
): Promise<void> {
  const { database, workspace, survey } = scene;
  const responses = await answer(scene, { owner: workspace, survey, given });
  const contacts = await addTestContacts(database, workspace, customers);
  await linkResponses(
    database,
    workspace,
    responses.map((id, place) => [id, contacts[place % customers]]),
  );
  for (const table of ['score_row', 'response_text'])
    await database.superuser.query(`update ${table} set day = $3 where workspace_id = $1 and response_id = any ($2)`, [
      workspace.id,
      responses,
      day,
    ]);
}

type Answering = Readonly<{ owner: TestWorkspace; survey: TestSurvey; given: readonly Given[] }>;

async function answer({ database, product }: Scene, { owner, survey, given }: Answering): Promise<readonly string[]> {
  const acts = given.map(({ nps = 9, why, language = 'nl', isTest = false, voteClass = 'human' }) =>
    newAct(owner, survey, { answers: { nps, why }, language, isTest, voteClass }),
  );
  const connection = await database.databases.answerPool.connect();
  try {
    await storeActs(connection, acts, new Date('2026-11-20T10:00:00Z'));
  } finally {
    connection.release();
  }
  await drainNews(product, [textsListener]);
  return acts.map(({ responseId }) => responseId);
}

type Asked = Readonly<{ method: Method; path: string; body: object | undefined }>;

async function askHttp(app: FastifyInstance, { method, path, body }: Asked) {
  const payload = body === undefined ? {} : { payload: body };
  const reply = await app.inject({ method, url: `/v1/${path}`, ...payload });
  const isJson = reply.headers['content-type']?.includes('json') === true;
  return { status: reply.statusCode, body: isJson ? reply.json() : reply.body };
}

/** A rule that a theme is told by. */
export const rule = (words: readonly string[], unless: readonly string[] = [], language = 'nl') => ({
  language,
  words,
  unless,
});

const ours: readonly Given[] = [
  { nps: 2, why: 'Lang gewacht aan de telefoon, niemand belde terug.' },
  { nps: 3, why: 'De wachttijd was te lang.', language: 'nl-x-jij' },
  { nps: 9, why: 'Vriendelijk geholpen aan de balie.' },
  { nps: 4, why: 'Aan de balie was men niet vriendelijk.' },
  { nps: 8, why: 'Mail mij op anna@example.nl of bel 06 12345678.' },
  { nps: 5, why: 'Jeg ventet lenge på sykkelen.', language: 'nb' },
  { nps: 6, why: 'I was waiting far too long.', language: 'en' },
  { nps: 10, why: 'De monteurs waren geweldig!' },
  { nps: 10, why: null },
  { nps: 1, why: 'Een proef met wachten', isTest: true },
  { nps: 1, why: 'Een machine die wacht', voteClass: 'machine' },
];

const theirs: readonly Given[] = [
  { nps: 1, why: 'Geheim van Hansen: lang gewacht' },
  { nps: 1, why: 'Ook geheim: wachten op de monteur' },
];
