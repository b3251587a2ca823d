import { dayMs } from '@voldaan/domain/studies/calendar/day';
import type { StudyDraft } from '@voldaan/domain/studies/study-draft';
import { describe, expect, test } from 'vitest';
import { readId } from '../database/public-id.ts';
import { uuid } from '../database/uuid.ts';
import type { ContactDecisions, Study, StudyPreview } from '../studies/schema.ts';
import { useTestPlanning } from './test-planning.ts';
import { makeTestStudy, openAllParts, startTestStudy } from './test-study.ts';
import { setMailServer, silentMailServer } from './test-wave.ts';

const { scene, customers, plan, show, why, pass, tell, invitations, sendAll } = useTestPlanning();

const relation = (every: 'once' | 'month', validHours = 720) => {
  const day = scene().now.toISOString().slice(0, 10);
  const cadence = every === 'once' ? ({ every, on: day } as const) : ({ every, from: day } as const);
  return { timing: { kind: 'relation', cadence, validHours }, reminder: null } as const;
};

describe('a study that asks everybody once', () => {
  test('plans each customer once, and nobody falls through without a reason', async () => {
    const [fine, left, suppressed, complaining, asked] = await customers([
      { email: 'jan@klant.example' },
      { email: 'former@klant.example', lifecycle: 'former' },
      { email: 'stop@klant.example' },
      {
        email: 'klacht@klant.example',
        open_complaints: 1,
        complaint_since: new Date(scene().now.getTime() - 2 * dayMs),
      },
      { email: 'moe@klant.example' },
    ]);
    if (!fine || !left || !suppressed || !complaining || !asked) throw new Error('customers are missing');
    await scene().database.superuser.query(
      `insert into suppression (workspace_id, address_hash, purpose, reason)
       select workspace_id, address_hash, 'research', 'unsubscribed' from contact where id = $1`,
      [suppressed.id],
    );
    const earlier = await startTestStudy(scene().app, { kind: 'moment', surveyId: scene().survey });
    await tell(asked, 'order_delivered', { at: new Date(scene().now.getTime() - 2 * dayMs) });
    await plan();
    await sendAll();
    expect(await invitations()).toHaveLength(1);

    const study = await startTestStudy(scene().app, {
      kind: 'relation',
      surveyId: scene().survey,
      plan: relation('once'),
    });
    await plan();
    expect(await openAllParts(scene().product, scene().workspace, await show(study))).toBe(1);
    await plan();
    const seen = await show(study);
    expect(seen.frame).toMatchObject({ selected: 4, waiting: 1, deferred: 0, refused: 1, withheld: 2, invited: 0 });
    expect(seen.reasons).toEqual(
      expect.arrayContaining([
        { reason: 'suppressed', count: 1 },
        { reason: 'open_complaint', count: 1 },
        { reason: 'expires_first', count: 1 },
      ]),
    );
    expect(seen.draws).toMatchObject([{ is_census: true, frame_count: 4, selected_count: 4, period: 0 }]);
    const story = await why(asked);
    expect(story.steps.at(-1)).toMatchObject({
      sort: 'decision',
      outcome: 'withhold',
      stage: 'planning',
      study_name: study.name,
    });
    expect(story.steps.at(-1)?.reasons.map(({ code }) => code)).toEqual(['expires_first', 'cap_reached']);
    expect(story.now).toMatchObject({ may_be_asked: false });
    expect(story.studies.map(({ id }) => id).toSorted()).toEqual([study.id, earlier.id].toSorted());
    const path = `/v1/contacts/${asked.shown}/decisions?study=${study.id}`;
    const ofOne = (await scene().app.inject(path)).json<ContactDecisions>();
    expect(ofOne.steps.map(({ study_id, outcome }) => [study_id, outcome])).toEqual([[study.id, 'withhold']]);
    expect(ofOne.studies).toHaveLength(2);
    expect((await why(complaining)).steps[0]?.reasons[0]?.detail).toContain('open complaint');
    expect((await why(left)).steps).toEqual([]);
    expect((await why(fine)).steps.map(({ outcome }) => outcome)).toEqual(['planned']);
  });

  test('planned by two nodes at once plans nobody twice', async () => {
    await customers(Array.from({ length: 30 }, () => ({})));
    const study = await startTestStudy(scene().app, {
      kind: 'relation',
      surveyId: scene().survey,
      plan: relation('once'),
    });
    await Promise.all([plan(), plan(), plan()]);
    const seen = await show(study);
    await Promise.all([
      openAllParts(scene().product, scene().workspace, seen),
      openAllParts(scene().product, scene().workspace, seen),
    ]);
    expect(await invitations()).toHaveLength(30);
    expect(seen.draws).toHaveLength(1);
  });

  test('asks only who said yes, where it rests on consent', async () => {
    const [yes] = await customers([{ email: 'ja@klant.example' }, { email: 'niets@klant.example' }]);
    await scene().database.superuser.query(
      `insert into consent (workspace_id, contact_id, purpose, is_given, basis, source, since)
       values ($1, $2, 'research', true, 'consent', 'kassa', now())`,
      [scene().workspace.id, yes?.id],
    );
    const study = await startTestStudy(scene().app, {
      kind: 'relation',
      surveyId: scene().survey,
      plan: { ...relation('once'), legalBasis: 'consent' },
    });
    await plan();
    await openAllParts(scene().product, scene().workspace, await show(study));
    expect((await invitations()).map(({ email }) => email)).toEqual(['ja@klant.example']);
    expect((await show(study)).reasons).toEqual([{ reason: 'consent_missing', count: 1 }]);
  });

  test('that needs an hour when nobody may be written to waits for the morning there', async () => {
    await scene().database.superuser.query('delete from contact_rules where workspace_id = $1', [scene().workspace.id]);
    await setMailServer(scene().database, scene().workspace, silentMailServer);
    scene().now = new Date('2026-11-21T21:00:00Z');
    await customers([
      { email: 'nl@klant.example' },
      { email: 'no@klant.example', zone: 'Europe/Oslo', country: 'NO' },
      { email: 'azoren@klant.example', zone: 'Atlantic/Azores', country: 'PT' },
    ]);
    const study = await startTestStudy(scene().app, {
      kind: 'relation',
      surveyId: scene().survey,
      plan: relation('once'),
    });
    await plan();
    await scene().database.superuser.query("update wave_part set due_at = now() - interval '1 day'");
    await openAllParts(scene().product, scene().workspace, await show(study));
    expect((await invitations()).map(({ email, due_at }) => [email, due_at.toISOString()])).toEqual([
      ['nl@klant.example', '2026-11-23T08:00:00.000Z'],
      ['no@klant.example', '2026-11-23T08:00:00.000Z'],
      ['azoren@klant.example', '2026-11-23T10:00:00.000Z'],
    ]);
  });
});

