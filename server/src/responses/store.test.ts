import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';
import type { AnswerAct } from './answer-act.ts';
import { storeActs } from './store.ts';
import { newAct } from './test-act.ts';
import { newInvitation, newSurvey, type TestInvitation, type TestSurvey } from './test-survey.ts';

describe('storing acts of answering', () => {
  let db: TestDatabase;
  let workspace: TestWorkspace;
  let other: TestWorkspace;
  let survey: TestSurvey;
  let otherSurvey: TestSurvey;

  beforeAll(async () => {
    db = await createTestDatabase();
    workspace = await db.newWorkspace('Fietsenmakerij De Vries');
    other = await db.newWorkspace('Bakkerij Het Anker');
    survey = await newSurvey(db.superuser, workspace);
    otherSurvey = await newSurvey(db.superuser, other);
  });

  afterAll(() => db.drop());

  const act = (change: Partial<AnswerAct>): AnswerAct => newAct(workspace, survey, change);

  const store = async (acts: readonly AnswerAct[], at = new Date('2026-11-21T10:00:00Z')) => {
    const connection = await db.databases.answerPool.connect();
    try {
      return await storeActs(connection, acts, at);
    } finally {
      connection.release();
    }
  };

  const rows = async (text: string, values: readonly unknown[]): Promise<readonly pg.QueryResultRow[]> =>
    (await db.superuser.query(text, [...values])).rows;
  const response = async (id: string) => (await rows('select * from response where id = $1', [id]))[0];
  const scores = (id: string) =>
    rows('select day, q0, vote_class, is_complete from score_row where response_id = $1', [id]);

  it('keeps each act, the response it makes, its score and its news together', async () => {
    const given = act({});
    expect(await store([given])).toEqual([{ state: 'stored', responseId: given.responseId }]);
    expect(await response(given.responseId)).toMatchObject({
      answers: given.answers,
      vote_class: 'human',
      channel: 'link',
    });
    expect(await scores(given.responseId)).toEqual([{ day: '2026-11-21', q0: 9, vote_class: 'h', is_complete: true }]);
    expect(await rows('select evidence from answer_event where response_id = $1', [given.responseId])).toEqual([
      { evidence: given.evidence },
    ]);
    expect(await rows('select kind from outbox where $1 = any(subjects)', [given.responseId])).toEqual([
      { kind: 'responses.stored' },
    ]);
  });

  it('tells the figures once of each score that a batch brought, and of none that came late or was there before', async () => {
    const known = act({});
    await store([known]);
    const [first, second, late] = [act({}), act({}), act({ isLate: true })];
    const again = act({ respondentKey: known.respondentKey });
    await store([first, again, late, second]);
    const told = async (id: string) =>
      (await rows('select kind from score_change where $1 = any(responses)', [id])).length;
    const given = [first, second, known, late, again];
    expect(await Promise.all(given.map(({ responseId }) => told(responseId)))).toEqual([1, 1, 1, 0, 0]);
    const batch = await rows('select kind, responses from score_change where $1 = any(responses)', [first.responseId]);
    expect(batch[0]?.['kind']).toBe('a');
    expect(batch[0]?.['responses']).toHaveLength(2);
  });

  it('writes acts of two companies in one transaction, each under its own workspace', async () => {
    const ours = act({});
    const theirs = newAct(other, otherSurvey);
    await store([ours, theirs, act({})]);
    expect(await rows('select workspace_id from response where id = $1', [theirs.responseId])).toEqual([
      { workspace_id: other.id },
    ]);
    const again = act({ workspaceId: other.id });
    await expect(store([again]), 'an answer to a survey of another company').rejects.toThrow(
      "is none of that survey's",
    );
    expect(await response(again.responseId)).toBeUndefined();
  });

  it('answers the same act again with what it answered first, and stores nothing', async () => {
    const given = act({});
    await store([given]);
    expect(await store([{ ...given, responseId: uuid() }])).toEqual([{ state: 'seen', responseId: given.responseId }]);
    expect(await store([{ ...given, answers: { nps: 2 } }])).toEqual([
      { state: 'reused', responseId: given.responseId },
    ]);
    expect(await rows('select 1 from answer_event where response_id = $1', [given.responseId])).toHaveLength(1);
  });

  it('keeps what comes after the last page beside the response, which stays as it was', async () => {
    const given = act({ isFinal: true });
    await store([given]);
    const late = { ...given, submission: uuid(), answers: { nps: 0 }, responseId: uuid() };
    const closed = [{ state: 'closed', responseId: given.responseId }];
    expect(await store([late], new Date('2026-11-21T10:00:01Z'))).toEqual(closed);
    expect(await store([late], new Date('2026-11-21T10:00:02Z')), 'and again').toEqual(closed);
    expect((await response(given.responseId))?.['answers']).toEqual(given.answers);
    expect(await rows('select 1 from answer_event where response_id = $1', [given.responseId])).toHaveLength(2);
  });

  it('adds the second page to the first, and closes the response with the last', async () => {
    const first = act({ answers: { nps: 7 }, isFinal: false });
    const second = act({ respondentKey: first.respondentKey, answers: { why: 'duur' } });
    await store([first]);
    expect(await store([second])).toEqual([{ state: 'stored', responseId: first.responseId }]);
    expect(await response(first.responseId)).toMatchObject({
      answers: { nps: 7, why: 'duur' },
      completed_at: expect.any(Date),
    });
    await store([act({ respondentKey: first.respondentKey, answers: { nps: 10 } })]);
    expect((await response(first.responseId))?.['answers'], 'once complete').toEqual({ nps: 7, why: 'duur' });
    expect(await scores(first.responseId)).toMatchObject([{ q0: 7 }]);
    expect(await rows('select 1 from answer_event where response_id = $1', [first.responseId])).toHaveLength(3);
  });

  it("lets a person's vote take the place of a machine's, days later, without counting twice", async () => {
    const machine = act({ voteClass: 'machine', answers: { nps: 0, why: 'x' } });
    const person = act({ respondentKey: machine.respondentKey, answers: { nps: 8 }, isFinal: false });
    await store([machine], new Date('2026-11-18T23:59:00Z'));
    await store([person], new Date('2026-11-21T08:00:00Z'));
    expect(await response(machine.responseId)).toMatchObject({
      answers: { nps: 8 },
      vote_class: 'human',
      completed_at: null,
    });
    expect(await scores(machine.responseId)).toEqual([
      { day: '2026-11-21', q0: 8, vote_class: 'h', is_complete: false },
    ]);
    await store([act({ respondentKey: machine.respondentKey, voteClass: 'machine', answers: { nps: 1 } })]);
    expect(await scores(machine.responseId), 'and not back').toMatchObject([{ q0: 8, vote_class: 'h' }]);
  });

  it('confirms what was unconfirmed when the same person goes on', async () => {
    const first = act({ voteClass: 'unconfirmed', answers: { nps: 6 }, isFinal: false });
    await store([first]);
    await store([act({ respondentKey: first.respondentKey, answers: { why: 'ok' } })]);
    expect(await response(first.responseId)).toMatchObject({ answers: { nps: 6, why: 'ok' }, vote_class: 'human' });
  });

  it('notes on the invitation that a person has answered, and never that a machine has', async () => {
    const answeredAt = async ({ id }: TestInvitation) =>
      (await rows('select answered_at from invitation where id = $1', [id]))[0]?.['answered_at'];
    const invitation = await newInvitation(db.superuser, workspace, survey);
    const link = { id: invitation.id, contactId: invitation.contactId };
    const byMail = { respondentKey: `inv:${invitation.id}`, channel: 'mail', invitation: link } as const;
    const machine = act({ ...byMail, voteClass: 'machine' });
    await store([machine]);
    expect(await answeredAt(invitation)).toBeNull();
    await store([act(byMail)]);
    expect(await answeredAt(invitation)).toBeInstanceOf(Date);
    expect(await rows('select contact_id from response_contact where response_id = $1', [machine.responseId])).toEqual([
      { contact_id: invitation.contactId },
    ]);
  });

  it('keeps a late answer without moving the figures of the closed survey', async () => {
    const late = act({ isLate: true });
    await store([late]);
    expect(await response(late.responseId)).toMatchObject({ is_late: true });
    expect(await scores(late.responseId)).toEqual([]);
  });

  it('stores nothing of a batch in which one act cannot be stored', async () => {
    const good = act({});
    await expect(store([good, act({ version: { ...survey.version, id: uuid() } })])).rejects.toThrow(
      "is none of that survey's",
    );
    expect(await response(good.responseId)).toBeUndefined();
    expect(await store([good]), 'and the connection goes on').toMatchObject([{ state: 'stored' }]);
  });
});
