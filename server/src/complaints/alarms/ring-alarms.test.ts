import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../../database/test-database.ts';
import { uuid } from '../../database/uuid.ts';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import { addStaff } from '../../http/test-fixtures.ts';
import type { Product } from '../../product.ts';
import { makeTestProduct } from '../../test-product.ts';
import { openCase } from '../cases.ts';
import { showCase, stepCase } from '../desk.ts';
import { readAllNotices, readNotice, showNotices } from '../notices/notices.ts';
import { changeProfile, showProfiles } from '../profiles/profiles.ts';
import { setClocksJob } from '../profiles/set-clocks.ts';
import { ringAlarms } from './ring-alarms.ts';

describe('the clock of a case', () => {
  let db: TestDatabase;
  let workspace: TestWorkspace;
  let product: Product;
  let manager: Caller;
  let agent: Caller;
  let now = new Date('2026-11-19T09:00:00Z');

  beforeAll(async () => {
    db = await createTestDatabase();
    product = makeTestProduct(db, { clock: () => now });
  });

  beforeEach(async () => {
    workspace = await db.newWorkspace('Rijklaar');
    const callerOf = (staffId: string, role: Caller['role']): Caller => ({
      workspaceId: workspace.id,
      workspaceCode: workspace.code,
      staffId,
      sessionId: uuid(),
      role,
      language: 'nl',
    });
    manager = callerOf(workspace.ownerId, 'owner');
    agent = callerOf(await addStaff(db, workspace, { role: 'agent', removed: false }), 'agent');
    // A Thursday, ten o'clock in the Netherlands.
    now = new Date('2026-11-19T09:00:00Z');
  });

  afterAll(() => db.drop());

  const complain = async (ownerId: string | null = agent.staffId) => {
    const { id } = await inWorkspace(product.databases.app, workspace.id, (trx) =>
      openCase(product, trx, {
        workspaceCode: workspace.code,
        intake: { kind: 'complaint', source: 'form', words: 'Niemand belt terug', language: 'nl', ownerId },
      }),
    );
    return id;
  };
  const toldTo = async (caller: Caller) =>
    (await showNotices(product, caller, { limit: 50 })).data.map(({ kind }) => kind);
  const ringAt = async (text: string) => {
    now = new Date(text);
    await ringAlarms(product);
  };

  it('tells the owner when three quarters of the time are over, and the managers when it is broken, at work, once', async () => {
    const id = await complain();
    await ringAt('2026-11-20T11:00:00Z');
    expect(await toldTo(agent)).toEqual([]);
    // Of the fifteen working hours until Friday five o'clock three quarters are over at a quarter past one.
    await ringAt('2026-11-20T12:15:00Z');
    await ringAt('2026-11-20T12:16:00Z');
    expect(await toldTo(agent)).toEqual(['promise_near']);
    expect(await toldTo(manager)).toEqual([]);
    // The promise breaks as the firm goes home; on Monday morning it is told.
    await ringAt('2026-11-22T16:00:00Z');
    expect(await toldTo(agent)).toEqual(['promise_near']);
    await ringAt('2026-11-23T08:00:00Z');
    await ringAt('2026-11-23T08:01:00Z');
    expect(await toldTo(agent)).toEqual(['promise_broken', 'promise_near']);
    expect(await toldTo(manager)).toEqual(['promise_broken']);
    const { case: one } = await showCase(product, agent, id);
    expect(one.due_promise).toBe('acknowledge');
  });

  it('tells the managers in the place of an owner who left', async () => {
    const gone = await addStaff(db, workspace, { role: 'agent', removed: true });
    await complain(gone);
    await ringAt('2026-11-20T12:15:00Z');
    expect(await toldTo(manager)).toEqual(['promise_near']);
  });

  it('tells the managers in the place of whoever does not see the case that breaks its promise', async () => {
    const colleague = await addStaff(db, workspace, { role: 'agent', removed: false });
    await db.superuser.query('update staff set is_limited_to_units = true where id = $1', [colleague]);
    const { id: profile = '' } = (await showProfiles(product, manager)).data[0] ?? {};
    await changeProfile(product, manager, { id: profile, change: { escalation_id: colleague } });
    await complain();
    await ringAt('2026-11-24T09:00:00Z');
    expect(await toldTo({ ...agent, staffId: colleague })).toEqual([]);
    expect(await toldTo(manager)).toEqual(['promise_broken']);
  });

  it('says only that a promise is broken where nobody was there to say that it would be', async () => {
    await complain();
    await ringAt('2026-11-24T09:00:00Z');
    expect(await toldTo(agent)).toEqual(['promise_broken']);
  });

  it('tells once when two processes ring at the same moment, and again after a new date', async () => {
    const id = await complain();
    now = new Date('2026-11-23T08:00:00Z');
    await Promise.all([ringAlarms(product), ringAlarms(product), ringAlarms(product)]);
    expect(await toldTo(agent)).toEqual(['promise_broken']);
    await stepCase(product, agent, {
      id,
      revision: 1,
      step: { what: 'contact', way: 'phone', outcome: 'spoken', note: 'Uitgelegd' },
    });
    await stepCase(product, agent, {
      id,
      revision: 2,
      step: { what: 'extended', until: new Date('2026-11-30T16:00:00Z'), reason: 'onderdeel', isAgreed: true },
    });
    await ringAt('2026-11-27T16:30:00Z');
    await ringAt('2026-12-01T09:00:00Z');
    expect(await toldTo(agent)).toEqual(['promise_broken', 'promise_near', 'promise_broken']);
  });

  it('wakes nobody for a case that is over, and brings back who waits for the customer', async () => {
    const id = await complain();
    await stepCase(product, agent, {
      id,
      revision: 1,
      step: { what: 'contact', way: 'phone', outcome: 'spoken', note: 'Stuurt een foto' },
    });
    await stepCase(product, agent, {
      id,
      revision: 2,
      step: { what: 'waits_for_customer', until: new Date('2026-11-20T09:00:00Z'), reason: 'foto' },
    });
    await ringAt('2026-11-20T09:00:00Z');
    expect(await toldTo(agent)).toEqual(['customer_back']);
    await stepCase(product, agent, { id, revision: 3, step: { what: 'closed', closing: 'withdrawn' } });
    await ringAt('2026-12-20T09:00:00Z');
    expect(await toldTo(agent)).toEqual(['customer_back']);
  });

  it('runs by other promises from the step on that says so, and open cases follow a changed profile', async () => {
    const id = await complain();
    const { data } = await showProfiles(product, manager);
    expect(data.map(({ base }) => base)).toEqual(['voldaan', 'nl-care', 'nl-public', 'no-finance']);
    const care = data[1];
    if (care === undefined) throw new Error('no profile for care');
    const after = await stepCase(product, agent, {
      id,
      revision: 1,
      step: { what: 'profile_changed', profile: care.id, reason: 'klacht over zorg' },
    });
    expect(after.case.due_at).toEqual(new Date('2026-11-26T16:00:00Z'));
    expect(after.events[1]?.detail).toEqual({ profile: 'nl-care', reason: 'klacht over zorg' });
    await changeProfile(product, manager, {
      id: care.id,
      change: { terms: { ...care.terms, acknowledge: { unit: 'work_days', count: 2 } } },
    });
    await setClocksJob(product)({ workspace: workspace.id, profile: care.id }, { isLast: false });
    expect((await showCase(product, agent, id)).case.due_at).toEqual(new Date('2026-11-23T16:00:00Z'));
  });

  it('is not set by a calendar in which nobody works for months', async () => {
    const [{ id, calendar } = { id: '', calendar: undefined }] = (await showProfiles(product, manager)).data;
    if (calendar === undefined) throw new Error('no profile');
    const closed_on = Array.from({ length: 10 }, (_, week) =>
      new Date(Date.UTC(2027, 0, 4 + 7 * week)).toISOString().slice(0, 10),
    );
    const change = { calendar: { ...calendar, weekdays: [1], closed_on } };
    await expect(changeProfile(product, manager, { id, change })).rejects.toThrow('calendar_closed_too_long');
    await changeProfile(product, manager, { id, change: { calendar: { ...calendar, weekdays: [1, 3], closed_on } } });
  });

  it('tells whoever is named, given a case or answered by a customer, and never of an own step', async () => {
    const id = await complain(null);
    await stepCase(product, manager, { id, revision: 1, step: { what: 'assigned', to: agent.staffId } });
    now = new Date('2026-11-19T09:01:00Z');
    await stepCase(product, manager, { id, revision: 2, step: { what: 'noted', text: 'Bel jij, @agent?' } });
    await stepCase(product, agent, { id, revision: 3, step: { what: 'noted', text: 'Ik, @agent, bel.' } });
    expect(await toldTo(agent)).toEqual(['mentioned', 'assigned']);
    const [newest] = (await showNotices(product, agent, { limit: 1 })).data;
    expect(newest).toMatchObject({ subject: expect.stringMatching(/^cas_/), detail: { number: '26-0001' } });
    expect(await readNotice(product, agent, { id: newest?.id ?? '', isRead: true })).toEqual({ unread: 1 });
    await expect(readNotice(product, manager, { id: newest?.id ?? '', isRead: true })).rejects.toThrow();
    expect(await readAllNotices(product, agent)).toEqual({ unread: 0 });
  });
});
