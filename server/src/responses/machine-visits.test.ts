import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../app.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { deriveToken, hashToken } from '../secret/token.ts';
import { makeTestProduct } from '../test-product.ts';
import { type AnswerPath, openAnswers } from './open-answers.ts';
import { type Customer, type CustomerPage, fingerPress, makeCustomer } from './test-customer.ts';
import { newInvitation, newSurvey, type TestInvitation, type TestSurvey } from './test-survey.ts';

/** What scanners of mail systems and prefetching browsers do with the links of a mail. None of it is a person's answer. */
describe('machines that visit the links of a mail', () => {
  let db: TestDatabase;
  let workspace: TestWorkspace;
  let survey: TestSurvey;
  let app: FastifyInstance;
  let path: AnswerPath;
  let customer: Customer;
  let now = Date.now();

  beforeAll(async () => {
    db = await createTestDatabase();
    workspace = await db.newWorkspace('Fietsenmakerij De Vries');
    survey = await newSurvey(db.superuser, workspace);
    const product = makeTestProduct(db, { clock: () => new Date(now) });
    path = openAnswers(product, { isLimited: false });
    app = await buildApp(product, { answers: path, requestsPerMinute: 1_000_000 });
    customer = makeCustomer(app);
  });

  afterAll(async () => {
    await app.close();
    await db.drop();
  });

  const count = async (text: string): Promise<number> =>
    (await db.superuser.query(`select count(*)::int as n from ${text}`)).rows[0].n;
  const classOf = async ({ id }: TestInvitation) =>
    (await db.superuser.query('select vote_class from response where respondent_key = $1', [`inv:${id}`])).rows[0]
      ?.vote_class;
  const invite = () => newInvitation(db.superuser, workspace, survey);
  const marks = Array.from({ length: 11 }, (_, mark) => mark);
  /** Opens a page, lets time pass, and sends its form with what a script would or would not report. */
  const send = async (page: CustomerPage, ms: number, evidence: object | null) => {
    now += ms;
    await path.visits.drain();
    return customer.press(page, { nps: '0' }, evidence);
  };

  it('store no answer in 1,000 visits, and each visit is kept', async () => {
    let visits = 0;
    while (visits < 1_000) {
      const { token } = await invite();
      await app.inject({ method: 'HEAD', url: `/a/${token}` });
      for (const mark of marks)
        await app.inject({ method: mark % 2 === 0 ? 'GET' : 'HEAD', url: `/a/${token}/${mark}` });
      await app.inject({ method: 'GET', url: `/a/${token}/10`, headers: { 'sec-purpose': 'prefetch;prerender' } });
      await app.inject({ method: 'GET', url: `/a/${token}/3`, headers: { 'x-moz': 'prefetch' } });
      await app.inject({ method: 'GET', url: `/s/${survey.publicToken}` });
      await app.inject({ method: 'OPTIONS', url: `/a/${token}/9` });
      visits += 15;
    }
    await path.visits.drain();
    expect(await count('response')).toBe(0);
    expect(await count('answer_event')).toBe(0);
    expect(await count('score_row')).toBe(0);
    expect(await count('visit')).toBe(visits);
  }, 120_000);

  it.each<[string, (invitation: TestInvitation) => Promise<unknown>]>([
    [
      'open all scores and send the last form',
      async ({ token }) => {
        let page = await customer.open(`/a/${token}`);
        for (const mark of marks) page = await customer.open(`/a/${token}/${mark}`);
        return send(page, 3_000, null);
      },
    ],
    [
      'send the form by script',
      async ({ token }) =>
        send(await customer.open(`/a/${token}/9`), 3_000, { ...fingerPress, trusted: false, pointer: 0 }),
    ],
    ['send the form past its script', async ({ token }) => send(await customer.open(`/a/${token}/9`), 3_000, {})],
    ['send the form in a blink', async ({ token }) => send(await customer.open(`/a/${token}/9`), 40, null)],
    [
      'follow the link that nobody can see',
      async ({ token, id }) => {
        const page = await customer.open(`/a/${token}`);
        await db.superuser.query(
          `insert into visit (workspace_id, id, survey_id, invitation_id, at, kind) values ($1, $2, $3, $4, $5, 'trap')`,
          [workspace.id, crypto.randomUUID(), survey.id, id, new Date(now)],
        );
        return send(page, 5_000, null);
      },
    ],
  ])('that %s are no vote', async (_, act) => {
    now += 120_000;
    const invitation = await invite();
    await act(invitation);
    expect(await classOf(invitation)).toBe('machine');
    const { rows } = await db.superuser.query(`select answered_at from invitation where id = $1`, [invitation.id]);
    expect(rows).toEqual([{ answered_at: null }]);
  });

  it('that follow every link of a mail which two studies share are a vote for neither', async () => {
    now += 120_000;
    const [mail, carried] = [await invite(), await goAlong(await invite())];
    await join(carried, mail);
    for (const mark of [2, 5, 9]) await customer.open(`/a/${mail.token}/${mark}`);
    await send(await customer.open(`/a/${carried.token}`), 3_000, null);
    expect(await classOf(carried)).toBe('machine');
    await send(await customer.open(`/a/${mail.token}/9`), 3_000, null);
    expect(await classOf(mail)).toBe('machine');
  });

  it('are not seen in a person who answers both questions of a mail, and is led from one to the other', async () => {
    now += 120_000;
    const [mail, carried] = [await invite(), await goAlong(await invite())];
    await join(carried, mail);
    const page = await customer.open(`/a/${mail.token}/9`);
    now += 6_000;
    await path.visits.drain();
    const last = await customer.press(page, { nps: '9', why: '' });
    now += 6_000;
    const done = await customer.press(last, { may_contact: 'no' });
    expect(done.html).toContain(`href="/a/${carried.token}?language=nl"`);
    expect(done.html).toContain('Ga verder');
    const next = await customer.open(`/a/${carried.token}`);
    now += 6_000;
    await path.visits.drain();
    await customer.press(next, { nps: '8', why: 'goed' });
    expect([await classOf(mail), await classOf(carried)]).toEqual(['human', 'human']);
  });

  /** A link as planning makes it: of the invitation's id. */
  async function goAlong(invitation: TestInvitation): Promise<TestInvitation> {
    const token = deriveToken(workspace.code, path.invitationKey, invitation.id);
    await db.superuser.query('update invitation set token_hash = $2 where id = $1', [invitation.id, hashToken(token)]);
    return { ...invitation, token };
  }

  const join = (carried: TestInvitation, mail: TestInvitation) =>
    db.superuser.query('update invitation set carried_by = $2 where id = $1', [carried.id, mail.id]);

  it('make way for the person who answers after them', async () => {
    now += 120_000;
    const invitation = await invite();
    for (const mark of marks) await customer.open(`/a/${invitation.token}/${mark}`);
    await send(await customer.open(`/a/${invitation.token}/0`), 50, null);
    expect(await classOf(invitation)).toBe('machine');
    now += 3_600_000;
    const page = await customer.open(`/a/${invitation.token}/8`);
    now += 4_000;
    await customer.press(page, { nps: '8' });
    const { rows } = await db.superuser.query('select answers, vote_class from response where respondent_key = $1', [
      `inv:${invitation.id}`,
    ]);
    expect(rows).toEqual([{ answers: { nps: 8, why: null }, vote_class: 'human' }]);
  });

  it('are not found in a person who answers: one path, one answer', async () => {
    now += 120_000;
    const before = await count(`score_row where vote_class = 'h'`);
    const { token } = await invite();
    await app.inject({ method: 'HEAD', url: `/a/${token}/9` });
    const page = await customer.open(`/a/${token}/9`);
    now += 6_000;
    await path.visits.drain();
    await customer.press(page, { nps: '9', why: 'goed' });
    expect(await count(`score_row where vote_class = 'h'`)).toBe(before + 1);
  });
});
