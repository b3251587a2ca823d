import { recommendation } from '@voldaan/domain/surveys/library/questionnaire/recommendation';
import type { PageNode } from '@voldaan/domain/surveys/node/page';
import type { SurveyNode } from '@voldaan/domain/surveys/node/survey-node';
import type { RatingQuestion } from '@voldaan/domain/surveys/question/rating';
import { openingQuestionOf, type SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';
import type { AnswerAct } from './answer-act.ts';
import { storeActs } from './store.ts';
import { newAct } from './test-act.ts';
import { newSurvey, newVersion, type TestSurvey } from './test-survey.ts';

const draft = recommendation({ name: 'Relatie', organisation: 'De Vries', readerName: 'Sanne' });
const opening = openingQuestionOf(draft);

const rating = (id: string, more: Partial<RatingQuestion> = {}): RatingQuestion => ({
  ...opening,
  id,
  scale: 'A5',
  role: 'none',
  comparabilityKey: `${id}:A5:1`,
  ...more,
});
const page = (id: string, ...nodes: readonly PageNode[]): SurveyNode => ({ kind: 'page', id, nodes });

/** Whoever is no promoter is asked what went wrong; a promoter is not. */
const branching: SurveyDefinition = {
  ...draft,
  nodes: [
    page('first', opening),
    {
      kind: 'branch',
      id: 'unhappy',
      when: 'nps <= 8',
      nodes: [page('why', rating('repair', { offers: ['~dont_know'] }), rating('contact'))],
      otherwise: [],
    },
    page('last', rating('grade', { scale: 'B10', halfSteps: true })),
  ],
};

describe('a stored answer', () => {
  let db: TestDatabase;
  let workspace: TestWorkspace;

  beforeAll(async () => {
    db = await createTestDatabase();
    workspace = await db.newWorkspace('Fietsenmakerij De Vries');
  });

  afterAll(() => db.drop());

  const store = async (acts: readonly AnswerAct[], at = new Date('2026-11-21T10:00:00Z')) => {
    const connection = await db.databases.answerPool.connect();
    try {
      return await storeActs(connection, acts, at);
    } finally {
      connection.release();
    }
  };
  const one = async (text: string, id: string) => (await db.superuser.query(text, [id])).rows[0];
  const response = (id: string) => one('select * from response where id = $1', id);
  const score = (id: string) => one('select * from score_row where response_id = $1', id);

  /** The acts of one respondent, page after page. */
  const person = (survey: TestSurvey) => {
    const respondentKey = `key:${uuid()}`;
    const responseId = uuid();
    return {
      responseId,
      gives: (answers: AnswerAct['answers'], change: Partial<AnswerAct> = {}) =>
        store([newAct(workspace, survey, { respondentKey, responseId, answers, isFinal: false, ...change })]),
    };
  };

  it('that a changed answer takes off the path is kept and flagged, and counts nowhere', async () => {
    const survey = await newSurvey(db.superuser, workspace, branching);
    const { responseId, gives } = person(survey);
    await gives({ nps: 3 });
    await gives({ repair: 2, contact: 1 });
    expect(await score(responseId)).toMatchObject({ q0: 3, q1: 2, q2: 1, q3: null });
    expect(await response(responseId)).toMatchObject({ off_path: [] });

    await gives({ nps: 10 });
    expect(await response(responseId)).toMatchObject({
      answers: { nps: 10, repair: 2, contact: 1 },
      off_path: ['repair', 'contact'],
    });
    expect(await score(responseId), 'as if never asked').toMatchObject({ q0: 10, q1: null, q2: null });

    await gives({ nps: 4 });
    expect(await response(responseId), 'and back again').toMatchObject({ off_path: [] });
    expect(await score(responseId)).toMatchObject({ q0: 4, q1: 2, q2: 1 });
  });

  it('off the path from the start is flagged in its first act too', async () => {
    const survey = await newSurvey(db.superuser, workspace, branching);
    const act = newAct(workspace, survey, { answers: { nps: 9, repair: 1, grade: 8.5 } });
    await store([act, newAct(workspace, survey, { answers: { nps: 2, repair: 1 } })]);
    expect(await response(act.responseId)).toMatchObject({ off_path: ['repair'], answers: { repair: 1 } });
    expect(await score(act.responseId)).toMatchObject({ q0: 9, q1: null, q3: 17 });
  });

  it('of half a step is a whole number in its row, and "I do not know" is none', async () => {
    const survey = await newSurvey(db.superuser, workspace, branching);
    const { responseId, gives } = person(survey);
    await gives({ nps: 5, repair: '~dont_know', grade: 7.5 });
    expect(await score(responseId)).toMatchObject({ q0: 5, q1: null, q3: 15 });
    expect(await response(responseId)).toMatchObject({ answers: { repair: '~dont_know', grade: 7.5 } });
    await gives({ repair: 4 });
    expect(await score(responseId)).toMatchObject({ q0: 5, q1: 4, q3: 15 });
  });

  it('to a survey of 32 ratings fills 32 columns, and one to a short survey beside it fills one', async () => {
    const many = Array.from({ length: 31 }, (_, place) => rating(`part_${place}`));
    const long = await newSurvey(db.superuser, workspace, { ...draft, nodes: [page('all', opening, ...many)] });
    const short = await newSurvey(db.superuser, workspace);
    const answers = Object.fromEntries([['nps', 7], ...many.map(({ id }, place) => [id, 1 + (place % 5)])]);
    const inLong = newAct(workspace, long, { answers });
    const inShort = newAct(workspace, short, { answers: { nps: 1 } });
    await store([inLong, inShort]);
    expect(await score(inLong.responseId)).toMatchObject({ q0: 7, q1: 1, q8: 3, q31: 1 });
    expect(await score(inShort.responseId)).toMatchObject({ q0: 1, q1: null, q31: null });

    const again = { ...inLong, answers: { part_30: 5 }, voteClass: 'unconfirmed', submission: uuid() } as const;
    await store([again]);
    expect(await score(inLong.responseId), 'a complete one stays').toMatchObject({ q31: 1 });
  });

  it('to a newer version counts by that version, and leaves nothing in the columns of the older one', async () => {
    const survey = await newSurvey(db.superuser, workspace, branching);
    const { responseId, gives } = person(survey);
    await gives({ nps: 5, grade: 7.5 });
    const shorter = { ...draft, nodes: [page('first', opening)] };
    const version = await newVersion(db.superuser, workspace, survey.id, { definition: shorter, number: 2 });
    await gives({ nps: 6 }, { version, isFinal: true });
    expect(await response(responseId)).toMatchObject({
      survey_version_id: version.id,
      answers: { nps: 6, grade: 7.5 },
    });
    expect(await score(responseId)).toMatchObject({ survey_version_id: version.id, q0: 6, q3: null });
  });

  it.each([
    ['nl', 'n'],
    ['nl-x-jij', 'n'],
    ['nb', 'b'],
    ['no', 'b'],
    ['nn', 'k'],
    ['en', 'e'],
    ['ar', 'x'],
    ['de', 'x'],
  ])('in %s has that language, and the letter %s in its row', async (language, letter) => {
    const survey = await newSurvey(db.superuser, workspace);
    const act = newAct(workspace, survey, { language });
    await store([act]);
    expect(await response(act.responseId)).toMatchObject({ language });
    expect(await score(act.responseId)).toMatchObject({ language: letter });
  });

  it.each(['mail', 'link', 'api', 'widget', 'embed', 'kiosk', 'qr', 'telephone'] as const)(
    'that came by %s says so',
    async (channel) => {
      const survey = await newSurvey(db.superuser, workspace);
      const act = newAct(workspace, survey, { channel });
      await store([act]);
      expect(await response(act.responseId)).toMatchObject({ channel });
      expect(await score(act.responseId)).toMatchObject({ channel: channel.charAt(0) });
    },
  );

  it('carries what chance showed and what is odd about it, through every page', async () => {
    const survey = await newSurvey(db.superuser, workspace);
    const { responseId, gives } = person(survey);
    await gives({ nps: 5 }, { shownOrder: { parts: ['b', 'a'] }, marks: ['burst'] });
    await gives({ why: 'duur' }, { shownOrder: { parts: ['b', 'a'] }, marks: ['speeder', 'burst'], isFinal: true });
    expect(await response(responseId)).toMatchObject({
      shown_order: { parts: ['b', 'a'] },
      marks: ['burst', 'speeder'],
    });
  });

  it('of every kind comes back as it was given', async () => {
    const survey = await newSurvey(db.superuser, workspace);
    const answers = { choices: ['b', 'a'], day: '2026-05-17', amount: 12.5, none: null, words: '"{\\},\u00e9👍' };
    const act = newAct(workspace, survey, { answers });
    await store([act]);
    expect(await response(act.responseId)).toMatchObject({ answers });
    expect(await one('select answers from answer_event where response_id = $1', act.responseId)).toEqual({ answers });
  });

  it('of a machine leaves its marks behind when a person takes its place, and its score when that person is late', async () => {
    const survey = await newSurvey(db.superuser, workspace);
    const { responseId, gives } = person(survey);
    await gives({ nps: 1 }, { voteClass: 'machine', marks: ['honeypot'] });
    expect(await score(responseId)).toMatchObject({ q0: 1, vote_class: 'm' });
    await gives({ nps: 9 }, { isLate: true });
    expect(await response(responseId)).toMatchObject({ marks: [], vote_class: 'human', is_late: true });
    expect(await score(responseId)).toBeUndefined();
  });

  it('of two at once becomes one response with the answers of both', async () => {
    const survey = await newSurvey(db.superuser, workspace);
    const { responseId, gives } = person(survey);
    await gives({ nps: 5 });
    const holder = await db.superuser.connect();
    await holder.query('begin');
    await holder.query('select from response where id = $1 for update', [responseId]);
    const both = Promise.all([gives({ why: 'duur' }), gives({ may_contact: 'no' })]);
    await vi.waitFor(async () => {
      const { rows } = await db.superuser.query(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      expect(rows).toHaveLength(2);
    });
    await holder.query('rollback');
    holder.release();
    await both;
    expect(await response(responseId)).toMatchObject({ answers: { nps: 5, why: 'duur', may_contact: 'no' } });
    const { rows } = await db.superuser.query('select 1 from answer_event where response_id = $1', [responseId]);
    expect(rows).toHaveLength(3);
  });

  it('belongs to a version of its survey, whoever writes it', async () => {
    const survey = await newSurvey(db.superuser, workspace);
    const foreign = await newSurvey(db.superuser, workspace);
    const act = newAct(workspace, survey);
    await store([act]);
    await expect(
      db.superuser.query('update response set survey_version_id = $2 where id = $1', [
        act.responseId,
        foreign.versionId,
      ]),
    ).rejects.toThrow("is none of that survey's");
    await expect(
      db.superuser.query(
        `insert into response (workspace_id, id, survey_id, survey_version_id, respondent_key, channel, vote_class,
           language, answers, started_at, changed_at)
         select workspace_id, gen_random_uuid(), survey_id, $2, 'key:another', channel, vote_class, language, answers,
           started_at, changed_at from response where id = $1`,
        [act.responseId, foreign.versionId],
      ),
    ).rejects.toThrow("is none of that survey's");
  });
});
