import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';
import type { Caller } from '../http/caller.ts';
import { removeChartEvent, showChartEvents } from '../metrics/trend/chart-events.ts';
import type { Product } from '../product.ts';
import { makeTestProduct } from '../test-product.ts';
import { concludeAction, removeAction, showAction, showActions } from './improvements.ts';
import { changePlan, planAction } from './plan-action.ts';
import type { ActionBody } from './schema.ts';
import { answerShops, openShops, shopItem } from './test-shops.ts';

const start = '2026-08-03';

describe('an improvement action', () => {
  let db: TestDatabase;
  let workspace: TestWorkspace;
  let survey: string;
  let day = '2026-08-02';
  let product: Product;
  let caller: Caller;

  beforeAll(async () => {
    db = await createTestDatabase();
    workspace = await db.newWorkspace('De Vries');
    product = makeTestProduct(db, { clock: () => new Date(`${day}T09:00:00Z`) });
    caller = {
      workspaceId: workspace.id,
      workspaceCode: workspace.code,
      staffId: workspace.ownerId,
      sessionId: uuid(),
      role: 'owner',
      language: 'nl',
    };
    survey = await openShops(db, workspace);
  });

  afterAll(() => db.drop());

  const answers = (days: readonly string[], gain: number, seed: number) =>
    answerShops(db, workspace, { survey, days, gain, seed });

  const wish = (more: Partial<ActionBody> = {}): ActionBody => ({
    name: 'Ophalen op een vaste tijd',
    measure: 'Bericht met foto als de fiets klaar is',
    kind: 'process',
    owner_id: workspace.ownerId,
    cost: 1900,
    currency: 'EUR',
    cause_id: null,
    survey_id: survey,
    item: shopItem,
    trait: 'attribute:shop',
    treated: ['Amersfoort', 'Houten'],
    comparison: ['Hilversum', 'Utrecht'],
    worthwhile: 0.8,
    starts_on: start,
    ...more,
  });

  it.each<[string, Partial<ActionBody>, string]>([
    ['that has started already', { starts_on: '2026-08-01' }, 'action_planned_late'],
    ['without anything to compare it with', { comparison: [] }, 'action_units_missing'],
    ['at a shop that is not there', { treated: ['Amersfoort', 'Zeist'] }, 'unknown_group'],
    ['of another question', { item: 'nps:C11:1' }, 'unknown_item'],
    ['that costs something in no money', { currency: null }, 'cost_half'],
    ['of somebody who does not work here', { owner_id: uuid() }, 'staff_unknown'],
  ])('%s is not written down', async (_, more, code) => {
    await answers(['2026-07-01'], 0, 1);
    await expect(planAction(product, caller, wish(more))).rejects.toMatchObject({ code });
  });

  it('written down beforehand tells afterwards what it did, and never changes its plan', async () => {
    await answers(['2026-04-20', '2026-05-20', '2026-06-20', '2026-07-20'], 0, 2);
    await expect(planAction(product, caller, wish({ starts_on: '9999-12-31' }))).rejects.toMatchObject({
      code: 'action_start_far',
      detail: { pointer: '/starts_on' },
    });
    const [planned, pressedAgain] = [
      await planAction(product, caller, wish()),
      await planAction(product, caller, wish()),
    ];
    expect(pressedAgain).toEqual(planned);
    expect(await showActions(product, caller)).toHaveLength(1);
    expect(planned).toMatchObject({ effect: null, action: { state: 'planned', owner_name: expect.any(String) } });
    const marked = { kind: 'improvement', name: planned.action.name, day: start, survey_id: null };
    const [mark] = await showChartEvents(product, caller, survey);
    expect(mark).toMatchObject({ ...marked, action_id: planned.action.id });
    await expect(removeChartEvent(product, caller, mark?.id ?? '')).rejects.toMatchObject({
      code: 'chart_event_of_action',
    });
    expect(planned.action.treated).toEqual([
      { value: 'Amersfoort', label: 'Amersfoort' },
      { value: 'Houten', label: 'Houten' },
    ]);

    day = '2026-10-20';
    expect((await showAction(product, caller, planned.action.id)).effect).toBeNull();
    await answers(['2026-08-20', '2026-09-10', '2026-09-25', '2026-10-10'], 1.2, 3);
    const { action, effect } = await showAction(product, caller, planned.action.id);
    expect(action.state).toBe('running');
    expect(effect).toMatchObject({ verdict: 'better', error_of: 'answers', pre_trend: { verdict: 'alike' } });
    expect(effect?.effect.low).toBeLessThan(1.2);
    expect(effect?.effect.high).toBeGreaterThan(1.2);
    expect(effect?.effect.low).toBeGreaterThan(0.3);
    // August, in which the action began, does not count.
    expect(effect?.treated.after.n).toBe(72);
    expect(effect?.interval).toBe('month');
    expect(effect?.periods.map(({ period }) => period)).toEqual([-4, -3, -2, -1, 0, 1]);

    await expect(removeAction(product, caller, action.id)).rejects.toMatchObject({ code: 'action_started' });
    const { id, revision } = action;
    for (const part of [
      { treated: ['Amersfoort'] },
      { worthwhile: 0.4 },
      { starts_on: '2026-10-21' },
      { comparison: [] },
    ])
      await expect(changePlan(product, caller, { id, revision, body: wish(part) })).rejects.toMatchObject({
        code: 'action_fixed',
      });
    const cheaper = await changePlan(product, caller, { id, revision, body: wish({ cost: 1500 }) });
    expect(cheaper.changes).toMatchObject([
      { changes: [{ field: 'cost', before: '1900.00 EUR', after: '1500.00 EUR' }] },
    ]);
    expect(cheaper.effect).toEqual(effect);
    const concluded = await concludeAction(product, caller, { id, conclusion: 'Overal invoeren' });
    const late = changePlan(product, caller, { id, revision: 2, body: wish() });
    await expect(late).rejects.toMatchObject({ code: 'action_ended' });
    expect(concluded.action).toMatchObject({ state: 'ended', conclusion: 'Overal invoeren' });
    await expect(concludeAction(product, caller, { id: action.id, conclusion: '' })).rejects.toMatchObject({
      code: 'action_ended',
    });
  });

  it('may be changed until it starts, and what stood there stays readable', async () => {
    const planned = await planAction(product, caller, wish({ starts_on: '2026-12-01' }));
    const { id, revision } = planned.action;
    const body = wish({ name: 'Ophalen om vijf uur', treated: ['Houten'], starts_on: '2026-12-08', owner_id: null });
    const changed = await changePlan(product, caller, { id, revision, body });
    expect(changed.action).toMatchObject({ name: 'Ophalen om vijf uur', starts_on: '2026-12-08', revision: 2 });
    const fields = changed.changes[0]?.changes.map(({ field }) => field);
    expect(fields).toEqual(['name', 'owner', 'treated', 'starts_on']);
    expect(changed.changes[0]?.changes).toContainEqual({
      field: 'starts_on',
      before: '2026-12-01',
      after: '2026-12-08',
    });
    const marks = await showChartEvents(product, caller, survey);
    expect(marks.find(({ action_id: of }) => of === id)).toMatchObject({
      name: 'Ophalen om vijf uur',
      day: '2026-12-08',
    });
    // A colleague who had the old plan open writes over nothing; and a plan is moved to no day that has been.
    await expect(changePlan(product, caller, { id, revision, body })).rejects.toMatchObject({ code: 'draft_changed' });
    const past = changePlan(product, caller, { id, revision: 2, body: { ...body, starts_on: '2026-10-01' } });
    await expect(past).rejects.toMatchObject({ code: 'action_planned_late' });
    await removeAction(product, caller, id);
  });

  it('that has not begun can be taken away, and another company knows of none', async () => {
    const { action } = await planAction(product, caller, wish({ starts_on: '2026-12-01' }));
    await expect(planAction(product, caller, wish({ cause_id: uuid() }))).rejects.toMatchObject({ code: 'not_found' });
    const other = await db.newWorkspace('Hansen AS');
    const stranger = { ...caller, workspaceId: other.id, staffId: other.ownerId };
    await expect(showAction(product, stranger, action.id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await showActions(product, stranger)).toEqual([]);
    const listed = (await showActions(product, caller)).find(({ id }) => id === action.id);
    expect(listed?.item).toEqual(action.item);
    const days = async () => (await showChartEvents(product, caller, survey)).map(({ day }) => day);
    expect(await days()).toContain('2026-12-01');
    await removeAction(product, caller, action.id);
    expect(await days()).not.toContain('2026-12-01');
    expect((await showActions(product, caller)).map(({ id }) => id)).not.toContain(action.id);
  });
});
