import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { contactsRoutes } from '../contacts/routes.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { openTestHttp } from '../http/test-http.ts';
import type { Product } from '../product.ts';
import { surveysRoutes } from '../surveys/routes.ts';
import { makeTestProduct } from '../test-product.ts';
import { invitationsRoutes } from './routes.ts';
import type { Recipients, Wave } from './schema.ts';
import { publishTestSurvey, setMailServer, silentMailServer, startTestWave, testLetter } from './test-wave.ts';

let database: TestDatabase;
let workspace: TestWorkspace;
let product: Product;
let app: FastifyInstance;
let survey: string;
let run = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  product = makeTestProduct(database);
});

beforeEach(async () => {
  run += 1;
  workspace = await database.newWorkspace(`Bedrijf ${run}`);
  app = openTestHttp(product, workspace);
  contactsRoutes(app, product);
  surveysRoutes(app, product);
  invitationsRoutes(app, product);
  survey = await publishTestSurvey(app);
});

afterAll(() => database.drop());

const recipients = async (who: unknown) => {
  const reply = await app.inject({ method: 'POST', url: `/v1/surveys/${survey}/recipients`, payload: { who } });
  return reply.json<Recipients>();
};

function start(body: object, key = 'key-1') {
  return app.inject({
    method: 'POST',
    url: `/v1/surveys/${survey}/waves`,
    headers: { 'idempotency-key': key },
    payload: { letter: testLetter, ...body },
  });
}

describe('who gets a mail', () => {
  test('doubles and unreadable addresses are told, and looking stores nobody', async () => {
    const who = { addresses: 'a@x.example\nA@X.example\nb@x.example\nniet-een-adres' };
    expect(await recipients(who)).toMatchObject({
      count: 2,
      withheld: [{ reason: 'duplicate', count: 1 }],
      refused: [{ line: 4, code: 'email_local_part' }],
    });
    const { rows } = await database.superuser.query('select count(*) as count from contact where workspace_id = $1', [
      workspace.id,
    ]);
    expect(rows).toEqual([{ count: 0 }]);
  });

  test('nobody is asked twice in 90 days, whatever the wave or the survey', async () => {
    await startTestWave(app, workspace, survey, ['a@rest.example', 'b@rest.example']);
    const other = await publishTestSurvey(app);
    survey = other;
    expect(await recipients({ addresses: 'a@rest.example\nc@rest.example' })).toMatchObject({
      count: 1,
      withheld: [{ reason: 'invited_recently', count: 1 }],
    });
    expect((await start({ who: { addresses: 'a@rest.example' } })).json()).toMatchObject({ code: 'no_recipients' });
    await database.superuser.query(
      `update invitation set state = 'sent', planned_at = now() - interval '91 days', handed_at = now() - interval '91 days'
       where workspace_id = $1`,
      [workspace.id],
    );
    expect((await recipients({ addresses: 'a@rest.example' })).count).toBe(1);
  });

  test('two waves started at the same moment plan each person once', async () => {
    const addresses = Array.from({ length: 40 }, (_, n) => `p${n}@race.example`).join('\n');
    const replies = await Promise.all([1, 2, 3].map((n) => start({ who: { addresses } }, `race-${n}`)));
    expect(replies.map((reply) => reply.statusCode).sort()).toEqual([201, 422, 422]);
    const { rows } = await database.superuser.query(
      'select max(count) as most from (select count(*) from invitation where workspace_id = $1 group by address_hash) each',
      [workspace.id],
    );
    expect(rows).toEqual([{ most: 1 }]);
  });

  test('all contacts, or some of them by id; a stranger is nobody', async () => {
    await app.inject({
      method: 'POST',
      url: '/v1/contacts',
      payload: { addresses: 'a@all.example\nb@all.example\nc@all.example' },
    });
    expect(await recipients('all')).toMatchObject({ count: 3, withheld: [] });
    const ids: string[] = (await app.inject('/v1/contacts')).json().data.map(({ id }: { id: string }) => id);
    expect(await recipients({ contacts: [...ids.slice(0, 2), ids[0]] })).toMatchObject({
      count: 2,
      withheld: [{ reason: 'duplicate', count: 1 }],
    });
    const stranger = await database.newWorkspace('Vreemd');
    await database.superuser.query(
      `insert into contact (workspace_id, id, email, email_key, address_hash) select $1, gen_random_uuid(), 'x@y.example', 'x@y.example', ''`,
      [stranger.id],
    );
    expect(await recipients({ contacts: [`con_${'0'.repeat(26)}`] })).toMatchObject({ code: 'not_found' });
  });
});

