import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';
import { makeTestProduct } from '../test-product.ts';
import { createAnswerEndpoint } from './answer-endpoint.ts';
import { openAnswers } from './open-answers.ts';
import { newInvitation, newSurvey, type TestSurvey } from './test-survey.ts';

describe('POST /s/:token/answers', () => {
  let db: TestDatabase;
  let workspace: TestWorkspace;
  let survey: TestSurvey;
  let origin: string;
  const closings: (() => Promise<void>)[] = [];

  /** A server of its own, as a second process is: it has found no link yet. */
  const listen = async (): Promise<string> => {
    const path = openAnswers(makeTestProduct(db), { isLimited: false });
    const takes = createAnswerEndpoint(path);
    const server = createServer((request, response) => {
      if (!takes(request, response)) response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closings.push(async () => {
      server.close();
      await path.close();
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };

  beforeAll(async () => {
    db = await createTestDatabase();
    workspace = await db.newWorkspace('Fietsenmakerij De Vries');
    survey = await newSurvey(db.superuser, workspace);
    origin = await listen();
  });

  afterAll(async () => {
    for (const close of closings) await close();
    await db.drop();
  });

  const post = (body: unknown, headers: Record<string, string> = {}, token = survey.publicToken, at = origin) =>
    fetch(`${at}/s/${token}/answers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const give = (answers: unknown, more: object = {}) => post({ submission: uuid(), answers, final: true, ...more });
  const eventsOf = async () => (await db.superuser.query('select count(*)::int as n from answer_event')).rows[0].n;
  const codeOf = async (reply: Response) => `${reply.status} ${((await reply.json()) as { code: string }).code}`;

  it('stores an answer, and names it', async () => {
    const why = '<script>alert(1)</script> 👩‍👩‍👧‍👦 =HYPERLINK("x")';
    const reply = await give({ nps: 9, why });
    expect(reply.status).toBe(201);
    expect(await reply.json()).toEqual({ id: expect.stringMatching(/^rsp_[0-9a-z]{26}$/), state: 'stored' });
    const { rows } = await db.superuser.query(
      `select answers, vote_class, channel from response order by started_at desc limit 1`,
    );
    expect(rows[0]).toEqual({ answers: { nps: 9, why }, vote_class: 'unconfirmed', channel: 'api' });
  });

  it('changes nothing any more once the answers are complete', async () => {
    const respondent = uuid();
    expect((await give({ nps: 9 }, { respondent })).status).toBe(201);
    expect(await codeOf(await give({ nps: 0 }, { respondent }))).toBe('409 response_complete');
    const { rows } = await db.superuser.query('select answers from response where respondent_key = $1', [
      `key:${respondent}`,
    ]);
    expect(rows).toEqual([{ answers: { nps: 9 } }]);
  });

  it('keeps an answer that comes a hundred times at once a single time', async () => {
    const before = await eventsOf();
    const body = { submission: uuid(), answers: { nps: 3 }, final: true };
    const replies = await Promise.all(Array.from({ length: 100 }, () => post(body)));
    const bodies = await Promise.all(replies.map((reply) => reply.json() as Promise<{ id: string; state: string }>));
    expect(replies.every((reply) => reply.status === 201)).toBe(true);
    expect(new Set(bodies.map((reply) => reply.id)).size).toBe(1);
    expect(bodies.filter((reply) => reply.state === 'stored')).toHaveLength(1);
    expect(await eventsOf()).toBe(before + 1);
    expect(await codeOf(await post({ ...body, answers: { nps: 4 } }))).toBe('422 submission_reused');
  });

  it('loses nothing when many people answer at once', async () => {
    const before = await eventsOf();
    const replies = await Promise.all(Array.from({ length: 300 }, (_, at) => give({ nps: at % 11 })));
    expect(replies.every((reply) => reply.status === 201)).toBe(true);
    expect(await eventsOf()).toBe(before + 300);
  });

  it.each<[string, unknown, string]>([
    ['a score below the scale', { nps: -1 }, '422 answer_range'],
    ['a score as text', { nps: '9' }, '422 answer_type'],
    ['two scores', { nps: [10, 10] }, '422 answer_type'],
    ['a choice that is not on the list', { may_contact: 'maybe' }, '422 answer_choice'],
    ['a text with a NUL in it', { why: 'A\u0000B' }, '422 body_text_refused'],
    ['half a character', { why: '\ud800' }, '422 body_text_refused'],
    ['a list of answers', [1], '422 answers_not_object'],
  ])('refuses %s and stores nothing', async (_, answers, expected) => {
    const before = await eventsOf();
    expect(await codeOf(await give(answers))).toBe(expected);
    expect(await eventsOf()).toBe(before);
  });

  it.each<[string, string, Record<string, string>, string]>([
    ['a body that is not JSON', '{"nps":NaN}', {}, '400 body_malformed'],
    ['a name that stands twice', '{"submission":"a","answers":{"nps":1,"nps":10}}', {}, '400 body_name_twice'],
    ['a compressed body', '{}', { 'content-encoding': 'gzip' }, '415 body_type_refused'],
    [
      'another type in disguise',
      '{}',
      { 'content-type': 'application/json\t; charset=utf-8' },
      '415 body_type_refused',
    ],
    ['5 MB of text', JSON.stringify({ why: 'A'.repeat(5_000_000) }), {}, '413 body_too_large'],
    ['a body without a key', '{"answers":{}}', {}, '422 field_required'],
  ])('refuses %s', async (_, body, headers, expected) => {
    expect(await codeOf(await post(body, headers))).toBe(expected);
  });

  it('leaves out what the survey did not ask, and counts it', async () => {
    const submission = uuid();
    const reply = await post({
      submission,
      answers: { nps: 8, verifiedEmail: 'ceo@victim.example' },
      workspace_id: uuid(),
    });
    expect(reply.status).toBe(201);
    const { rows } = await db.superuser.query('select answers, evidence from answer_event where submission = $1', [
      submission,
    ]);
    expect(rows).toEqual([{ answers: { nps: 8 }, evidence: { nonce: 'missing', dropped: 2 } }]);
  });

  it('takes an empty text for no answer', async () => {
    const submission = uuid();
    await post({ submission, answers: { why: '' } });
    const { rows } = await db.superuser.query('select answers from answer_event where submission = $1', [submission]);
    expect(rows).toEqual([{ answers: { why: null } }]);
  });

  it("knows no link that nobody made, and says so in the sender's language", async () => {
    const reply = await post(
      { submission: 'x', answers: {} },
      { 'accept-language': 'nl' },
      `${workspace.code}AAAAAAAAAAAAAAAAAAAAAA`,
    );
    expect(reply.status).toBe(404);
    expect((await post({ submission: 'x', answers: {} }, {}, 'nonsense')).status).toBe(404);
  });

  it('keeps what is sent to a survey that was closed, and marks it when it comes after the grace', async () => {
    const closing = await newSurvey(db.superuser, workspace);
    const lateAfter = async (age: string) => {
      await db.superuser.query(`update survey set state = 'closed', closed_at = now() - $2::interval where id = $1`, [
        closing.id,
        age,
      ]);
      const submission = uuid();
      expect((await post({ submission, answers: { nps: 5 } }, {}, closing.publicToken, await listen())).status).toBe(
        201,
      );
      const { rows } = await db.superuser.query(
        'select is_late from response join answer_event on response_id = response.id where submission = $1',
        [submission],
      );
      return rows[0].is_late;
    };
    expect(await lateAfter('1 hour')).toBe(false);
    expect(await lateAfter('25 hours')).toBe(true);
  });

  it('takes answers through a personal link as one response, whoever sends them', async () => {
    const invitation = await newInvitation(db.superuser, workspace, survey);
    const send = (answers: object) =>
      fetch(`${origin}/a/${invitation.token}/answers`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ submission: uuid(), answers, respondent: uuid() }),
      });
    const replies = await Promise.all([send({ nps: 1 }), send({ nps: 2 }), send({ nps: 3 })]);
    const ids = await Promise.all(replies.map(async (reply) => ((await reply.json()) as { id: string }).id));
    expect(new Set(ids).size).toBe(1);
    const { rows } = await db.superuser.query(`select count(*)::int as n from response where respondent_key = $1`, [
      `inv:${invitation.id}`,
    ]);
    expect(rows[0].n).toBe(1);
  });
});
