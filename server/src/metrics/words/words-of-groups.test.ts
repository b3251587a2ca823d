import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../../database/test-database.ts';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import { openTestHttp } from '../../http/test-http.ts';
import { drainNews } from '../../jobs/drain-news.ts';
import type { Product } from '../../product.ts';
import { storeActs } from '../../responses/store.ts';
import { newAct } from '../../responses/test-act.ts';
import { newInvitation, newSurvey, type TestSurvey } from '../../responses/test-survey.ts';
import { makeTestProduct } from '../../test-product.ts';
import { fillTexts, refillTexts, textsListener } from './keep-texts.ts';
import { wordsRoutes } from './routes.ts';

const now = new Date('2026-11-21T10:00:00Z');

let database: TestDatabase;
let product: Product;
let workspace: TestWorkspace;
let survey: TestSurvey;
let app: FastifyInstance;
let gold: readonly string[];

/** Gold and silver customers who waited, each in a street of their own, and some of whom neither is known. */
beforeAll(async () => {
  database = await createTestDatabase();
  product = makeTestProduct(database, { clock: () => now });
  workspace = await database.newWorkspace('Fietsenmaker De Vries');
  survey = await newSurvey(database.superuser, workspace);
  await database.superuser.query(
    `insert into contact_attribute (workspace_id, key, name, kind, choices)
     values ($1, 'class', 'Klasse', 'choice', '{Goud,Zilver,Brons}'), ($1, 'city', 'Stad', 'choice', '{Utrecht,Zeist}')`,
    [workspace.id],
  );
  await database.superuser.query(
    `insert into trait (workspace_id, slot, source, key) values ($1, 0, 'attribute', 'class'), ($1, 11, 'attribute', 'city')`,
    [workspace.id],
  );
  await database.superuser.query(
    `insert into trait_value (workspace_id, slot, code, value)
     values ($1, 0, 1, 'Goud'), ($1, 0, 2, 'Zilver'), ($1, 0, 3, 'Brons'), ($1, 11, 1, 'Utrecht'), ($1, 11, 2, 'Zeist')`,
    [workspace.id],
  );
  app = openTestHttp(product, workspace, { language: 'nl' });
  wordsRoutes(app, product);
  gold = await answer({ class: 1, city: 1, words: 'Lang gewacht bij de balie', count: 12 });
  await answer({ class: 1, city: 2, words: 'Vriendelijk geholpen', count: 12 });
  await answer({ class: 2, city: 1, words: 'Ook hier gewacht', count: 12 });
  await answer({ class: 2, city: 2, words: 'Snel geholpen', count: 12 });
  await answer({ class: 0, city: 0, words: 'Gewacht op de monteur', count: 12 });
  await inWorkspace(database.databases.app, workspace.id, (db) => fillTexts(db, now));
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

type Given = Readonly<{ class: number; city: number; words: string; count: number }>;

/** The contacts who said it. */
async function answer({ class: type, city, words, count }: Given): Promise<readonly string[]> {
  const contacts: string[] = [];
  const connection = await database.databases.answerPool.connect();
  try {
    for (let one = 0; one < count; one += 1) {
      const { id, contactId } = await newInvitation(database.superuser, workspace, survey);
      contacts.push(contactId);
      const traits = [type, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, city];
      const given = {
        answers: { nps: 8, why: words },
        respondentKey: `inv:${id}`,
        invitation: { id, contactId },
        traits,
      };
      await storeActs(connection, [newAct(workspace, survey, given)], new Date('2026-11-20T10:00:00Z'));
    }
  } finally {
    connection.release();
  }
  await drainNews(product, [textsListener]);
  return contacts;
}

async function find(words: string, where: string) {
  const reply = await app.inject(`/v1/words?period=all&limit=100&q=${words}&where=${encodeURIComponent(where)}`);
  expect(reply.statusCode).toBe(200);
  const { total, share, data, refusal } = reply.json();
  return { total, n: share?.n, refusal, said: [...new Set(data.map((text: Said) => text.parts[0]?.text))] };
}

type Said = Readonly<{ parts: readonly Readonly<{ text: string }>[] }>;

/** What the index is asked by. */
async function marksOf(contactId: string): Promise<readonly string[]> {
  const { rows } = await database.superuser.query<{ marks: string[] }>(
    `select array(select lexeme from unnest(stems) where lexeme ~ '^ [A-Z]') as marks from response_text
     join response_contact link using (workspace_id, response_id) where link.contact_id = $1`,
    [contactId],
  );
  return rows[0]?.marks ?? [];
}

const groups = [
  ['gewacht', 'attribute:class~Goud', { total: 12, n: 24, said: ['Lang gewacht bij de balie'] }],
  ['geholpen', 'attribute:class~Goud', { total: 12, n: 24, said: ['Vriendelijk geholpen'] }],
  ['balie', 'attribute:class~Zilver', { total: 0, n: 24, said: [] }],
  ['balie', 'attribute:class~Goud~Zilver', { total: 12, n: 48, said: ['Lang gewacht bij de balie'] }],
  ['gewacht', 'attribute:class~Zilver;attribute:city~Utrecht', { total: 12, n: 12, said: ['Ook hier gewacht'] }],
  ['monteur', 'attribute:class~', { total: 12, n: 12, said: ['Gewacht op de monteur'] }],
] as const;

test.each(groups)('%s of %s is what those customers said, and nobody else', async (words, where, found) => {
  expect(await find(words, where)).toMatchObject(found);
});

test('the same is found while texts are still taken up', async () => {
  await inWorkspace(database.databases.app, workspace.id, refillTexts);
  for (const [words, where, found] of groups) expect(await find(words, where)).toMatchObject(found);
  await inWorkspace(database.databases.app, workspace.id, (db) => fillTexts(db, now));
});

test('what told an answer apart and is taken from it is at once no mark of its text either, and the text stays', async () => {
  const [first = ''] = gold;
  expect(await marksOf(first)).toEqual([' A1', ' L1']);
  await inWorkspace(database.databases.app, workspace.id, ({ trx }) =>
    sql`update score_row set a0 = null where response_id = (select response_id from response_contact where contact_id = ${first})`.execute(
      trx,
    ),
  );
  expect(await marksOf(first)).toEqual([' L1']);
  expect((await find('balie', 'attribute:class~Goud')).total).toBe(11);
  expect((await find('balie', 'attribute:city~Utrecht')).total).toBe(12);
});

test('what is erased from an answer leaves the words of its groups at once', async () => {
  const [, , third = ''] = gold;
  const before = await find('balie', 'attribute:city~Utrecht');
  await inWorkspace(database.databases.app, workspace.id, ({ trx }) =>
    sql`update response set answers = answers || '{"why": null}'
      where id = (select response_id from response_contact where contact_id = ${third})`.execute(trx),
  );
  expect((await find('balie', 'attribute:city~Utrecht')).total).toBe(before.total - 1);
});

test('a node of the release before takes up a text with the marks of its groups', async () => {
  const [, second = ''] = gold;
  await database.superuser.query(
    `update response_text set stems = to_tsvector('words_nl', parts[1])
     where response_id = (select response_id from response_contact where contact_id = $1)`,
    [second],
  );
  expect(await marksOf(second)).toEqual([' A1', ' L1']);
});

test('a group of fewer than five is told nothing of, whatever they said', async () => {
  await answer({ class: 3, city: 1, words: 'Geheim bij de balie', count: 2 });
  const [alone, beside] = [await find('balie', 'attribute:class~Brons'), await find('', 'attribute:class~Brons')];
  for (const told of [alone, beside]) expect(told).toMatchObject({ refusal: 'too_few', total: 0, said: [] });
});