describe('a sample', () => {
  test('of each month asks others than the month before', async () => {
    await customers(Array.from({ length: 500 }, () => ({})));
    const precision = { margin: 0.15, confidence: 0.9, expectedResponse: 0.5 };
    const sample = { kind: 'simple' } as const;
    const study = await startTestStudy(scene().app, {
      kind: 'relation',
      surveyId: scene().survey,
      plan: { ...relation('month'), sample, precision },
    });
    await plan();
    const first = await show(study);
    expect(first.draws).toMatchObject([{ is_census: false, frame_count: 500 }]);
    pass(32 * dayMs);
    await plan();
    const { rows } = await scene().database.superuser.query(
      `select count(*) as members, count(distinct contact_id) as people from draw_member where workspace_id = $1`,
      [scene().workspace.id],
    );
    expect(rows[0].people).toBe(rows[0].members);
    expect((await show(study)).draws).toHaveLength(2);
  });

  test('is released in steps toward the wanted answers, and drawn again from its seed', async () => {
    await customers(
      Array.from({ length: 600 }, (_, n) => ({ attributes: JSON.stringify({ region: n % 3 ? 'noord' : 'zuid' }) })),
    );
    const precision = { margin: 0.1, confidence: 0.95, expectedResponse: 0.5 };
    const sample = { kind: 'stratified', by: 'attribute:region', allocation: 'proportional' } as const;
    const study = await startTestStudy(scene().app, {
      kind: 'relation',
      surveyId: scene().survey,
      plan: { ...relation('once'), sample, precision, targetAnswers: 60 },
    });
    await plan();
    const seen = await show(study);
    const [draw] = seen.draws;
    expect(draw?.strata.map(({ id, size }) => [id, size])).toEqual([
      ['noord', 400],
      ['zuid', 200],
    ]);
    expect(draw?.selected_count).toBe(240);
    const released = seen.waves[0]?.planned ?? 0;
    expect(released).toBeGreaterThan(10);
    expect(released).toBeLessThan(120);
    expect(seen.frame).toMatchObject({ selected: 240, waiting: 240 });
  });

  test('by Neyman takes more from the group whose answers differed more the time before', async () => {
    const everybody = await customers(
      Array.from({ length: 600 }, (_, n) => ({ attributes: JSON.stringify({ region: n % 3 ? 'noord' : 'zuid' }) })),
    );
    const { app, survey, database, workspace } = scene();
    // In the north all give a 7, 8 or 9, in the south a 2 or a 10.
    const answered = everybody.slice(0, 180).map(({ id }, n) => {
      return { id, response: uuid(), score: n % 3 ? 7 + (n % 9) / 4 : n % 2 ? 2 : 10 };
    });
    const column = [answered.map(({ id }) => id), answered.map(({ response }) => response)];
    await database.superuser.query(
      `with given as (
        select * from unnest($2::uuid[], $3::uuid[], $4::float[]) as given (contact_id, id, score)
      ), version as (
        select id, survey_id from survey_version where workspace_id = $1
      ), responded as (
        insert into response (workspace_id, id, survey_id, survey_version_id, respondent_key, channel, vote_class, language,
          answers, started_at, changed_at)
        select $1, given.id, survey_id, version.id, 'key:' || given.id, 'mail', 'human', 'nl', '{}', now(), now()
        from given, version
      ), linked as (
        insert into response_contact (workspace_id, response_id, contact_id) select $1, id, contact_id from given
      )
      insert into score_row (workspace_id, day, response_id, survey_id, survey_version_id, answered_at, vote_class, is_test,
        is_complete, language, channel, q0)
      select $1, current_date, given.id, survey_id, version.id, now(), 'h', false, true, 'n', 'm', score
      from given, version`,
      [workspace.id, ...column, answered.map(({ score }) => score)],
    );
    const sample = { kind: 'stratified', by: 'attribute:region', allocation: 'neyman' } as const;
    const precision = { margin: 0.15, confidence: 0.9, expectedResponse: 0.5 };
    const parts = { ...relation('once'), sample, precision };
    const study = await startTestStudy(app, { kind: 'relation', surveyId: survey, plan: parts });
    await plan();
    const [draw] = (await show(study)).draws;
    const [noord, zuid] = draw?.strata ?? [];
    expect([noord?.size, zuid?.size]).toEqual([400, 200]);
    expect(zuid?.selected).toBeGreaterThan(2 * (noord?.selected ?? 0));
  });
});

