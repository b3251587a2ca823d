import { dayMs } from '@voldaan/domain/studies/calendar/day';
import { describe, expect, test } from 'vitest';
import { doubleRoutes } from '../contacts/doubles/double-routes.ts';
import { readId } from '../database/public-id.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { openTestHttp } from '../http/test-http.ts';
import { listDatedCustomers } from '../studies/dated-views.ts';
import { useTestPlanning } from './test-planning.ts';
import { startTestStudy, type TestCustomer } from './test-study.ts';

const { scene, customers, plan, show, pass, tell, invitations, sendAll, why } = useTestPlanning();

const jan = { email: 'jan@klant.example' };
const longAgo = { email: 'vroeger@klant.example' };

async function startStudy() {
  const timing = { kind: 'moment', event: 'order_delivered', delayHours: 0, validHours: 24 * 120 } as const;
  const reminder = { afterDays: 7, validDays: 10 };
  return startTestStudy(scene().app, { kind: 'moment', surveyId: scene().survey, plan: { timing, reminder } });
}

async function inviteJan(): Promise<TestCustomer> {
  const [customer] = await customers([jan]);
  if (customer === undefined) throw new Error('no customer');
  await startStudy();
  await tell(customer, 'order_delivered');
  await plan();
  await sendAll();
  return customer;
}

/** As staff do who put an address right. */
async function move({ id }: TestCustomer, email: string): Promise<void> {
  await scene().database.superuser.query(
    "update contact set email = $2, email_key = $2, address_hash = sha256(convert_to($2, 'utf8')) where id = $1",
    [id, email],
  );
}

/** Staff find that two contacts are one person. */
async function merge(kept: TestCustomer, merged: TestCustomer): Promise<void> {
  const app = openTestHttp(scene().product, scene().workspace);
  doubleRoutes(app, scene().product);
  const payload = { kept_id: kept.shown, merged_id: merged.shown };
  const reply = await app.inject({ method: 'POST', url: '/v1/contact-merges', payload });
  expect(reply.statusCode, reply.body).toBe(201);
}

const mailsTo = async (wanted: string) =>
  (await invitations()).filter(({ kind }) => kind === wanted).map(({ email }) => email);

async function decisionCount(): Promise<number> {
  const { rows } = await scene().database.superuser.query(
    'select count(*)::int as count from contact_decision where workspace_id = $1',
    [scene().workspace.id],
  );
  return rows[0]?.count;
}

/** Whether another round finds nothing more to decide. */
async function isSettled(): Promise<boolean> {
  const before = await decisionCount();
  pass(60 * 60_000);
  await plan();
  return (await decisionCount()) === before;
}

test('a customer who said no before they were reminded is not reminded, which is decided once', async () => {
  const customer = await inviteJan();
  await scene().database.superuser.query(
    `insert into suppression (workspace_id, address_hash, purpose, reason)
     select workspace_id, address_hash, 'research', 'asked' from contact where id = $1`,
    [customer.id],
  );
  pass(8 * dayMs);
  await plan();
  expect(await mailsTo('reminder')).toEqual([]);
  expect(await decisionCount()).toBe(1);
  expect(await isSettled()).toBe(true);
}, 60_000);