describe('starting a wave', () => {
  const who = { addresses: 'Jan <jan@start.example>\npiet@start.example' };

  test('pressing send twice starts one; another wish under the same key is refused', async () => {
    const [first, second] = await Promise.all([start({ who }), start({ who })]);
    expect([first.statusCode, second.statusCode]).toEqual([201, 201]);
    expect(second.json<Wave>().id).toBe(first.json<Wave>().id);
    expect(first.json()).toMatchObject({
      state: 'sending',
      counts: { planned: 2, sent: 0 },
      letter: { senderName: 'Sanne de Vries' },
    });
    const other = await start({ who: { addresses: 'kees@start.example' } });
    expect(other.json()).toMatchObject({ code: 'idempotency_key_reused' });
    expect((await app.inject(`/v1/surveys/${survey}/waves`)).json().data).toHaveLength(1);
  });

  test('without a mail server the mail is ready to be read at once, with one it waits for Monday morning', async () => {
    const sunday = new Date('2026-11-22T21:30:00+01:00');
    const night = makeTestProduct(database, { clock: () => sunday });
    const nightly = openTestHttp(night, workspace);
    invitationsRoutes(nightly, night);
    const dueAfter = async (address: string) => {
      const { waveId } = await startTestWave(nightly, workspace, survey, [address]);
      const { rows } = await database.superuser.query('select due_at from invitation where wave_id = $1', [waveId]);
      return rows;
    };
    expect(await dueAfter('outbox@x.example')).toEqual([{ due_at: sunday }]);
    await setMailServer(database, workspace, silentMailServer);
    expect(await dueAfter('later@x.example')).toEqual([{ due_at: new Date('2026-11-23T09:00:00+01:00') }]);
  });

  test('without a key nothing is sent', async () => {
    const reply = await app.inject({
      method: 'POST',
      url: `/v1/surveys/${survey}/waves`,
      payload: { letter: testLetter, who },
    });
    expect(reply.json()).toMatchObject({ code: 'idempotency_key_missing' });
  });

  test.each<[object, string, string]>([
    [{ senderName: 'Shop\r\nX-Injected: 1' }, 'name_control_character', '/letter/senderName'],
    [{ subject: { nl: 'x', nb: '', en: 'x' } }, 'text_missing', '/letter/subject/nb'],
    [
      { blocks: [{ kind: 'text', text: { nl: '{{ env "DATABASE_URL" }}', nb: 'x', en: 'x' } }, { kind: 'question' }] },
      'merge_field_unknown',
      '/letter/blocks/0/text/nl',
    ],
    [
      { subject: { nl: 'Uw {contact.regoi|regio}', nb: 'x', en: 'x' } },
      'merge_attribute_unknown',
      '/letter/subject/nl',
    ],
    [{ blocks: [] }, 'letter_without_question', '/letter/blocks'],
    [{ replyTo: 'a@b.example, c@d.example' }, 'email_not_one', '/letter/replyTo'],
  ])('a letter with a fault is refused where it is: %j', async (change, code, pointer) => {
    const reply = await start({ who, letter: { ...testLetter, ...change } });
    expect(reply.json()).toMatchObject({ code, errors: [{ pointer }] });
  });

  test('an unpublished or closed survey is not sent', async () => {
    survey = (await app.inject({ method: 'POST', url: '/v1/surveys', payload: { questionnaire: 'grade' } })).json().id;
    expect((await start({ who })).json()).toMatchObject({ code: 'survey_not_published' });
    await app.inject({ method: 'POST', url: `/v1/surveys/${survey}/versions` });
    await app.inject({ method: 'POST', url: `/v1/surveys/${survey}/closure` });
    expect((await start({ who })).json()).toMatchObject({ code: 'survey_closed' });
  });

  test('each is written to in their own language, or in the company’s', async () => {
    await app.inject({ method: 'POST', url: '/v1/contacts', payload: { email: 'kari@lang.example', language: 'nb' } });
    await start({ who: { addresses: 'kari@lang.example\njan@lang.example' } });
    const { rows } = await database.superuser.query(
      'select email, language from invitation where workspace_id = $1 order by email',
      [workspace.id],
    );
    expect(rows).toEqual([
      { email: 'jan@lang.example', language: 'nl' },
      { email: 'kari@lang.example', language: 'nb' },
    ]);
  });

  test('the people of a wave are listed page by page, by state', async () => {
    const { wave } = await startTestWave(
      app,
      workspace,
      survey,
      Array.from({ length: 5 }, (_, n) => `l${n}@list.example`),
    );
    const page = (await app.inject(`/v1/waves/${wave.id}/invitations?state=planned&limit=3`)).json();
    expect(page.data).toHaveLength(3);
    const rest = (await app.inject(`/v1/waves/${wave.id}/invitations?limit=3&cursor=${page.next_cursor}`)).json();
    expect([rest.data.length, rest.next_cursor]).toEqual([2, null]);
    expect((await app.inject(`/v1/waves/${wave.id}/invitations?state=sent`)).json().data).toEqual([]);
  });

  test('twenty thousand people are planned within seconds', { timeout: 60_000 }, async () => {
    await database.superuser.query(
      `insert into contact (workspace_id, id, email, email_key, address_hash)
       select $1, gen_random_uuid(), 'm' || n || '@many.example', 'm' || n || '@many.example', sha256(n::text::bytea)
       from generate_series(1, 20000) n`,
      [workspace.id],
    );
    const at = performance.now();
    expect((await start({ who: 'all' })).json()).toMatchObject({ counts: { planned: 20_000 } });
    expect(performance.now() - at).toBeLessThan(40_000);
  });
});

