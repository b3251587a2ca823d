import { recommendation } from '@voldaan/domain/surveys/library/questionnaire/recommendation';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { showId } from '../database/public-id.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import { storeActs } from '../responses/store.ts';
import { newAct } from '../responses/test-act.ts';
import { newSurvey } from '../responses/test-survey.ts';
import { makeTestProduct } from '../test-product.ts';
import { changeCause, makeCause } from './causes.ts';
import {
  addTask,
  makeCase,
  settleTask,
  showCase,
  showCaseOfResponse,
  showQueue,
  showWaiting,
  stepCase,
} from './desk.ts';
import { changeIntake, showIntake } from './intake.ts';
import { caseBody, settlementBody } from './schema.ts';
import { settleCase } from './settle-case.ts';

const definition = recommendation({ name: 'Relatie', organisation: 'Rijklaar', readerName: 'Sanne' });

describe('the desk', () => {
  let db: TestDatabase;
  let workspace: TestWorkspace;
  let product: Product;
  let caller: Caller;
  let now = new Date('2026-11-18T10:00:00Z');

  beforeAll(async () => {
    db = await createTestDatabase();
    workspace = await db.newWorkspace('Rijklaar');
    product = makeTestProduct(db, { clock: () => now });
    caller = {
      workspaceId: workspace.id,
      workspaceCode: workspace.code,
      staffId: workspace.ownerId,
      sessionId: uuid(),
      role: 'agent',
      language: 'nl',
    };
  });

  afterAll(() => db.drop());

  const phone = (words: string, more: object = {}) =>
    makeCase(product, caller, caseBody.parse({ kind: 'complaint', words, ...more }));
  const queue = (more: Partial<Parameters<typeof showQueue>[2]> = {}) =>
    showQueue(product, caller, { queue: 'team', search: '', limit: 50, ...more });

  it('puts first whose promise falls due first, and goes on where a page ended', async () => {
    now = new Date('2026-11-18T10:00:00Z');
    const first = await phone('Zadel scheef', { name: 'Jolanda van der Meulen' });
    now = new Date('2026-11-19T10:00:00Z');
    await phone('Ketting ligt eraf');
    await phone('Mag de winkel ook zondag open?', { kind: 'suggestion' });
    const page = await queue({ limit: 1 });
    expect(page.data.map(({ id }) => id)).toEqual([first.case.id]);
    expect(page.counts).toEqual({ mine: 3, team: 2, waiting: 0, ideas: 1, closed: 0 });
    const rest = await queue({ limit: 1, cursor: page.next_cursor ?? undefined });
    expect(rest.data.map(({ words }) => words)).toEqual(['Ketting ligt eraf']);
    expect(rest.next_cursor).toBeNull();
    expect(await showWaiting(product, caller)).toMatchObject({ count: 2, first: { number: '26-0001' } });
  });

  it.each([
    ['scheef', ['26-0001']],
    ['jolanda meul', ['26-0001']],
    ['26-0002', ['26-0002']],
    ["ketting'); drop", []],
    ['&', []],
  ])('finds "%s"', async (search, numbers) => {
    expect((await queue({ search })).data.map(({ number }) => number)).toEqual(numbers);
  });

  it('takes the steps of a case, waits for its customer, and says what was done by whom', async () => {
    const { case: made } = await phone('Rekening klopt niet');
    expect(made).toMatchObject({ revision: 2, stage: 'acknowledged', owner: { id: workspace.ownerId } });
    const until = new Date(now.getTime() + 86_400_000);
    const waits = { what: 'waits_for_customer', until, reason: 'Zoekt de bon' } as const;
    const waiting = await stepCase(product, caller, { id: made.id, revision: 2, step: waits });
    expect(waiting.case.waits_until).toEqual(until);
    expect((await queue({ queue: 'waiting' })).data.map(({ id }) => id)).toEqual([made.id]);
    const stale = { id: made.id, revision: 2, step: { what: 'noted', text: 'te laat' } } as const;
    await expect(stepCase(product, caller, stale)).rejects.toMatchObject({ code: 'case_changed' });
    const spoken = { what: 'contact', way: 'phone', outcome: 'spoken', note: 'Bon gevonden' } as const;
    const { case: after, events } = await stepCase(product, caller, { id: made.id, revision: 3, step: spoken });
    expect(after).toMatchObject({ waits_until: null, spoken_at: now, contact_tries: 1 });
    expect(events.map(({ what, by }) => [what, by.kind])).toEqual([
      ['received', 'customer'],
      ['acknowledged', 'staff'],
      ['waits_for_customer', 'staff'],
      ['contact', 'staff'],
    ]);
    const nobody = { what: 'assigned', to: uuid() } as const;
    await expect(stepCase(product, caller, { id: made.id, revision: 4, step: nobody })).rejects.toMatchObject({
      code: 'staff_unknown',
    });
  });

  it('settles by the conversation that was held before, which is then the reason; without one it is not settled', async () => {
    const made = await phone('Spatbord los');
    const settlement = settlementBody.parse({ is_spoken: false, note: '' });
    const settled = (revision: number) => settleCase(product, caller, { id: made.case.id, revision, settlement });
    await expect(settled(made.case.revision)).rejects.toThrow('case_reason_missing');
    const spoken = await stepCase(product, caller, {
      id: made.case.id,
      revision: made.case.revision,
      step: { what: 'contact', way: 'phone', outcome: 'spoken', note: 'Spatbord vastgezet' },
    });
    const { case: one, events } = await settled(spoken.case.revision);
    expect([one.stage, one.decision?.reason]).toEqual(['closed', 'Spatbord vastgezet']);
    expect(events.filter(({ what }) => what === 'contact')).toHaveLength(1);
  });

  it('settles in one conversation what one conversation settles, and nothing that the rules still ask for', async () => {
    const [cause] = await makeCause(product, caller, 'Niet opgenomen');
    const { case: made } = await phone('Niemand nam op');
    const settlement = settlementBody.parse({
      note: 'Excuus, band gratis geplakt',
      cause_id: showId('cau', cause?.id ?? ''),
      remedies: ['apology', 'repair'],
    });
    const { case: settled, events } = await settleCase(product, caller, { id: made.id, revision: 2, settlement });
    expect(settled).toMatchObject({
      stage: 'closed',
      closing: 'accepted',
      spoken_at: now,
      cause: { name: 'Niet opgenomen' },
      decision: { outcome: 'upheld', remedies: ['apology', 'repair'], reason: 'Excuus, band gratis geplakt' },
    });
    expect(events.map(({ what }) => what)).toEqual([
      'received',
      'acknowledged',
      'contact',
      'cause_named',
      'assessed',
      'decided',
      'communicated',
      'closed',
    ]);
    const wordless = settlementBody.parse({ note: ' ' });
    const { case: open } = await phone('Bel kapot');
    await expect(settleCase(product, caller, { id: open.id, revision: 2, settlement: wordless })).rejects.toMatchObject(
      { code: 'case_reason_missing' },
    );
    expect((await showCase(product, caller, open.id)).case.revision).toBe(2);
    await changeCause(product, caller, { id: cause?.id ?? '', is_retired: true });
    expect((await showCase(product, caller, open.id)).causes).toEqual([]);
  });

  it('makes one case of an answer, in its language, whose customer has heard nothing yet', async () => {
    const survey = await newSurvey(db.superuser, workspace, definition);
    const act = newAct(workspace, survey, { answers: { nps: 4 }, language: 'nb' });
    const connection = await db.databases.answerPool.connect();
    try {
      await storeActs(connection, [act], now);
    } finally {
      connection.release();
    }
    const wish = { source: 'answer', response_id: showId('rsp', act.responseId) };
    expect(await showCaseOfResponse(product, caller, act.responseId)).toEqual({ case: null });
    const codes = await Promise.all(
      ['Te duur', 'Veel te duur'].map((words) =>
        phone(words, wish).then(
          () => 'made',
          (error) => error.code,
        ),
      ),
    );
    expect(codes.toSorted()).toEqual(['case_of_answer_open', 'made']);
    const { case: found } = await showCaseOfResponse(product, caller, act.responseId);
    expect(found).toMatchObject({ stage: 'received', score: 4 });
    expect((await showCase(product, caller, found?.id ?? '')).case.language).toBe('nb');
  });

  it('is told which answers open a case, one thing at a time', async () => {
    const firm = { ...caller, role: 'manager' } as const;
    expect(await showIntake(product, firm)).toEqual({
      on_contact_wish: true,
      on_low_score: false,
      on_compliment: true,
    });
    await changeIntake(product, firm, { on_low_score: true });
    await changeIntake(product, firm, { on_compliment: false });
    expect(await showIntake(product, firm)).toEqual({
      on_contact_wish: true,
      on_low_score: true,
      on_compliment: false,
    });
  });

  it('lists what was taken off the causes last, and puts it back', async () => {
    const [first, ...others] = await makeCause(product, caller, 'Levering te laat');
    const { id = '' } = first ?? {};
    const retired = await changeCause(product, caller, { id, is_retired: true });
    expect(retired.at(-1)).toMatchObject({ id, is_retired: true });
    const back = await changeCause(product, caller, { id, name: 'Niet op tijd', is_retired: false });
    expect(back[0]).toEqual({ id, name: 'Niet op tijd', is_retired: false });
    expect(back).toHaveLength(others.length + 1);
  });

  it('keeps what is to be done until somebody ticks it off', async () => {
    const { case: made } = await phone('Lamp stuk');
    const task = { what: 'Lamp bestellen', owner_id: workspace.ownerId, due_on: '2026-11-24' };
    const { tasks } = await addTask(product, caller, made.id, task);
    expect(tasks).toMatchObject([{ what: 'Lamp bestellen', due_on: '2026-11-24', done_at: null }]);
    const done = await settleTask(product, caller, { id: made.id, task: tasks[0]?.id ?? '', isDone: true });
    expect(done.tasks[0]?.done_at).toEqual(now);
  });

  it('of another company shows none of it', async () => {
    const other = await db.newWorkspace('Hansen AS');
    const stranger = { ...caller, workspaceId: other.id, staffId: other.ownerId };
    const { case: made } = await phone('Bel kapot');
    await expect(showCase(product, stranger, made.id)).rejects.toMatchObject({ code: 'not_found' });
    const wish = { queue: 'team', search: '', limit: 50 } as const;
    expect((await showQueue(product, stranger, wish)).data).toEqual([]);
  });
});