describe('a study on its way', () => {
  test('does not start while it lacks something, and says what', async () => {
    const made = (
      await scene().app.inject({ method: 'POST', url: '/v1/studies', payload: { name: 'Kaal', kind: 'exit' } })
    ).json<Study>();
    expect(made.lacks.map(({ code }) => code)).toEqual([
      'purpose_missing',
      'norm_missing',
      'legal_basis_missing',
      'survey_missing',
      'letter_missing',
    ]);
    const reply = await scene().app.inject({ method: 'POST', url: `/v1/studies/${made.id}/start` });
    expect(reply.json()).toMatchObject({ code: 'study_incomplete', errors: [{ pointer: '/purpose' }] });
  });

  test('is previewed without anything being stored', async () => {
    await customers([
      { email: 'jan@klant.example', name: 'Jan' },
      { email: 'k@klant.example', open_complaints: 1, complaint_since: scene().now },
    ]);
    const study = await makeTestStudy(scene().app, {
      kind: 'relation',
      surveyId: scene().survey,
      plan: relation('once'),
    });
    const preview = (
      await scene().app.inject({ method: 'POST', url: `/v1/studies/${study.id}/preview` })
    ).json<StudyPreview>();
    expect(preview).toMatchObject({ population: 2, due: 1, left_out: [{ reason: 'open_complaint', count: 1 }] });
    expect(preview.first).toMatchObject([{ email: 'jan@klant.example' }]);
    expect(await invitations()).toEqual([]);
  });

  test('is previewed with one month of a study that rolls, and no more than a quota has places', async () => {
    await customers(Array.from({ length: 60 }, () => ({})));
    const due = async (parts: Partial<StudyDraft>) => {
      const wish = { kind: 'relation', surveyId: scene().survey, plan: { ...relation('once'), ...parts } } as const;
      const { id } = await makeTestStudy(scene().app, wish);
      const reply = await scene().app.inject({ method: 'POST', url: `/v1/studies/${id}/preview` });
      return reply.json<StudyPreview>().due;
    };
    const cadence = { every: 'rolling', from: '2026-01-01', months: 12 } as const;
    expect(await due({ timing: { kind: 'relation', cadence, validHours: 720 } })).toBe(5);
    expect(await due({ sample: { kind: 'quota', by: 'lifecycle', places: { customer: 8 } } })).toBe(8);
  });

  test('stops for good when it is ended: what waited is over, with the reason', async () => {
    const [jan] = await customers([{ email: 'jan@klant.example' }]);
    if (!jan) throw new Error('no customer');
    const timing = { kind: 'moment', event: 'order_delivered', delayHours: 0, validHours: 24 * 120 } as const;
    const study = await startTestStudy(scene().app, { kind: 'moment', surveyId: scene().survey, plan: { timing } });
    await tell(jan, 'order_delivered');
    await tell(jan, 'order_delivered');
    await plan();
    const paused = await scene().app.inject({ method: 'POST', url: `/v1/studies/${study.id}/pause` });
    expect(paused.json<Study>().waves).toMatchObject([{ state: 'paused' }]);
    const resumed = await scene().app.inject({ method: 'POST', url: `/v1/studies/${study.id}/resume` });
    expect(resumed.json<Study>()).toMatchObject({ state: 'running', waves: [{ state: 'sending' }] });
    const ended = (await scene().app.inject({ method: 'POST', url: `/v1/studies/${study.id}/end` })).json<Study>();
    expect(ended).toMatchObject({ state: 'ended', frame: { selected: 2, waiting: 0, deferred: 0, withheld: 2 } });
    const decided = (await why(jan)).steps.filter(({ sort }) => sort === 'decision');
    expect(decided.at(-1)).toMatchObject({ outcome: 'withhold', reasons: [{ code: 'expired' }] });
    const { rows } = await scene().database.superuser.query(
      'select state, next_at from contact_request where workspace_id = $1',
      [scene().workspace.id],
    );
    expect(rows).toEqual([{ state: 'withheld', next_at: null }]);
    expect(readId('std', ended.id)).toBeDefined();
  });
});
