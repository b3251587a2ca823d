import { readFileSync } from 'node:fs';
import { importFormats } from '@voldaan/domain/surveys/import/import-survey';
import { sourceAnswers } from '@voldaan/domain/surveys/import/source-answers';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeTestBrowser, type TestBrowser } from '../accounts/test-browser.ts';
import { buildApp } from '../app.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';
import { sessionCookie } from '../http/session-cookie.ts';
import { hashToken, makeToken } from '../secret/token.ts';
import { makeTestProduct, testConfig } from '../test-product.ts';

let database: TestDatabase;
let workspace: TestWorkspace;
let app: FastifyInstance;
let staff: TestBrowser;

beforeAll(async () => {
  database = await createTestDatabase();
  workspace = await database.newWorkspace('Fietsenmaker De Vries');
  const product = makeTestProduct(database);
  app = await buildApp(product, { requestsPerMinute: 1_000_000 });
  const token = makeToken(workspace.code);
  await database.superuser.query(
    `insert into session (workspace_id, id, staff_id, token_hash, expires_at) values ($1, $2, $3, $4, now() + interval '1 day')`,
    [workspace.id, uuid(), workspace.ownerId, hashToken(token)],
  );
  staff = makeTestBrowser(app, `${sessionCookie(testConfig.baseUrl).name}=${token}`);
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

const folder = new URL('../../../domain/src/surveys/import/test-definitions/', import.meta.url);

async function importAndPublish(file: string) {
  const format = importFormats.find((known) => file.startsWith(known));
  const text = readFileSync(new URL(file, folder), 'utf8');
  const made = await staff.post('/v1/surveys/imports', { format, text });
  expect([made.statusCode, made.json().code]).toEqual([201, undefined]);
  const { survey, names } = made.json();
  expect((await staff.post(`/v1/surveys/${survey.id}/versions`, {})).json()).toMatchObject({ number: 1 });
  return { survey, names };
}

/** What each product would have stored for the same person: its own names, rows and values. */
const people: readonly (readonly [string, object, readonly object[]])[] = [
  [
    'surveyjs-recommendation.json',
    {
      nps_score: 9,
      promoter_features: ['item_2', 'other'],
      promoter_features_other_text: 'Service',
      call_back: 'yes',
      phone_number: '0612345678',
    },
    [
      { name: 'nps_score', value: 9 },
      { name: 'promoter_features', value: ['Item 2', 'other'], otherText: 'Service' },
      { name: 'call_back', value: true },
      { name: 'phone-number', value: '0612345678' },
    ],
  ],
  [
    'surveyjs-product.json',
    {
      stars: 4,
      quality_brakes: 2,
      quality_row_2: 5,
      usage_work: 'daily',
      usage_sport: 'never',
      priorities: ['weight', 'price', 'looks'],
      bought_on: '2024-05-17',
      km: 120,
      brakes_why: 'They squeak',
    },
    [
      { name: 'stars', value: 4 },
      { name: 'Quality', row: 'brakes', value: 2 },
      { name: 'Quality', row: 'Row 2', value: 5 },
      { name: 'usage', row: 'work', value: 'Daily' },
      { name: 'usage', row: 'sport', value: 'Never' },
      { name: 'priorities', value: ['weight', 'price', 'looks'] },
      { name: 'bought_on', value: '2024-05-17' },
      { name: 'km', value: 120 },
      { name: 'brakes_why', value: 'They squeak' },
    ],
  ],
  [
    'surveyjs-visit.json',
    { mood: 3, branch: 'o_2', helped: 'other', helped_other_text: 'Half', wait: 'o_3', email: 'jan@klant.example' },
    [
      { name: 'branch', value: 2 },
      { name: 'mood', value: 3 },
      { name: 'helped', value: 'other', otherText: 'Half' },
      { name: 'wait', value: 3 },
      { name: 'email', value: 'jan@klant.example' },
    ],
  ],
  [
    'limesurvey-recommendation.lss',
    { nps: 4, reason: ['sq001', 'oth'], reason_other_text: 'Parkeren', why: 'Te duur', mail: '123456', call: 'no' },
    [
      { name: 'NPS', value: 4 },
      { name: 'REASON', value: ['SQ001', '-oth-'], otherText: 'Parkeren' },
      { name: 'WHY', value: 'Te duur' },
      { name: 'MAIL', value: '123456' },
      { name: 'CALL', value: 'N' },
    ],
  ],
  [
    'limesurvey-arrays.lss',
    {
      sat: 2,
      g01_quality: 7,
      g01_price: 3,
      agree_sq1: 1,
      agree_sq2: 4,
      rank: ['a3', 'a1', 'a2'],
      shop: 'oth',
      shop_other_text: 'Oslo',
      when: '2026-02-03',
      km: 12,
    },
    [
      { name: 'SAT', value: 2 },
      { name: 'G01', row: 'quality', value: 7 },
      { name: 'G01', row: 'price', value: 3 },
      { name: 'AGREE', row: 'SQ1', value: 'A1' },
      { name: 'AGREE', row: 'SQ2', value: 'A4' },
      { name: 'RANK', value: ['A3', 'A1', 'A2'] },
      { name: 'SHOP', value: '-oth-', otherText: 'Oslo' },
      { name: 'WHEN', value: '2026-02-03' },
      { name: 'KM', value: 12 },
    ],
  ],
  [
    'limesurvey-older.lss',
    { total: 1, karakter_sq001: 2, karakter_sq002: 5, kanal: 'a1', hvorfor: 'Ingen svarte', javel_sq001: 'u' },
    [
      { name: 'Total', value: 1 },
      { name: 'Karakter', row: 'SQ001', value: 2 },
      { name: 'Karakter', row: 'SQ002', value: 5 },
      { name: 'Kanal', value: 'A1' },
      { name: 'Hvorfor', value: 'Ingen svarte' },
      { name: 'Javel', row: 'SQ001', value: 'U' },
    ],
  ],
  [
    'formbricks-recommendation.json',
    { npsq: 3, why_low: 'Too slow', lovely: 'The people', agree: 'yes' },
    [
      { name: 'npsq', value: 3 },
      { name: 'why_low', value: 'Too slow' },
      { name: 'lovely', value: 'The people' },
      { name: 'agree', value: 'accepted' },
    ],
  ],
  [
    'formbricks-product.json',
    {
      stars1: 5,
      uses: ['planning', 'other'],
      uses_other_text: 'Games',
      who: 'engineer',
      mat_it_is_fast: 'partly',
      mat_it_is_easy: 'yes',
      rank: ['speed', 'price'],
    },
    [
      { name: 'stars1', value: 5 },
      { name: 'uses', value: ['Planning', 'Other'], otherText: 'Games' },
      { name: 'who', value: 'Engineer' },
      { name: 'mat', row: 'It is fast', value: 'Partly' },
      { name: 'mat', row: 'It is easy', value: 'Yes' },
      { name: 'rank', value: ['Speed', 'Price'] },
    ],
  ],
  [
    'formbricks-effort.json',
    { ease: 2, mail: 'kari@kunde.example', when: '2026-01-31', minutes: 12.5 },
    [
      { name: 'ease', value: 2 },
      { name: 'mail', value: 'kari@kunde.example' },
      { name: 'when', value: '2026-01-31' },
      { name: 'minutes', value: 12.5 },
    ],
  ],
];

describe('a survey imported from another product', () => {
  test.each(people)('%s takes the answers that it took there', async (file, answers, expected) => {
    const { survey, names } = await importAndPublish(file);
    const token = new URL(survey.public_url).pathname.split('/').pop();
    const given = await app.inject({
      method: 'POST',
      url: `/s/${token}/answers`,
      payload: { submission: file, respondent: file, answers, final: true },
    });
    expect([given.statusCode, given.json().errors]).toEqual([201, undefined]);
    const { rows } = await database.superuser.query(
      `select answers, off_path from response where workspace_id = $1 and respondent_key = $2`,
      [workspace.id, `key:${file}`],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0].off_path).toEqual([]);
    const stored = sourceAnswers(names, rows[0].answers);
    const byName = (one: object, other: object) => JSON.stringify(one).localeCompare(JSON.stringify(other));
    expect([...stored].sort(byName)).toEqual([...expected].sort(byName));
  });

  test('is refused with a word about why, and leaves nothing behind', async () => {
    const count = async () => (await staff.get('/v1/surveys')).json().data.length;
    const before = await count();
    const refused = async (format: string, text: string) => {
      const reply = await staff.post('/v1/surveys/imports', { format, text });
      return [reply.statusCode, reply.json().code];
    };
    expect(await refused('surveyjs', '{"pages":[],"__proto__":{"isAdmin":true}}')).toEqual([400, 'body_name_refused']);
    expect(await refused('surveyjs', '{broken')).toEqual([400, 'body_malformed']);
    expect(await refused('surveyjs', '{}')).toEqual([422, 'import_not_recognised']);
    expect(await refused('formbricks', '{"questions":[]}')).toEqual([422, 'import_no_questions']);
    expect(await refused('limesurvey', '<!DOCTYPE a><document/>')).toEqual([422, 'import_doctype_refused']);
    expect(await refused('limesurvey', 'no xml')).toEqual([422, 'import_not_recognised']);
    expect(await count()).toBe(before);
  });

  test('names what was left out in the reader’s words', async () => {
    const text = readFileSync(new URL('surveyjs-product.json', folder), 'utf8');
    const { omissions } = (await staff.post('/v1/surveys/imports', { format: 'surveyjs', text })).json();
    const details = omissions.map(({ detail }: { detail: string }) => detail);
    expect(details).toContain('banner (image) (/pages/0/elements/2): beelden, films en bestanden komen niet mee');
  });
});