describe('a customer who has another address since they were invited', () => {
  test('is reminded at the new one, once', async () => {
    const customer = await inviteJan();
    pass(8 * dayMs);
    await move(customer, 'jan@nieuw.example');
    await plan();
    expect(await mailsTo('reminder')).toEqual(['jan@nieuw.example']);
    expect(await isSettled()).toBe(true);
    await sendAll();
    pass(dayMs);
    await plan();
    expect(await mailsTo('reminder')).toHaveLength(1);
  }, 60_000);

  test('is reminded once when they turned out to be somebody known already', async () => {
    const [kept, merged] = await customers([jan, longAgo]);
    if (kept === undefined || merged === undefined) throw new Error('no customers');
    await startStudy();
    await tell(merged, 'order_delivered');
    await plan();
    await sendAll();
    pass(8 * dayMs);
    await merge(kept, merged);
    await plan();
    expect(await mailsTo('reminder')).toEqual([jan.email]);
    expect(await isSettled()).toBe(true);
  }, 60_000);

  test('is invited there once, if they had to wait, and waits no more', async () => {
    const [customer] = await customers([longAgo]);
    if (customer === undefined) throw new Error('no customer');
    const study = await startStudy();
    await tell(customer, 'order_delivered');
    await plan();
    await sendAll();
    await tell(customer, 'order_delivered');
    pass(2 * 60_000);
    await plan();
    expect((await show(study)).frame).toMatchObject({ invited: 1, deferred: 1 });
    await move(customer, jan.email);
    pass(91 * dayMs);
    await plan();
    expect(await mailsTo('invitation')).toEqual([longAgo.email, jan.email]);
    expect((await show(study)).frame).toMatchObject({ selected: 2, invited: 1, waiting: 1, deferred: 0 });
    expect(await isSettled()).toBe(true);
    expect((await why(customer)).steps.length).toBeLessThan(10);
  });

  test('is not asked again about the day on which they became a customer', async () => {
    const [customer] = await customers([{ ...longAgo, customer_since: scene().now }]);
    if (customer === undefined) throw new Error('no customer');
    const timing = { kind: 'expectation', delayHours: 0, validHours: 24 * 120 } as const;
    const study = { kind: 'expectation', surveyId: scene().survey, plan: { timing, reminder: null } } as const;
    await startTestStudy(scene().app, study);
    pass(60 * 60_000);
    await plan();
    await sendAll();
    expect(await mailsTo('invitation')).toHaveLength(1);
    await move(customer, jan.email);
    expect(await isSettled()).toBe(true);
    pass(91 * dayMs);
    await plan();
    expect(await mailsTo('invitation')).toEqual([longAgo.email]);
  });

  test('keeps nobody from being found, and neither does who was refused: whom a study knows is passed by', async () => {
    const since = { customer_since: scene().now };
    const [moved, refused] = await customers([
      { ...longAgo, ...since },
      { ...jan, ...since },
    ]);
    if (moved === undefined || refused === undefined) throw new Error('no customers');
    await scene().database.superuser.query(
      `insert into suppression (workspace_id, address_hash, purpose, reason)
       select workspace_id, address_hash, 'research', 'asked' from contact where id = $1`,
      [refused.id],
    );
    const timing = { kind: 'expectation', delayHours: 0, validHours: 24 * 120 } as const;
    const wish = { kind: 'expectation', surveyId: scene().survey, plan: { timing, reminder: null } } as const;
    const study = await startTestStudy(scene().app, wish);
    const found = async (known: Readonly<{ studyId?: string }>) => {
      const { product, workspace, now } = scene();
      const asked = { timing, audience: {}, now, limit: 9, ...known };
      const rows = await inWorkspace(product.databases.app, workspace.id, (db) => listDatedCustomers(db, asked));
      return rows.map(({ id }) => id).toSorted();
    };
    pass(60 * 60_000);
    const own = { studyId: readId('std', study.id) ?? '' };
    expect(await found(own)).toEqual([moved.id, refused.id].toSorted());
    await plan();
    await sendAll();
    expect(await mailsTo('invitation')).toEqual([longAgo.email]);
    await move(moved, 'elders@klant.example');
    const [fresh] = await customers([{ email: 'nieuw@klant.example', ...since }]);
    expect(await found(own)).toEqual([fresh?.id]);
    expect(await found({})).toHaveLength(3);
  });

  test('is invited once if two of them waited who turned out to be one', async () => {
    const [kept, merged] = await customers([jan, longAgo]);
    if (kept === undefined || merged === undefined) throw new Error('no customers');
    const study = await startStudy();
    for (const one of [kept, merged]) await tell(one, 'order_delivered');
    await plan();
    await sendAll();
    for (const one of [kept, merged]) await tell(one, 'order_delivered');
    pass(2 * 60_000);
    await plan();
    expect((await show(study)).frame).toMatchObject({ deferred: 2 });
    await merge(kept, merged);
    pass(91 * dayMs);
    await plan();
    expect(await isSettled()).toBe(true);
    expect((await mailsTo('invitation')).filter((email) => email === longAgo.email)).toHaveLength(1);
  });
});
