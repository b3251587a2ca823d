import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { contactsRoutes } from '../contacts/routes.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { openTestHttp } from '../http/test-http.ts';
import type { Product } from '../product.ts';
import { deriveToken } from '../secret/token.ts';
import { surveysRoutes } from '../surveys/routes.ts';
import { makeTestProduct } from '../test-product.ts';
import { invitationsRoutes } from './routes.ts';
import { publishTestSurvey, startTestWave } from './test-wave.ts';

let database: TestDatabase;
let workspace: TestWorkspace;
let product: Product;
let app: FastifyInstance;
let token: string;
let run = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  product = makeTestProduct(database);
});

beforeEach(async () => {
  run += 1;
  workspace = await database.newWorkspace(`Voorkeur ${run}`);
  app = openTestHttp(product, workspace);
  contactsRoutes(app, product);
  surveysRoutes(app, product);
  invitationsRoutes(app, product);
  const survey = await publishTestSurvey(app);
  const { waveId } = await startTestWave(app, workspace, survey, [`jansen@voorkeur${run}.example`]);
  const { rows } = await database.superuser.query<{ id: string }>('select id from invitation where wave_id = $1', [
    waveId,
  ]);
  token = deriveToken(workspace.code, product.key('invitation-token'), rows[0]?.id ?? '');
});

afterAll(() => database.drop());

const form = 'application/x-www-form-urlencoded';

function post(url: string, payload: string, type = form) {
  return app.inject({ method: 'POST', url, headers: { 'content-type': type }, payload });
}

async function suppressions(): Promise<readonly string[]> {
  const { rows } = await database.superuser.query<{ purpose: string; reason: string }>(
    'select purpose, reason from suppression where workspace_id = $1 order by purpose',
    [workspace.id],
  );
  return rows.map(({ purpose, reason }) => `${purpose} ${reason}`);
}

async function said(): Promise<readonly string[]> {
  const { rows } = await database.superuser.query<{ purpose: string; is_given: boolean; source: string }>(
    'select purpose, is_given, source from consent_event where workspace_id = $1 order by at, id',
    [workspace.id],
  );
  return rows.map((row) => `${row.purpose} ${row.is_given ? 'yes' : 'no'}, ${row.source}`);
}

/** Staff write down another address of the customer, after the mail. */
async function moveAway(): Promise<void> {
  await database.superuser.query(
    `update contact set email = 'nieuw@klant.example', email_key = 'nieuw@klant.example', address_hash = sha256('nieuw')
     where workspace_id = $1`,
    [workspace.id],
  );
}

async function restDays(): Promise<number | null | undefined> {
  const { rows } = await database.superuser.query<{ rest_days: number | null }>(
    'select rest_days from contact where workspace_id = $1',
    [workspace.id],
  );
  return rows[0]?.rest_days;
}

describe('the link to unsubscribe', () => {
  test('shows a button and changes nothing, however often it is opened, and leaves no cookie', async () => {
    for (const method of ['GET', 'HEAD', 'GET'] as const) {
      const page = await app.inject({ method, url: `/u/${token}` });
      expect(page.statusCode).toBe(200);
      expect(page.headers['set-cookie']).toBeUndefined();
    }
    const page = await app.inject(`/u/${token}`);
    expect(page.body).toContain(`j…@voorkeur${run}.example`);
    expect(page.body).not.toContain(`jansen@voorkeur${run}.example`);
    expect(await suppressions()).toEqual([]);
  });

  test.each([
    [form, 'List-Unsubscribe=One-Click'],
    [
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--',
    ],
  ])('stops questions at once when a mail program presses it by %s', async (type, body) => {
    expect((await post(`/u/${token}`, body, type)).statusCode).toBe(200);
    expect(await suppressions()).toEqual(['research unsubscribed']);
    expect(await said()).toEqual(['research no, unsubscribe link']);
  });

  test('does nothing for a post that says something else', async () => {
    for (const body of ['', 'a=1', 'List-Unsubscribe=Yes', 'act=save']) {
      const page = await post(`/u/${token}`, body);
      expect([page.statusCode, page.body.includes('value="stop"')]).toEqual([200, true]);
    }
    expect(await suppressions()).toEqual([]);
  });

  test('takes it back when the person presses again, and keeps both as proof', async () => {
    const gone = await post(`/u/${token}`, 'act=stop');
    expect(gone.body).toContain('U bent afgemeld');
    const back = await post(`/u/${token}`, 'act=undo');
    expect(back.body).toContain('U bent weer aangemeld');
    expect(await suppressions()).toEqual([]);
    expect(await said()).toEqual(['research no, unsubscribe link', 'research yes, unsubscribe link']);
  });

  test('of news stops news and no questions', async () => {
    await database.superuser.query(`update invitation set purpose = 'marketing' where workspace_id = $1`, [
      workspace.id,
    ]);
    expect((await app.inject(`/u/${token}`)).body).toContain('Geen nieuws meer ontvangen?');
    await post(`/u/${token}`, 'List-Unsubscribe=One-Click');
    expect(await suppressions()).toEqual(['marketing unsubscribed']);
  });

  test('works after the contact was removed: the address is refused all the same', async () => {
    await database.superuser.query('delete from contact where workspace_id = $1', [workspace.id]);
    await post(`/u/${token}`, 'act=stop');
    expect(await suppressions()).toEqual(['research unsubscribed']);
  });

  test('that leads nowhere says so and repeats nothing', async () => {
    const page = await post(`/u/${token.slice(0, -4)}AAAA`, 'List-Unsubscribe=One-Click');
    expect(page.statusCode).toBe(404);
    expect(await suppressions()).toEqual([]);
  });
});

