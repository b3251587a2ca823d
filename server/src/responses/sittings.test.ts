import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildApp } from '../app.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';
import { makeTestProduct } from '../test-product.ts';
import type { AnswerSource } from './answer-source.ts';
import { type AnswerPath, openAnswers } from './open-answers.ts';
import { readSubmission } from './read-submission.ts';
import { takeAnswers } from './take-answers.ts';
import { type Customer, type CustomerPage, makeCustomer } from './test-customer.ts';
import { forkedSurvey } from './test-forked-survey.ts';
import { newInvitation, newSurvey, type TestInvitation, type TestSurvey } from './test-survey.ts';

const rows = (score: (row: number) => number) =>
  Object.fromEntries([1, 2, 3, 4, 5, 6].map((row) => [`row${row}`, String(score(row))]));

describe('one person, however they come and go', () => {
  let db: TestDatabase;
  let workspace: TestWorkspace;
  let survey: TestSurvey;
  let invitation: TestInvitation;
  let app: FastifyInstance;
  let path: AnswerPath;
  let customer: Customer;
  let now = Date.now();

  beforeAll(async () => {
    db = await createTestDatabase();
    workspace = await db.newWorkspace('Fietsenmakerij De Vries');
    survey = await newSurvey(db.superuser, workspace, forkedSurvey());
    const product = makeTestProduct(db, { clock: () => new Date(now) });
    path = openAnswers(product);
    app = await buildApp(product, { answers: path, requestsPerMinute: 1_000_000 });
    customer = makeCustomer(app);
  });

  beforeEach(async () => {
    invitation = await newInvitation(db.superuser, workspace, survey);
    now = Math.max(Date.now(), now) + 20 * 60_000;
  });

  afterAll(async () => {
    await app?.close();
    await db?.drop();
  });

  const wait = (ms: number) => {
    now += ms;
  };
  const press = (page: CustomerPage, fields: Readonly<Record<string, string>>) => {
    wait(8_000);
    return customer.press(page, fields);
  };
  const responses = async (key = `inv:${invitation.id}`) =>
    (
      await db.superuser.query(
        `select answers, vote_class, completed_at is not null as is_complete, off_path, shown_order, marks, language
         from response where respondent_key = $1 or ($1 = 'all' and survey_id = $2)`,
        [key, survey.id],
      )
    ).rows;
  /** What the page's script sends when something is chosen. */
  const touch = async (
    page: CustomerPage,
    answers: object,
    count = 1,
    headers: Readonly<Record<string, string>> = {},
  ) =>
    app.inject({
      method: 'POST',
      url: `${page.action}/answers`,
      headers: { 'content-type': 'application/json', ...headers },
      payload: JSON.stringify({
        submission: `${page.hidden['submission']}-${count}`,
        answers,
        final: false,
        nonce: page.hidden['nonce'],
        language: page.hidden['language'],
        evidence: { pointer: 1, keys: 0, trusted: true, pressed: false },
      }),
    });
  const cookieOf = (headers: Readonly<Record<string, unknown>>) => String(headers['set-cookie'] ?? '');

  it('is led along the fork that their mark opens, in one order of chance that is stored', async () => {
    const first = await customer.open(`/a/${invitation.token}`);
    const low = await press(first, { nps: '3' });
    expect(low.hidden['shown']).toBe('why');
    const battery = await press(low, { why: 'te laat' });
    const order = battery.hidden['shown']?.split(' ');
    expect([...(order ?? [])].sort()).toEqual(['row1', 'row2', 'row3', 'row4', 'row5', 'row6']);
    const last = await press(
      battery,
      rows(() => 4),
    );
    expect((await press(last, { call: 'yes' })).action, 'thanks').toBe('');
    expect(await responses()).toMatchObject([{ is_complete: true, vote_class: 'human', off_path: [] }]);
    expect((await responses())[0].shown_order).toEqual({ parts: order });
  });

  it('goes back, gives another mark, and is led along the other fork without losing a word', async () => {
    const first = await customer.open(`/a/${invitation.token}`);
    const low = await press(first, { nps: '3' });
    const battery = await press(low, { why: 'te laat' });
    await press(
      battery,
      rows((row) => (row % 5) + 1),
    );
    const high = await press(first, { nps: '9' });
    expect(high.hidden['shown'], 'the page that was never met').toBe('good');
    const last = await press(high, { good: 'de fiets' });
    expect(last.hidden['page']).toBe('last');
    await press(last, { call: 'no' });
    expect(await responses()).toMatchObject([
      { answers: { nps: 9, why: 'te laat', good: 'de fiets', call: 'no' }, off_path: ['why'], is_complete: true },
    ]);
  });

  it('reads nothing back of what was said along the fork that they have left', async () => {
    const forked = forkedSurvey();
    const text = { nl: 'U schreef: {answer.why|niets}. Mogen wij bellen?' };
    const call = { kind: 'yes-no', id: 'call', item: 'call', text, required: false } as const;
    const nodes = [...forked.nodes.slice(0, 2), { kind: 'page', id: 'last', nodes: [call] } as const];
    const told = await newSurvey(db.superuser, workspace, { ...forked, languages: ['nl'], nodes });
    const first = await customer.open(`/a/${(await newInvitation(db.superuser, workspace, told)).token}`);
    const low = await press(await press(first, { nps: '3' }), { why: 'te laat' });
    expect(low.html).toContain('U schreef: te laat.');
    const high = await press(await press(first, { nps: '9' }), { good: 'de fiets' });
    expect(high.html).toContain('U schreef: niets.');
  });

  it('is known on the page by what the company knows, under the names that its texts use', async () => {
    const title = { nl: 'Klant {contact.external_id|?}, {contact.name|onbekend}, {contact.fiets|?}' };
    const forked = forkedSurvey();
    const told = await newSurvey(db.superuser, workspace, {
      ...forked,
      languages: ['nl'],
      slip: { title, detail: title },
    });
    const { token, contactId } = await newInvitation(db.superuser, workspace, told);
    const attributes = { fiets: 'bakfiets', external_id: 'van een kolom' };
    await db.superuser.query(`update contact set external_id = 'K-7', name = '', attributes = $2 where id = $1`, [
      contactId,
      attributes,
    ]);
    expect((await customer.open(`/a/${token}`)).html).toContain('Klant K-7, onbekend, bakfiets');
    await db.superuser.query('delete from contact where id = $1', [contactId]);
    wait(10_000);
    expect((await customer.open(`/a/${token}`)).html).toContain('Klant ?, onbekend, ?');
  });

  it('changes an earlier page at the very end, and sees the later ones again before it is final', async () => {
    const first = await customer.open(`/a/${invitation.token}`);
    const battery = await press(await press(first, { nps: '9' }), { good: '' });
    const last = await press(
      battery,
      rows(() => 4),
    );
    await touch(last, { call: 'yes' });
    const again = await press(first, { nps: '8' });
    expect([again.hidden['page'], (await responses())[0].is_complete]).toEqual(['high', false]);
  });

  it('loses nothing that was given and not pressed, and counts it when the button is pressed', async () => {
    const first = await customer.open(`/a/${invitation.token}`);
    wait(5_000);
    const saved = await touch(first, { nps: 2 });
    expect([saved.statusCode, saved.json().state]).toEqual([201, 'stored']);
    expect((await touch(first, { nps: 2 })).json().state, 'the reply was lost').toBe('seen');
    expect(await responses()).toMatchObject([{ answers: { nps: 2 }, vote_class: 'unconfirmed' }]);
    const low = await press(first, { nps: '3' });
    expect(await responses()).toMatchObject([{ answers: { nps: 3 }, vote_class: 'human' }]);
    await touch(low, { why: 'hal' });
    await touch(low, { why: 'half getypt' }, 2);
    expect(await responses()).toMatchObject([{ answers: { nps: 3, why: 'half getypt' }, vote_class: 'human' }]);
  });

  it('is believed by what the button sent, when an answer saved before it arrives after it', async () => {
    const first = await customer.open(`/a/${invitation.token}`);
    const low = await press(first, { nps: '3' });
    await press(low, { why: 'heel getypt' });
    expect((await touch(low, { why: 'half' })).statusCode).toBe(201);
    expect(await responses()).toMatchObject([{ answers: { nps: 3, why: 'heel getypt' } }]);
  });

  it('comes back on another day: what was given stands, and what is given then is kept before it is pressed', async () => {
    const low = await press(await customer.open(`/a/${invitation.token}`), { nps: '3' });
    await touch(low, { why: 'te laat' });
    wait(86_400_000);
    const welcome = await customer.open(`/a/${invitation.token}`);
    expect(welcome.html).not.toContain('te laat');
    const battery = await customer.open(hrefOf(welcome, 'go'));
    expect(battery.hidden['page']).toBe('rows');
    wait(3_000);
    await touch(battery, { row1: 5 });
    expect(await responses()).toMatchObject([{ answers: { nps: 3, why: 'te laat', row1: 5 }, vote_class: 'human' }]);
  });

  it('switches the language and keeps the answers; Arabic runs from the right', async () => {
    const first = await customer.open(`/a/${invitation.token}?lang=ar`);
    expect(first.html).toMatch(/<html lang="ar" dir="rtl"/);
    const low = await press(first, { nps: '3' });
    const link = [...low.html.matchAll(/href="([^"]*)"/g)]
      .map(([, href]) => plain(href))
      .find((href) => /language=nb/.test(href));
    const inNorwegian = await customer.open(link ?? '');
    expect([inNorwegian.hidden['page'], /<html lang="nb"/.test(inNorwegian.html)]).toEqual(['low', true]);
    await press(inNorwegian, { why: 'for sent' });
    expect(await responses()).toMatchObject([{ answers: { nps: 3, why: 'for sent' }, language: 'nb' }]);
  });

  it('is known to have come by the code on a poster, to the last page', async () => {
    const first = await customer.open(`/s/${survey.publicToken}?via=qr`);
    const high = await press(first, { nps: '9' });
    await press(high, { good: 'van de poster' });
    const { rows: found } = await db.superuser.query(`select channel from response where answers ->> 'good' = $1`, [
      'van de poster',
    ]);
    expect(found).toEqual([{ channel: 'qr' }]);
  });

  it('asks which language when the browser reads none of them, and not otherwise', async () => {
    const asked = await customer.open(`/s/${survey.publicToken}`, { 'accept-language': 'fi, sv;q=0.5' });
    expect([asked.action, /language=ar/.test(asked.html)]).toEqual(['', true]);
    const shown = await customer.open(`/s/${survey.publicToken}`, { 'accept-language': 'fi, nb;q=0.5' });
    expect(shown.html).toMatch(/<html lang="nb"/);
  });

  it('presses the last button twenty times at once, in two tabs, and has one response and one last act', async () => {
    const tabs = await Promise.all([1, 2].map(() => customer.open(`/a/${invitation.token}`)));
    let last = tabs;
    for (const fields of [{ nps: '9' }, { good: 'snel' }, rows(() => 4)]) {
      wait(8_000);
      last = await Promise.all(last.map((page) => customer.press(page, fields)));
    }
    wait(8_000);
    const ends = await Promise.all(
      Array.from({ length: 20 }, (_, n) => customer.press(at(last, n % 2), { call: 'yes' })),
    );
    expect(new Set(ends.map(({ status, action }) => `${status} ${action}`))).toEqual(new Set(['200 ']));
    expect(await responses()).toHaveLength(1);
    const acts = await db.superuser.query(
      `select count(*)::int as n from answer_event e join response r on r.workspace_id = e.workspace_id and r.id = e.response_id
       where r.respondent_key = $1 and e.is_final`,
      [`inv:${invitation.id}`],
    );
    expect(acts.rows[0].n, 'one of each tab at most').toBeLessThanOrEqual(2);
  });

  describe('on a public link', () => {
    const open = (cookie = '') => customer.open(`/s/${survey.publicToken}`, cookie === '' ? {} : { cookie });

    it('leaves no cookie by looking, one by answering, and none a while after the end', async () => {
      const first = await open();
      expect(cookieOf(first.headers)).toBe('');
      const high = await press(first, { nps: '9' });
      expect(cookieOf(high.headers)).toMatch(
        new RegExp(`^voldaan-answers=[\\w-]+; Path=/s/${survey.publicToken}; Max-Age=2592000; HttpOnly; SameSite=Lax`),
      );
      const battery = await press(high, { good: '' });
      const last = await press(
        battery,
        rows(() => 4),
      );
      wait(8_000);
      const end = await sendWith(cookieOf(last.headers), last, { call: 'no' });
      expect(cookieOf(end.headers)).toMatch(/^voldaan-answers=[\w-]+; .*Max-Age=600;/);
    });

    it('is told that all is well when the thanks were lost on their way, and does not answer twice', async () => {
      const first = await open();
      wait(5_000);
      const high = await press(first, { nps: '9' });
      const battery = await press(high, { good: '' });
      const last = await press(
        battery,
        rows(() => 4),
      );
      wait(8_000);
      const lost = await sendWith(cookieOf(last.headers), last, { call: 'no' });
      const cookie = cookieOf(lost.headers).split(';')[0] ?? '';
      const again = await open(cookie);
      expect([again.action, again.html.includes('U hebt al geantwoord')]).toEqual(['', true]);
      const anew = await customer.open(hrefOf(again, 'skip'), { cookie });
      expect([anew.hidden['page'], cookieOf(anew.headers).includes('Max-Age=0')]).toEqual(['first', true]);
    });

    it('finds its answers again on this device, and lets somebody else begin anew', async () => {
      const first = await open();
      wait(5_000);
      const cookie = cookieOf((await touch(first, { nps: 4 })).headers).split(';')[0] ?? '';
      expect(cookie).not.toBe('');
      wait(86_400_000);
      const welcome = await open(cookie);
      expect(welcome.action).toBe('');
      const low = await customer.open(hrefOf(welcome, 'go'), { cookie });
      expect(low.hidden['page']).toBe('low');
      const anew = await customer.open(hrefOf(welcome, 'skip'), { cookie });
      expect([anew.hidden['page'], cookieOf(anew.headers).includes('Max-Age=0')]).toEqual(['first', true]);
      const elsewhere = await open();
      expect(elsewhere.hidden['page']).toBe('first');
    });

    it('answers in two tabs as one response, whichever was opened first', async () => {
      const before = (await responses('all')).length;
      const [one, two] = [await open(), await open()];
      const high = await press(at([one], 0), { nps: '9' });
      const cookie = cookieOf(high.headers).split(';')[0] ?? '';
      wait(8_000);
      await sendWith(cookie, at([two], 0), { nps: '10' });
      expect((await responses('all')).length - before).toBe(1);
    });

    async function sendWith(cookie: string, page: CustomerPage, fields: Readonly<Record<string, string>>) {
      return app.inject({
        method: 'POST',
        url: page.action,
        headers: { 'content-type': 'application/x-www-form-urlencoded', cookie },
        payload: new URLSearchParams({ ...page.hidden, ...fields, evidence: '' }).toString(),
      });
    }
  });

  describe('whose answers are odd', () => {
    it('is marked for speed, for contradicting itself and for a field that nobody sees, and is still there', async () => {
      let page = await customer.open(`/a/${invitation.token}`);
      for (const fields of [{ nps: '9' }, { good: 'ja' }, rows(() => 5), { call: 'yes', website: 'x.example' }]) {
        wait(2_000);
        page = await customer.press(page, fields);
      }
      expect(await responses()).toMatchObject([
        { is_complete: true, vote_class: 'human', marks: ['speeder', 'straight-liner', 'honeypot'] },
      ]);
    });

    it('is marked as one of a burst from the eleventh of one place on, and nobody is refused', async () => {
      for (let turn = 0; turn < 12; turn += 1) {
        let page = await customer.open(`/s/${survey.publicToken}`);
        for (const fields of [{ nps: '9' }, { good: `beurt ${turn}` }, rows((row) => (row % 4) + 1), { call: 'no' }]) {
          wait(9_000);
          page = await customer.press(page, fields);
        }
        expect(page.action).toBe('');
      }
      const marked = (await responses('all')).filter(({ marks }) => marks.includes('burst'));
      expect(marked.map(({ answers }) => answers.good).sort()).toEqual(['beurt 10', 'beurt 11']);
    });
  });

  describe('of whom a survey takes one answer', () => {
    let single: TestSurvey;
    beforeAll(async () => {
      single = await newSurvey(db.superuser, workspace, forkedSurvey({ singleUse: true }));
    });
    const source = (more: Partial<AnswerSource> = {}): AnswerSource => ({
      kind: 'public',
      token: single.publicToken,
      prefix: '192.0.2.0',
      acceptLanguage: 'nl',
      ...more,
    });
    const give = (from: AnswerSource, submission: string) =>
      takeAnswers(path, from, () => readSubmission({ submission, answers: { nps: 7, good: submission }, final: true }));

    it.each([
      ['a key of its own', { submission: 'a', respondent: 'somebody-else', answers: { nps: 1 } }],
      ['an empty name', { singleUseId: null, q1: 'x' }],
      ['a name in a field', { submission: 'b', signedName: 'klant 12', answers: { nps: 1 }, final: true }],
      ['nothing at all', {}],
    ])('is refused by name on the public link with %s', async (_, payload) => {
      const reply = await app.inject({ method: 'POST', url: `/s/${single.publicToken}/answers`, payload });
      expect([reply.statusCode, reply.json().code]).toEqual([403, 'single_use']);
    });

    it('is shown no question without a name, and is refused a form that was made up', async () => {
      const page = await customer.open(`/s/${single.publicToken}`);
      expect([page.status, page.action]).toEqual([403, '']);
      const form = await app.inject({
        method: 'POST',
        url: `/s/${single.publicToken}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'page=first&shown=nps&nps=9&nonce=',
      });
      expect(form.statusCode).toBe(403);
    });

    it.each(['widget', 'kiosk', 'qr'] as const)('is refused at the %s as well', async (channel) => {
      await expect(give(source({ channel }), uuid())).rejects.toMatchObject({ code: 'single_use' });
      await expect(give(source({ channel, signedName: '' }), uuid())).rejects.toMatchObject({ code: 'single_use' });
    });

    it('answers twenty times at once under one signed name, and has one response', async () => {
      const from = source({ channel: 'embed', signedName: 'De Vries klant 12' });
      const given = await Promise.allSettled(Array.from({ length: 20 }, () => give(from, uuid())));
      expect(given.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      await give(source({ channel: 'embed', signedName: 'De Vries klant 13' }), uuid());
      const { rows: stored } = await db.superuser.query('select respondent_key from response where survey_id = $1', [
        single.id,
      ]);
      expect(stored).toHaveLength(2);
      expect(JSON.stringify(stored)).not.toMatch(/klant/);
    });

    it('answers by a personal link as ever', async () => {
      const personal = await newInvitation(db.superuser, workspace, single);
      const page = await customer.open(`/a/${personal.token}`);
      expect((await press(page, { nps: '9' })).hidden['page']).toBe('high');
    });
  });
});

function hrefOf(page: CustomerPage, kind: 'go' | 'skip'): string {
  return plain(new RegExp(`<a class="${kind}" href="([^"]*)"`).exec(page.html)?.[1] ?? '');
}

function plain(text = ''): string {
  return text.replaceAll('&amp;', '&');
}

function at<Item>(list: readonly Item[], place: number): Item {
  const item = list[place];
  if (item === undefined) throw new Error(`there is no place ${place}`);
  return item;
}