describe('the mail preview', () => {
  const written = {
    ...testLetter,
    blocks: [
      { kind: 'text', text: { nl: '<b>Hallo</b>', nb: '<b>Hallo</b>', en: '<b>Hallo</b>' } },
      { kind: 'question' },
    ],
  };
  const show = (fields: Readonly<Record<string, string>>) =>
    app.inject({
      method: 'POST',
      url: `/v1/surveys/${survey}/letter-preview`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ letter: JSON.stringify(written), ...fields }).toString(),
    });

  test.each(['nl', 'nb', 'en'])('shows a letter that is being written in a sandbox, in %s', async (language) => {
    const html = await show({ language });
    expect(html.headers['content-security-policy']).toContain('sandbox');
    expect(html.body).toContain('&lt;b&gt;Hallo');
    expect((await show({ language, part: 'text' })).headers['content-type']).toContain('text/plain');
    expect((await show({ language, look: 'dark' })).body).toContain('@media all{.bg{background:#0d1110');
  });

  test('says that answers are anonymous where they would be, and nowhere else', async () => {
    const promise = 'Uw antwoorden zijn anoniem';
    expect((await show({ language: 'nl', asked: 'anonymously' })).body).toContain(promise);
    expect((await show({ language: 'nl' })).body).not.toContain(promise);
  });

  test('of the draft alone shows the letter to start from', async () => {
    const html = await app.inject(`/v1/surveys/${survey}/mail-preview?language=nl`);
    expect(html.headers['content-security-policy']).toContain('sandbox');
    expect(html.body).toContain('Groet,');
  });

  test('of what is no letter is refused', async () => {
    expect((await show({ language: 'nl', letter: '{' })).statusCode).toBe(422);
    expect((await show({ language: 'nl', letter: '{"subject":1}' })).statusCode).toBe(422);
  });
});