describe('a link in a mail to an earlier address', () => {
  test('unsubscribes the customer, and not the old address alone, and takes that back as a whole', async () => {
    await moveAway();
    await post(`/u/${token}`, 'act=stop');
    expect(await suppressions()).toEqual(['research unsubscribed', 'research unsubscribed']);
    await post(`/u/${token}`, 'act=undo');
    expect(await suppressions()).toEqual([]);
  });

  test('keeps what the customer chooses, and shows what holds for them', async () => {
    await moveAway();
    const chosen = 'act=save&research=1&frequency=year&topics=1&topic=transaction';
    expect((await post(`/v/${token}`, chosen)).body).toContain('name="topic" value="relation"/>');
    expect(await restDays()).toBe(365);
    expect((await app.inject(`/v/${token}`)).body).toMatch(/name="frequency" value="year" checked/);
  });
});

describe('the page of preferences', () => {
  const save = (fields: Readonly<Record<string, string>>) =>
    post(`/v/${token}`, new URLSearchParams({ act: 'save', frequency: 'asked', ...fields }).toString());

  test('shows what holds: questions, no news, no limit', async () => {
    const { body } = await app.inject(`/v/${token}?language=nl`);
    expect(body).toMatch(/name="research" value="1" checked/);
    expect(body).not.toMatch(/name="marketing" value="1" checked/);
    expect(body).toMatch(/name="frequency" value="asked" checked/);
    expect(body).toContain('U krijgt deze mail omdat u klant bent van');
  });

  test.each(['nl', 'nb', 'en', 'nn', 'ar'])('is in %s, whatever the survey is asked in', async (language) => {
    const { body, headers } = await app.inject(`/v/${token}?language=${language}`);
    expect(body).toContain(`<html lang="${language}"`);
    expect(headers['set-cookie']).toBeUndefined();
  });

  test('keeps how often, and says nothing that was not chosen', async () => {
    expect((await save({ research: '1', frequency: 'year' })).body).toContain('Bewaard.');
    expect(await restDays()).toBe(365);
    expect(await said()).toEqual([]);
    expect((await app.inject(`/v/${token}`)).body).toMatch(/name="frequency" value="year" checked/);
    await save({ research: '1', frequency: 'half' });
    expect(await restDays()).toBe(182);
    await save({ research: '1' });
    expect(await restDays()).toBeNull();
  });

  test('keeps about what, which an older page does not touch', async () => {
    const about = async () => {
      const { body } = await app.inject(`/v/${token}`);
      return [...body.matchAll(/name="topic" value="(\w+)" checked/g)].map(([, topic]) => topic);
    };
    expect(await about()).toEqual(['transaction', 'relation']);
    await save({ research: '1', topics: '1', topic: 'transaction' });
    expect(await about()).toEqual(['transaction']);
    await save({ research: '1', frequency: 'year' });
    expect([await about(), await restDays()]).toEqual([['transaction'], 365]);
    await save({ research: '1', topics: '1' });
    expect(await about()).toEqual([]);
    expect(await suppressions()).toEqual([]);
  });

  test('keeps questions apart from news, with the proof of each', async () => {
    await save({ marketing: '1' });
    expect(await suppressions()).toEqual(['research unsubscribed']);
    expect(await said()).toEqual(['research no, preference page', 'marketing yes, preference page']);
    await save({ research: '1' });
    expect(await suppressions()).toEqual(['marketing unsubscribed']);
  });

  test('does nothing for a post that is no form of ours', async () => {
    await post(`/v/${token}`, 'List-Unsubscribe=One-Click');
    await post(`/v/${token}`, 'act=save&frequency=never');
    expect([await suppressions(), await said()]).toEqual([[], []]);
  });
});
