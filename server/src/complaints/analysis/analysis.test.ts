import type { CaseState } from '@voldaan/domain/complaints/case-state';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/test-database.ts';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import { openDemo } from '../../demo/open-demo.ts';
import type { DemoOwner } from '../../demo/store.ts';
import { tableCsv } from '../../metrics/figures/table-file.ts';
import type { Product } from '../../product.ts';
import { makeTestProduct } from '../../test-product.ts';
import { loadCase, takeStep } from '../cases.ts';
import { type AnalysisAsked, analyseComplaints } from './analysis.ts';
import { analysisTable } from './analysis-table.ts';
import { listDealtComplaints } from './counted-case-views.ts';
import { complaintAnalysisSchema } from './schema.ts';

const now = new Date('2026-11-21T12:00:00Z');

describe('what the complaints of a company tell', () => {
  let db: TestDatabase;
  let product: Product;
  let owner: DemoOwner;

  const analyse = (asked: Partial<AnalysisAsked> = {}, workspaceId = owner.workspaceId) =>
    inWorkspace(db.databases.app, workspaceId, (trx) =>
      analyseComplaints(trx, product.columns, { period: '12m', now, language: 'nl', ...asked }),
    );

  beforeAll(async () => {
    db = await createTestDatabase();
    product = makeTestProduct(db, { clock: () => now });
    owner = await openDemo(product);
  });

  afterAll(() => db.drop());

  it('are counted by cause, the rare ones together, and add up to those whose cause is named', async () => {
    const { causes, causes_named: named, complaints } = await analyse();
    const { rows } = await db.superuser.query<{ named: number; complaints: number; most: string }>(`
      select count(c.cause_id)::int as named, count(*)::int as complaints, mode() within group (order by cause.name) as most
      from complaint_case c left join case_cause cause on cause.id = c.cause_id
      where c.kind = 'complaint' and c.received_at >= '2025-11-22'`);
    expect([named, complaints, causes[0]?.cause?.name]).toEqual([rows[0]?.named, rows[0]?.complaints, rows[0]?.most]);
    expect(causes.reduce((sum, { count }) => sum + count, 0)).toBe(named);
    expect(causes.filter(({ count }) => count < 5)).toEqual([]);
    expect(causes.at(-1)).toMatchObject({ cause: null, reached: named });
  });

  it('are told among the orders, and the month in which the phone was not answered stands out', async () => {
    const { rate, among_kinds: kinds } = await analyse();
    const { rows } = await db.superuser.query<{ count: number }>(
      `select count(*)::int as count from customer_event where kind = 'order_placed' and occurred_at >= '2025-11-22'`,
    );
    expect(kinds).toEqual(['order_placed']);
    expect(rate.orders).toBe(rows[0]?.count);
    expect(rate.rate.estimate).toBeCloseTo((1000 * rate.complaints) / rate.orders, 9);
    expect(rate.periods.reduce((sum, { complaints }) => sum + complaints, 0)).toBe(rate.complaints);
    expect(rate.control.signals.length).toBeGreaterThan(0);
    expect(rate.control.signals.every(({ side }) => side === 'above')).toBe(true);
    // Nothing was written down then: that is not "no complaint".
    expect(rate.previous).toBeNull();
    const other = await analyse({ among: 'order_delivered' });
    expect(other.rate.orders).not.toBe(rate.orders);
  });

  it('count for the customer whatever caused them, and for staff without what nobody here could help', async () => {
    const { promises, outside_our_control: outside, waits } = await analyse();
    expect(outside).toBeGreaterThan(0);
    for (const { customer, staff } of promises) expect(customer.n - staff.n).toBe(outside);
    const [contact, decision] = waits.map(({ hours }) => hours);
    expect(decision?.low ?? 0).toBeGreaterThan(contact?.estimate ?? Infinity);
  });

  it('that were put right raised the score by about the two points that are in the sample, and chance is not counted in', async () => {
    const { recovery } = await analyse();
    expect(recovery?.verdict).toBe('gained');
    expect(recovery?.effect.low ?? 3).toBeLessThan(2);
    expect(recovery?.effect.high ?? 0).toBeGreaterThan(2);
    // Those who kept silent rose as well: low marks do.
    const { before, complained_after: complained, comparable_after: comparable } = recovery ?? {};
    expect(comparable?.low ?? 0).toBeGreaterThan(before?.estimate ?? 10);
    expect(complained?.low ?? 0).toBeGreaterThan(comparable?.estimate ?? 10);
    expect(recovery?.speed?.groups.every(({ gain }) => gain.n >= 5)).toBe(true);
  });

  it('are judged by those who made them, of whom more felt heard than liked how long it took', async () => {
    const { handling } = await analyse();
    const { rows } = await db.superuser.query<{ said: number; heard: number; marked: number }>(`
      select count(*)::int as said, count(answers -> 'c_heard')::int as marked,
        (count(*) filter (where (answers ->> 'c_heard')::int >= 4))::int as heard
      from response r join survey s on s.id = r.survey_id
      where s.questionnaire = 'complaint' and r.vote_class = 'human' and r.started_at >= '2025-11-22'`);
    const [counted] = rows;
    const shareOf = (wanted: string) => handling.marks.find(({ name }) => name === wanted)?.share;
    expect(handling.answers).toBe(counted?.said);
    expect(shareOf('heard')).toMatchObject({ n: counted?.marked, method: 'wilson' });
    expect(shareOf('heard')?.estimate).toBeCloseTo((counted?.heard ?? 0) / (counted?.marked ?? 1), 9);
    expect(shareOf('heard')?.estimate ?? 0).toBeGreaterThan(shareOf('time')?.estimate ?? 1);
  });

  it('come of a minority of the dissatisfied', async () => {
    const { silent } = await analyse();
    expect(silent?.share.low ?? 0).toBeGreaterThan(0.45);
    expect(silent?.later.map(({ group }) => group)).toEqual(['silent', 'complained']);
  });

  it('are read from the ledger as the rules of a case read it, opened again as well', async () => {
    const window = { from: '2025-11-22', to: '2026-11-22' };
    await inWorkspace(db.databases.app, owner.workspaceId, async (trx) => {
      const { rows } = await db.superuser.query<{ id: string; revision: number; closed_at: Date }>(
        `select id, revision, closed_at from complaint_case where kind = 'complaint' and received_at >= '2025-11-22'
         order by closed_at desc nulls last`,
      );
      const [again] = rows;
      const by = { kind: 'staff', id: owner.staffId } as const;
      const at = (minutes: number) => new Date((again?.closed_at ?? now).getTime() + minutes * 60_000);
      const caseId = again?.id ?? '';
      const revision = again?.revision ?? 0;
      await takeStep(product, trx, {
        caseId,
        revision,
        event: { what: 'reopened', reason: 'Weer lek', at: at(1), by },
      });
      const until = at(9000);
      const put = { what: 'extended', until, reason: 'Onderdeel', isAgreed: true, at: at(2), by } as const;
      await takeStep(product, trx, { caseId, revision: revision + 1, event: put });
      const dealt = await listDealtComplaints(trx, undefined, window);
      const told = [];
      for (const { id } of rows) told.push((await loadCase(trx, id)).state);
      const facts = (state: CaseState) => ({
        received_at: state.receivedAt,
        reopened_at: state.reopenedAt,
        closed_at: state.closedAt,
        acknowledged_at: state.acknowledgedAt,
        contact_at: state.contact?.at ?? null,
        communicated_at: state.communicatedAt,
        extended_until: state.extensions.at(-1)?.until.toISOString() ?? null,
        cost: state.decision?.cost ?? null,
      });
      const byTime = (one: { received_at: Date }, other: { received_at: Date }) =>
        +one.received_at - +other.received_at;
      const read = dealt.map((row) => ({ ...row, cost: row.decision?.cost ?? null }));
      const expected = told.map(facts).toSorted(byTime);
      expect(expected.filter(({ reopened_at }) => reopened_at !== null)).toHaveLength(1);
      expect(read.toSorted(byTime)).toEqual(expected.map((fact) => expect.objectContaining(fact)));
    });
  });

  it('of a group are those of its customers, and of one too small nothing is told', async () => {
    const all = await analyse();
    const some = await analyse({ where: 'attribute:shop~Zeist' });
    expect(some.complaints).toBeLessThan(all.complaints);
    expect(some.rate.orders).toBeLessThan(all.rate.orders);
    const few = await analyse({ where: 'attribute:shop~Zeist;language~nb;attribute:bicycle~bakfiets' });
    expect(few).toMatchObject({ complaints: 0, causes: [], rate: { complaints: 0, orders: 0 } });
    expect(few.recovery?.effect).toMatchObject({ estimate: null, display: 'nothing' });
  });

  it('fit their description and go along as a file in the reader’s words, also of a company without a survey', async () => {
    const reply = await analyse();
    expect(() => complaintAnalysisSchema.encode(reply)).not.toThrow();
    for (const language of ['nl', 'nb', 'en'] as const)
      expect(tableCsv(analysisTable(reply, language), language)).not.toMatch(/(complaint-analysis|figures)\.table/);
    const other = await db.newWorkspace('Hansen AS');
    const empty = complaintAnalysisSchema.encode(await analyse({}, other.id));
    expect(empty).toMatchObject({ head: null, complaints: 0, causes: [], recovery: null, silent: null });
  });
});
