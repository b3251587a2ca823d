import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTestBrowser, type TestBrowser } from '../accounts/test-browser.ts';
import { buildApp } from '../app.ts';
import { readId, showId } from '../database/public-id.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';
import { sessionCookie } from '../http/session-cookie.ts';
import { hashToken, makeToken } from '../secret/token.ts';
import { makeTestProduct, testConfig } from '../test-product.ts';
import type { AnswerAct } from './answer-act.ts';
import { type AnswerPath, openAnswers } from './open-answers.ts';
import { newAct } from './test-act.ts';
import { forkedSurvey } from './test-forked-survey.ts';
import { newInvitation, newSurvey, type TestSurvey } from './test-survey.ts';

describe('the inbox', () => {
  let db: TestDatabase;
  let workspace: TestWorkspace;
  let survey: TestSurvey;
  let app: FastifyInstance;
  let path: AnswerPath;
  let staff: TestBrowser;
  let stranger: TestBrowser;

  const signIn = async (to: TestWorkspace) => {
    const token = makeToken(to.code);
    await db.superuser.query(
      `insert into session (workspace_id, id, staff_id, token_hash, expires_at) values ($1, $2, $3, $4, now() + interval '1 day')`,
      [to.id, uuid(), to.ownerId, hashToken(token)],
    );
    return makeTestBrowser(app, `${sessionCookie(testConfig.baseUrl).name}=${token}`);
  };

  const give = async (answers: AnswerAct['answers'], change: Partial<AnswerAct> = {}) => {
    const outcome = await path.group.submit(newAct(workspace, survey, { answers, ...change }));
    return showId('rsp', outcome.responseId);
  };

  const ids = async (query = '') => {
    const reply = await staff.get(`/v1/responses${query}`);
    expect(reply.statusCode).toBe(200);
    return reply.json().data.map((row: { id: string }) => row.id);
  };

  beforeAll(async () => {
    db = await createTestDatabase();
    workspace = await db.newWorkspace('Fietsenmakerij De Vries');
    survey = await newSurvey(db.superuser, workspace);
    const product = makeTestProduct(db);
    path = openAnswers(product, { isLimited: false });
    app = await buildApp(product, { answers: path, requestsPerMinute: 1_000_000 });
    staff = await signIn(workspace);
    stranger = await signIn(await db.newWorkspace('Bakkerij Het Anker'));
  });

  afterAll(async () => {
    await app.close();
    await db.drop();
  });

  it('shows what people said, newest first, with the person and the reason', async () => {
    const invitation = await newInvitation(db.superuser, workspace, survey);
    const first = await give({ nps: 2, why: ' ' });
    const second = await give(
      { nps: 9, why: 'snel', may_contact: 'yes' },
      {
        respondentKey: `inv:${invitation.id}`,
        channel: 'mail',
        invitation: { id: invitation.id, contactId: invitation.contactId },
      },
    );
    const machine = await give({ nps: 0 }, { voteClass: 'machine' });
    const reply = (await staff.get('/v1/responses')).json();
    expect(reply.data.map((row: { id: string }) => row.id)).toEqual([second, first]);
    expect(reply.total).toBe(2);
    expect(reply.data[0]).toMatchObject({
      survey_id: showId('srv', survey.id),
      survey_name: 'Aanbeveling',
      score: { question: 'nps', value: 9, scale: 'C11' },
      comment: 'snel',
      contact: { id: showId('con', invitation.contactId) },
      channel: 'mail',
      vote_class: 'human',
    });
    expect(reply.data[1]).toMatchObject({ comment: null, contact: null });
    expect(await ids('?vote_class=machine')).toEqual([machine]);
  });

  it('says how many there are up to five thousand, and of more that there are more', async () => {
    const like = await give({ nps: 7 }, { language: 'fr' });
    const addAlike = (count: number) =>
      db.superuser.query(
        `insert into response (workspace_id, id, survey_id, survey_version_id, respondent_key, channel, vote_class, language,
           answers, started_at, changed_at)
         select workspace_id, gen_random_uuid(), survey_id, survey_version_id, 'key:' || gen_random_uuid(), channel, vote_class,
           language, answers, started_at, changed_at
         from response, generate_series(1, $2::int) where id = $1`,
        [readId('rsp', like), count],
      );
    const asked = async (query: string) => (await staff.get(`/v1/responses?language=fr${query}`)).json();
    await addAlike(4_999);
    expect(await asked('')).toMatchObject({ total: 5_000, is_total_more: false });
    await addAlike(1);
    for (const query of ['', '&score_group=middle', '&from=2000-01-01', '&comment=false'])
      expect(await asked(query), query).toMatchObject({ total: 5_000, is_total_more: true });
    expect(await asked('&vote_class=machine')).toMatchObject({ total: 0, is_total_more: false });
    await db.superuser.query(`update response set removed_at = now() where language = 'fr'`);
    expect(await asked('')).toMatchObject({ total: 0, is_total_more: false, data: [] });
  });

  it('is filtered by score, by comment, by time, and read page by page', async () => {
    expect(await ids('?score_group=low')).toHaveLength(1);
    expect(await ids('?score_group=high&comment=true')).toHaveLength(1);
    expect(await ids('?comment=false')).toHaveLength(1);
    expect(await ids(`?survey=${showId('srv', uuid())}`)).toEqual([]);
    expect(await ids('?from=2100-01-01')).toEqual([]);
    expect(await ids('?to=2000-01-01')).toEqual([]);
    for (let score = 0; score < 5; score++) await give({ nps: score });
    const whole = await ids('?limit=100');
    const pages: string[] = [];
    let cursor = '';
    do {
      const reply = (await staff.get(`/v1/responses?limit=3${cursor}`)).json();
      pages.push(...reply.data.map((row: { id: string }) => row.id));
      cursor = reply.next_cursor === null ? '' : `&cursor=${reply.next_cursor}`;
    } while (cursor !== '');
    expect(pages).toEqual(whole);
    expect((await staff.get('/v1/responses?cursor=bm90aGluZw')).statusCode).toBe(422);
  });

  it('shows what is odd about a response and finds it by that, and leaves it in every other list', async () => {
    const marked = await give({ nps: 8 }, { marks: ['speeder', 'burst'] });
    expect(await ids('?mark=burst')).toEqual([marked]);
    expect(await ids('?mark=honeypot')).toEqual([]);
    expect(await ids('?limit=100')).toContain(marked);
    expect((await staff.get(`/v1/responses/${marked}`)).json().marks).toEqual(['speeder', 'burst']);
    expect((await staff.get('/v1/responses?mark=unlucky')).statusCode).toBe(422);
  });

  it('opens one response with every question, its acts and their evidence', async () => {
    const id = await give({ nps: 7, why: null });
    const reply = (await staff.get(`/v1/responses/${id}`)).json();
    expect(reply.answers.slice(0, 2)).toMatchObject([
      { question_id: 'nps', kind: 'rating', scale: 'C11', value: 7 },
      { question_id: 'why', kind: 'open', scale: null, value: null },
    ]);
    expect(reply.events).toMatchObject([{ answers: { nps: 7, why: null }, evidence: { gesture: 'pointer' } }]);
    expect((await stranger.get(`/v1/responses/${id}`)).statusCode).toBe(404);
    expect((await stranger.get('/v1/responses')).json()).toMatchObject({ data: [], total: 0 });
  });

  it('takes no words for the comment that were said along a fork since left', async () => {
    const forked = await newSurvey(db.superuser, workspace, forkedSurvey());
    const changed = { surveyId: forked.id, version: forked.version };
    await give({ nps: 9, why: 'te laat', good: 'de fiets' }, changed);
    const onlyOffPath = await give({ nps: 8, why: 'te duur' }, changed);
    const { data } = (await staff.get(`/v1/responses?survey=${showId('srv', forked.id)}`)).json();
    expect(data.map((row: { comment: string | null }) => row.comment).sort()).toEqual(['de fiets', null]);
    expect(await ids(`?survey=${showId('srv', forked.id)}&comment=false`)).toEqual([onlyOffPath]);
    const { answers } = (await staff.get(`/v1/responses/${onlyOffPath}`)).json();
    expect(answers[1]).toMatchObject({ question_id: 'why', value: 'te duur', is_off_path: true });
  });

  it('lets a test answer go and come back, and keeps what a customer said', async () => {
    const test = await give({ nps: 10 }, { isTest: true });
    const scores = async () => (await db.superuser.query('select q0 from score_row where is_test')).rows;
    expect(await scores()).toEqual([{ q0: 10 }]);
    expect((await staff.delete(`/v1/responses/${test}`)).statusCode).toBe(204);
    expect((await staff.get(`/v1/responses/${test}`)).statusCode).toBe(404);
    expect(await scores()).toEqual([]);
    expect((await stranger.post(`/v1/responses/${test}/restoration`)).statusCode).toBe(404);
    expect((await staff.post(`/v1/responses/${test}/restoration`)).statusCode).toBe(204);
    expect(await scores()).toEqual([{ q0: 10 }]);
    const real = await give({ nps: 1 });
    const refused = await staff.delete(`/v1/responses/${real}`);
    expect(refused.json().code).toBe('response_not_test');
    expect(await ids('?score_group=low')).toContain(real);
  });

  it('tells an open screen within two seconds, and falls silent when its reader is removed', async () => {
    await app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = app.server.address() as AddressInfo;
    const stream = await fetch(`http://127.0.0.1:${port}/v1/live`, { headers: { cookie: staff.cookie() } });
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    const readUntil = async (word: string) => {
      for (let text = ''; ; ) {
        const { done, value } = (await reader?.read()) ?? { done: true, value: '' };
        if (done) return 'ended';
        text += value;
        if (text.includes(word)) return 'heard';
      }
    };
    await readUntil('retry');
    await new Promise((resolve) => setTimeout(resolve, 300));
    const said = Date.now();
    path.news.announce(workspace.id);
    expect(await readUntil('event: news')).toBe('heard');
    expect(Date.now() - said).toBeLessThan(2_000);
    await db.superuser.query('update staff set removed_at = now() where workspace_id = $1', [workspace.id]);
    const removed = Date.now();
    expect(await readUntil('never said')).toBe('ended');
    expect(Date.now() - removed).toBeLessThan(5_500);
  }, 20_000);
});
