import type { CaseEvent } from '@voldaan/domain/complaints/case-event';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { makeTestProduct } from '../test-product.ts';
import { type Intake, loadCase, openCase, takeStep } from './cases.ts';

describe('a complaint', () => {
  let db: TestDatabase;
  let workspace: TestWorkspace;
  let product: Product;
  let now = new Date('2026-11-19T18:04:00Z');

  beforeAll(async () => {
    db = await createTestDatabase();
    workspace = await db.newWorkspace('Rijklaar');
    product = makeTestProduct(db, { clock: () => now });
  });

  afterAll(() => db.drop());

  const inHouse = <T>(work: (trx: WorkspaceTransaction) => Promise<T>) =>
    inWorkspace(db.databases.app, workspace.id, work);
  const open = (intake: Partial<Intake> = {}) =>
    inHouse((trx) =>
      openCase(product, trx, {
        workspaceCode: workspace.code,
        intake: { kind: 'complaint', source: 'form', words: 'Niemand nam op.', language: 'nl', ...intake },
      }),
    );
  const by = () => ({ kind: 'staff', id: workspace.ownerId }) as const;
  const step = (caseId: string, revision: number, event: CaseEvent) =>
    inHouse((trx) => takeStep(product, trx, { caseId, revision, event }));

  async function newContact(email: string): Promise<string> {
    const { rows } = await db.superuser.query<{ id: string }>(
      `insert into contact (workspace_id, id, email, email_key, address_hash, name, language)
       values ($1, uuid_v7(), $2, $2, convert_to($2, 'UTF8'), 'Jolanda', 'nl') returning id`,
      [workspace.id, email],
    );
    return rows[0]?.id ?? '';
  }

  it('gets a number of its year, one after the other, also when many come at once', async () => {
    const opened = await Promise.all(Array.from({ length: 8 }, () => open({ kind: 'suggestion' })));
    const numbers = opened.map(({ number }) => number).toSorted();
    expect(numbers).toEqual(Array.from({ length: 8 }, (_, place) => `26-000${place + 1}`));
  });

  it('is worked through from receipt to an accepted decision, and its clock follows', async () => {
    const { id } = await open();
    const received = await inHouse((trx) => loadCase(trx, id));
    // Thursday evening: the working day begins on Friday morning, and one whole day later it is Monday.
    expect(received.row).toMatchObject({ stage: 'received', due_promise: 'acknowledge', revision: 1 });
    now = new Date('2026-11-20T09:00:00Z');
    await step(id, 1, { what: 'acknowledged', at: now, by: by() });
    const spoken: CaseEvent = { what: 'contact', way: 'phone', outcome: 'spoken', note: 'Excuus', at: now, by: by() };
    expect((await step(id, 2, spoken)).row).toMatchObject({ due_promise: 'decision' });
    await expect(step(id, 3, { what: 'closed', closing: 'accepted', at: now, by: by() })).rejects.toMatchObject({
      code: 'case_not_communicated',
    });
    await step(id, 3, {
      what: 'assessed',
      severity: 3,
      complexity: 1,
      impact: 2,
      isAboutSafety: false,
      needsActionAtOnce: false,
      at: now,
      by: by(),
    });
    const decision = { outcome: 'upheld', remedies: ['apology', 'repair'], cost: 1250, reason: 'Band lek' } as const;
    await step(id, 4, { what: 'decided', ...decision, at: now, by: by() });
    await step(id, 5, { what: 'communicated', way: 'phone', at: now, by: by() });
    const { row, state } = await step(id, 6, { what: 'closed', closing: 'accepted', at: now, by: by() });
    expect(row).toMatchObject({ stage: 'closed', closed_at: now, due_at: null, severity: 3 });
    expect((await inHouse((trx) => loadCase(trx, id))).state).toEqual(state);
  });

  it('is never overwritten by a colleague who looked at it before', async () => {
    const { id } = await open();
    const note = (text: string): CaseEvent => ({ what: 'noted', text, at: now, by: by() });
    const both = await Promise.allSettled([step(id, 1, note('Samira')), step(id, 1, note('Pieter'))]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const { events, row } = await inHouse((trx) => loadCase(trx, id));
    expect(events).toHaveLength(2);
    expect(row.revision).toBe(2);
  });

  it('keeps its customer from being asked for as long as it is open', async () => {
    const contactId = await newContact('jolanda@example.nl');
    const { id } = await open({ contactId });
    const complaints = async () => {
      const { rows } = await db.superuser.query('select open_complaints from contact where id = $1', [contactId]);
      return rows[0]?.open_complaints;
    };
    expect(await complaints()).toBe(1);
    now = new Date('2026-11-21T09:00:00Z');
    await step(id, 1, { what: 'closed', closing: 'withdrawn', at: now, by: { kind: 'customer' } });
    expect(await complaints()).toBe(0);
    now = new Date('2026-11-22T09:00:00Z');
    await step(id, 2, { what: 'reopened', reason: 'Toch weer lek', at: now, by: by() });
    expect(await complaints()).toBe(1);
  });

  it('is put off no further than its profile says, unless the customer agrees', async () => {
    now = new Date('2026-11-23T09:00:00Z');
    const { id } = await open();
    await step(id, 1, { what: 'acknowledged', at: now, by: by() });
    const until = (day: string) => new Date(`${day}T21:59:00Z`);
    const put = (revision: number, day: string, isAgreed: boolean) =>
      step(id, revision, { what: 'extended', until: until(day), reason: 'Onderdeel', isAgreed, at: now, by: by() });
    // Five working days for the decision, five more in writing: the evening of 7 December at the latest.
    await expect(put(2, '2026-12-08', false)).rejects.toMatchObject({ code: 'case_extension_beyond' });
    await put(2, '2026-12-07', false);
    await put(3, '2026-12-18', true);
    expect((await inHouse((trx) => loadCase(trx, id))).state.extensions).toHaveLength(2);
  });

  it('of another company is no case', async () => {
    const { id } = await open();
    const other = await db.newWorkspace('Hansen AS');
    await expect(inWorkspace(db.databases.app, other.id, (trx) => loadCase(trx, id))).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
