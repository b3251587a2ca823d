import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildApp } from '../app.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { makeTryToken } from '../surveys/try-token.ts';
import { makeTestProduct } from '../test-product.ts';
import { type AnswerPath, openAnswers } from './open-answers.ts';
import { type Customer, fingerPress, makeCustomer } from './test-customer.ts';
import { newInvitation, newSurvey, type TestInvitation, type TestSurvey } from './test-survey.ts';

describe('the page behind a link', () => {
  let db: TestDatabase;
  let workspace: TestWorkspace;
  let survey: TestSurvey;
  let invitation: TestInvitation;
  let app: FastifyInstance;
  let path: AnswerPath;
  let customer: Customer;
  let tryKey: Buffer;
  let now = Date.now();

  beforeAll(async () => {
    db = await createTestDatabase();
    workspace = await db.newWorkspace('Fietsenmakerij De Vries');
    survey = await newSurvey(db.superuser, workspace);
    const product = makeTestProduct(db, { clock: () => new Date(now) });
    tryKey = product.key('try-link');
    path = openAnswers(product, { isLimited: false });
    app = await buildApp(product, { answers: path, requestsPerMinute: 1_000_000 });
    customer = makeCustomer(app);
  });

  beforeEach(async () => {
    invitation = await newInvitation(db.superuser, workspace, survey);
    // The clock is ours: what was kept of a link a moment ago is asked for again.
    now = Math.max(Date.now(), now) + 60_000;
  });

  afterAll(async () => {
    await app.close();
    await db.drop();
  });

  const wait = (ms: number) => {
    now += ms;
  };
  const responses = async (key = `inv:${invitation.id}`) =>
    (
      await db.superuser.query(
        'select answers, vote_class, is_test, completed_at from response where respondent_key = $1',
        [key],
      )
    ).rows;

  it('takes a person from the mark in the mail to thanks', async () => {
    const page = await customer.open(`/a/${invitation.token}/9`);
    expect(page.status).toBe(200);
    expect(await responses(), 'opening is not answering').toEqual([]);
    wait(4_000);
    const next = await customer.press(page, { nps: '9', why: 'snel geholpen\r\nen aardig' });
    expect(await responses()).toMatchObject([
      { answers: { nps: 9, why: 'snel geholpen\nen aardig' }, vote_class: 'human', completed_at: null },
    ]);
    wait(300);
    const thanks = await customer.press(next, { may_contact: 'yes' });
    expect(thanks.status).toBe(200);
    expect(thanks.action, 'no form is left').toBe('');
    expect(await responses()).toMatchObject([
      { answers: { nps: 9, may_contact: 'yes' }, vote_class: 'human', completed_at: expect.any(Date) },
    ]);
    const again = await customer.open(`/a/${invitation.token}/2`);
    expect(again.action, 'already answered').toBe('');
  });

  it('goes on where somebody left, on another day and device', async () => {
    const page = await customer.open(`/a/${invitation.token}`);
    wait(4_000);
    await customer.press(page, { nps: '7' });
    wait(86_400_000);
    const welcome = await customer.open(`/a/${invitation.token}`);
    const onwards = /<a class="go" href="([^"]*)"/.exec(welcome.html)?.[1] ?? '';
    expect(welcome.action, 'nothing to send before it is said where to go on').toBe('');
    const later = await customer.open(onwards.replaceAll('&amp;', '&'));
    expect(later.hidden['shown']).toContain('why');
    expect(later.hidden['page']).not.toBe(page.hidden['page']);
  });

  it('answers a form that is sent twice with the same next page, and keeps one act', async () => {
    const page = await customer.open(`/a/${invitation.token}`);
    wait(4_000);
    const [first, second] = await Promise.all([customer.press(page, { nps: '6' }), customer.press(page, { nps: '6' })]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.hidden['page']).toBe(first.hidden['page']);
    const acts = await db.superuser.query(
      'select 1 from answer_event e join response r on r.id = e.response_id where r.respondent_key = $1',
      [`inv:${invitation.id}`],
    );
    expect(acts.rowCount).toBe(1);
  });

  it('tells whoever finishes second, on another device, that the first answer stands and theirs is kept beside it', async () => {
    const [phone, desk] = [
      await customer.open(`/a/${invitation.token}/9`),
      await customer.open(`/a/${invitation.token}/2?language=en`),
    ];
    wait(4_000);
    const last = await customer.press(phone, { nps: '9', why: 'snel' });
    const thanks = await customer.press(last, { may_contact: 'no' });
    expect(thanks.html).not.toContain('hadden wij al');
    wait(1_000);
    const late = await customer.press(desk, { nps: '2', why: 'On second thoughts' });
    expect(late).toMatchObject({ status: 200, action: '' });
    expect(late.html).toContain('We already had your answer');
    expect(await responses()).toMatchObject([{ answers: { nps: 9, why: 'snel' } }]);
    const { rows } = await db.superuser.query(
      `select e.answers from answer_event e join response r on r.id = e.response_id
      where r.respondent_key = $1 order by e.received_at desc limit 1`,
      [`inv:${invitation.id}`],
    );
    expect(rows).toEqual([{ answers: { nps: 2, why: 'On second thoughts' } }]);
  });

  it('lets somebody go back and change a mark before the end', async () => {
    const page = await customer.open(`/a/${invitation.token}`);
    wait(4_000);
    await customer.press(page, { nps: '3' });
    wait(4_000);
    await customer.press(page, { nps: '8' });
    expect(await responses()).toMatchObject([{ answers: { nps: 8 } }]);
  });

  it('keeps one response of somebody on a public link, page after page, without a cookie', async () => {
    const page = await customer.open(`/s/${survey.publicToken}`, { 'accept-language': 'nb' });
    expect(page.html).toContain('lang="nb"');
    expect(page.headers['set-cookie']).toBeUndefined();
    wait(4_000);
    const next = await customer.press(page, { nps: '10' });
    wait(4_000);
    await customer.press(next, { why: '', may_contact: 'no' });
    const { rows } = await db.superuser.query(
      `select answers, channel, language from response where channel = 'link' and answers ->> 'nps' = '10'`,
    );
    expect(rows).toEqual([{ answers: { nps: 10, why: null, may_contact: 'no' }, channel: 'link', language: 'nb' }]);
  });

  it('marks what staff try out, on every page of it', async () => {
    const token = makeTryToken(tryKey, survey.id);
    const page = await customer.open(`/s/${survey.publicToken}?try=${token}`);
    wait(4_000);
    const next = await customer.press(page, { nps: '4' });
    wait(4_000);
    await customer.press(next, { why: 'proef' });
    const { rows } = await db.superuser.query(`select is_test, answers from response where answers ->> 'nps' = '4'`);
    expect(rows).toMatchObject([{ is_test: true, answers: { why: 'proef' } }]);
    const forged = await customer.open(`/s/${survey.publicToken}?try=AAAAAAAAAAAAAAAA`);
    wait(4_000);
    await customer.press(forged, { nps: '5' });
    const { rows: plain } = await db.superuser.query(`select is_test from response where answers ->> 'nps' = '5'`);
    expect(plain).toEqual([{ is_test: false }]);
  });

  it('keeps mark and words of a person whose mail a scanner reads at that moment, and counts them at the next press', async () => {
    for (const mark of [0, 1, 2, 3, 4]) await customer.open(`/a/${invitation.token}/${mark}`);
    const page = await customer.open(`/a/${invitation.token}/9`);
    wait(4_000);
    // Visits are noted beside the pages; four seconds later they are.
    await path.visits.drain();
    const again = await customer.press(page, { nps: '9', why: 'snel geholpen' });
    expect(await responses()).toMatchObject([{ vote_class: 'machine' }]);
    expect(again.html).toContain('snel geholpen');
    expect(again.html).toMatch(/<input[^>]*value="9"[^>]*checked/);
    expect(again.html).toContain('druk nog eens op de knop');
    wait(2_000);
    await customer.press(again, { nps: '9', why: 'snel geholpen' });
    expect(await responses()).toMatchObject([{ vote_class: 'human', answers: { nps: 9, why: 'snel geholpen' } }]);
  });

  it('asks somebody whose aid presses for them once more and no more, and keeps every word apart from the score', async () => {
    const unseen = { ...fingerPress, trusted: false };
    const page = await customer.open(`/a/${invitation.token}`);
    wait(4_000);
    const asked = await customer.press(page, { nps: '3' }, unseen);
    expect(asked.html).toContain('druk nog eens op de knop');
    wait(4_000);
    const next = await customer.press(asked, { nps: '3' }, unseen);
    expect(next.html, 'the next page').toContain('name="why"');
    expect(next.html).not.toContain('druk nog eens op de knop');
    wait(4_000);
    const thanks = await customer.press(next, { why: 'lang gewacht', may_contact: 'no' }, unseen);
    expect(thanks.action, 'no form is left').toBe('');
    expect(await responses()).toMatchObject([
      { vote_class: 'machine', answers: { nps: 3, why: 'lang gewacht', may_contact: 'no' } },
    ]);
  });

  it('says on a page, and not in the language of programs, that something of ours failed', async () => {
    const product = makeTestProduct(db, { clock: () => new Date(now) });
    const write = () => Promise.reject(new Error('broken on purpose'));
    const broken = await buildApp(product, { answers: openAnswers(product, { isLimited: false, write }) });
    const unlucky = makeCustomer(broken);
    const page = await unlucky.open(`/a/${invitation.token}`);
    wait(4_000);
    const failed = await unlucky.press(page, { nps: '9' });
    await broken.close();
    expect(failed.status).toBe(500);
    expect(failed.headers['content-type']).toContain('text/html');
    expect(failed.html).toContain('ging aan onze kant mis');
    expect(failed.html).not.toContain('broken on purpose');
  });

  it('shows a mark that was neither given nor skipped again, and keeps nothing', async () => {
    const page = await customer.open(`/a/${invitation.token}`);
    wait(4_000);
    const back = await customer.press(page, {});
    expect(back.status).toBe(422);
    expect(back.html).toContain('role="alert"');
    expect(await responses()).toEqual([]);
    wait(4_000);
    await customer.press(back, { skip: '1' });
    expect(await responses()).toMatchObject([{ answers: { nps: null } }]);
  });

  it('writes nothing for a form that does not come from a page of ours', async () => {
    const page = await customer.open(`/a/${invitation.token}`);
    const other = await newInvitation(db.superuser, workspace, survey);
    const elsewhere = await customer.open(`/a/${other.token}`);
    for (const nonce of ['', 'AAAA', `${page.hidden['nonce']}A`, elsewhere.hidden['nonce'] ?? '']) {
      const back = await customer.press({ ...page, hidden: { ...page.hidden, nonce } }, { nps: '1' });
      expect(back.status).toBe(422);
      expect(back.hidden['nonce'], 'with a fresh nonce').not.toBe(nonce);
    }
    expect(await responses()).toEqual([]);
  });

  it('refuses a mark that is sent twice in one form', async () => {
    const page = await customer.open(`/a/${invitation.token}`);
    wait(4_000);
    const payload = `${new URLSearchParams({ ...page.hidden, evidence: JSON.stringify(fingerPress) })}&nps=1&nps=10`;
    const reply = await app.inject({
      method: 'POST',
      url: page.action,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload,
    });
    expect(reply.statusCode).toBe(422);
    expect(await responses()).toEqual([]);
  });

  it('counts a plain form of a browser without scripts', async () => {
    const page = await customer.open(`/a/${invitation.token}`);
    wait(4_000);
    await customer.press(page, { nps: '9' }, null);
    expect(await responses()).toMatchObject([{ vote_class: 'human' }]);
  });

  it('is handed out with headers that keep the address to itself', async () => {
    const { headers } = await customer.open(`/a/${invitation.token}`);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    });
    expect(String(headers['content-security-policy'])).toMatch(/default-src 'none'.*'nonce-/);
  });

  it('says kindly that a link is unknown, has expired or leads to a closed survey', async () => {
    expect((await customer.open(`/a/${workspace.code}AAAAAAAAAAAAAAAAAAAAAA`)).status).toBe(404);
    expect((await customer.open('/s/nonsense')).status).toBe(404);
    await db.superuser.query(`update invitation set expires_at = $2 where id = $1`, [invitation.id, new Date(now - 1)]);
    expect((await customer.open(`/a/${invitation.token}`)).status).toBe(410);
    const closed = await newSurvey(db.superuser, workspace);
    await db.superuser.query(`update survey set closed_at = $2 where id = $1`, [closed.id, new Date(now - 1)]);
    expect((await customer.open(`/s/${closed.publicToken}`)).status).toBe(410);
  });

  it.each([
    ['de-DE,de;q=0.9', 'en'],
    ['nn', 'nn'],
    ['nl-BE', 'nl'],
  ])('tells whoever reads %s of an unknown link in %s', async (accepted, language) => {
    const page = await customer.open('/s/nonsense', { 'accept-language': accepted });
    expect(page.html).toContain(`<html lang="${language}"`);
  });

  it('takes what was under way when the survey closed', async () => {
    const closing = await newSurvey(db.superuser, workspace);
    const page = await customer.open(`/s/${closing.publicToken}`);
    await db.superuser.query(`update survey set closed_at = $2 where id = $1`, [closing.id, new Date(now + 1_000)]);
    wait(25 * 60 * 60 * 1000);
    const kept = await customer.press(page, { nps: '2' });
    expect(kept.status).toBe(200);
    const { rows } = await db.superuser.query('select is_late, answers from response where survey_id = $1', [
      closing.id,
    ]);
    expect(rows).toEqual([{ is_late: true, answers: { nps: 2 } }]);
  });
});
