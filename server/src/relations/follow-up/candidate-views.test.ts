import { seededRandom } from '@voldaan/domain/stats/seeded-random';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../../database/test-database.ts';
import { insertRow } from '../../database/test-rows.ts';
import { uuid } from '../../database/uuid.ts';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import { type CandidateRow, listCandidates } from './candidate-views.ts';
import type { PlanRow } from './plan-views.ts';

const dayMs = 86_400_000;
const now = new Date('2026-11-20T09:00:00Z');
const groups = ['fleet', 'shop'];
const currencies = ['EUR', 'NOK'];
const kinds = ['order_placed', 'subscription_renewed', 'call_done', 'visit_done', 'quote_sent'];

/** All that was noted of a customer, as the test remembers it. */
type Remembered = {
  readonly id: string;
  readonly group: string;
  readonly lifecycle: string;
  readonly since: Date;
  readonly talks: Date[];
  readonly orders: { readonly currency: string; readonly amount: number; readonly at: Date }[];
  isPlanned: boolean;
};

let database: TestDatabase;
let workspace: TestWorkspace;

beforeAll(async () => {
  database = await createTestDatabase();
  workspace = await database.newWorkspace('Fietsenmaker De Vries');
});

afterAll(() => database.drop());

/** What a test draws: numbers, members of lists, and moments of the last two years. */
function drawer(seed: number) {
  const random = seededRandom(seed);
  const below = (most: number) => Math.floor(random() * most);
  return {
    below,
    one: (list: readonly string[]) => list[below(list.length)] ?? '',
    past: () => new Date(now.getTime() - below(700) * dayMs - below(dayMs)),
  };
}

type Drawer = ReturnType<typeof drawer>;

function put(table: string, row: Readonly<Record<string, unknown>>) {
  return insertRow(database.superuser, table, { workspace_id: workspace.id, id: uuid(), ...row });
}

async function newCustomer({ below, one, past }: Drawer, number: number): Promise<Remembered> {
  const email = `${number}@klant.example`;
  const [group, since] = [one(groups), past()];
  const lifecycle = below(8) === 0 ? 'former' : 'customer';
  const known = { email, email_key: email, address_hash: Buffer.from(email), attributes: JSON.stringify({ group }) };
  // Where it is known since when somebody is a customer, it says nothing that they were written down only today.
  const { id } = await put('contact', {
    ...known,
    lifecycle,
    ...(below(2) ? { customer_since: since } : { created_at: since }),
  });
  return { id: String(id), group, lifecycle, since, talks: [], orders: [], isPlanned: false };
}

async function tell({ below, one, past }: Drawer, customer: Remembered): Promise<void> {
  const [kind, at, amount, currency] = [one(kinds), past(), below(90_000) / 100, one(currencies)];
  const isOrder = kind === 'order_placed' || kind === 'subscription_renewed';
  if (isOrder) customer.orders.push({ currency, amount, at });
  if (kind === 'call_done' || kind === 'visit_done') customer.talks.push(at);
  await put('customer_event', {
    ...{ contact_id: customer.id, kind, external_id: uuid(), occurred_at: at, told_hash: Buffer.from('x') },
    ...(isOrder && { amount: amount.toFixed(2), currency }),
  });
}

async function visit({ one, past }: Drawer, customer: Remembered): Promise<void> {
  const [state, at] = [one(['planned', 'made', 'cancelled']), past()];
  if (state === 'made') customer.talks.push(at);
  if (state === 'planned') customer.isPlanned = true;
  await put('courtesy_visit', {
    ...{ contact_id: customer.id, owner_id: workspace.ownerId, state, starts_at: at, minutes: 45 },
    ...{ planned_at: at, changed_at: at, made_at: state === 'made' ? at : null },
  });
}

async function callOfCase({ one, past }: Drawer, customer: Remembered, number: number): Promise<void> {
  const [outcome, at] = [one(['spoken', 'no_answer']), past()];
  if (outcome === 'spoken') customer.talks.push(at);
  const { id } = await put('complaint_case', {
    ...{ year: 2026, number, kind: 'complaint', source: 'phone', contact_id: customer.id, stage: 'received' },
    ...{ received_at: at, status_token_hash: Buffer.from(`${number}`) },
  });
  await insertRow(database.superuser, 'case_event', {
    ...{ workspace_id: workspace.id, case_id: id, sequence: 1, what: 'contact', by_kind: 'staff' },
    ...{ staff_id: workspace.ownerId, at, detail: JSON.stringify({ outcome }) },
  });
}

type Value = Readonly<{ amount: number; currency: string; rank: number }>;

/** What each orders in a year and their place, in the currency where it is highest. */
function valuesOf(customers: readonly Remembered[]): ReadonlyMap<string, Value> {
  const sums = customers.flatMap(({ id, orders }) =>
    currencies.flatMap((currency) => {
      const own = orders.filter((one) => one.currency === currency && one.at.getTime() > now.getTime() - 365 * dayMs);
      return own.length === 0
        ? []
        : [{ id, currency, cents: own.reduce((sum, { amount }) => sum + Math.round(amount * 100), 0) }];
    }),
  );
  const values = new Map<string, Value>();
  for (const { id, currency, cents } of sums) {
    const others = sums.filter((one) => one.currency === currency);
    const rank = others.length < 2 ? 0 : others.filter((one) => one.cents < cents).length / (others.length - 1);
    const best = values.get(id);
    if (best === undefined || rank > best.rank) values.set(id, { amount: cents / 100, currency, rank });
  }
  return values;
}

function newPlan(every_days: number, plan: Partial<PlanRow>): PlanRow {
  return {
    ...{ id: uuid(), name: '', reason: '', audience: {}, organisation_id: null, organisation_name: null },
    ...{ value_least: null, every_days, notice_days: 14, owner_id: null, owner_name: null, ...plan },
  };
}

/** Whom a plan may make due, by all that the test remembers. */
function expected(customers: readonly Remembered[], plan: PlanRow): readonly object[] {
  const values = valuesOf(customers);
  const edge = now.getTime() + (2 + plan.notice_days - plan.every_days) * dayMs;
  const wanted = plan.audience.attributes?.[0]?.values;
  return customers
    .filter(({ group, lifecycle }) => lifecycle === 'customer' && (wanted === undefined || wanted.includes(group)))
    .filter(({ id }) => plan.value_least === null || (values.get(id)?.amount ?? -1) >= Number(plan.value_least))
    .map((one) => ({ ...one, talkedAt: one.talks.toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null }))
    .map((one) => ({ ...one, waits: (one.talkedAt ?? one.since).getTime() }))
    .filter(({ isPlanned, waits }) => isPlanned || waits < edge)
    .toSorted((one, other) => one.waits - other.waits || (one.id < other.id ? -1 : 1))
    .map(({ id, since, talkedAt }) => {
      const value = values.get(id);
      return {
        ...{ plan_id: plan.id, id, since, talked_at: talkedAt, amount: value?.amount ?? null },
        ...{ currency: value?.currency ?? null, value_rank: value?.rank ?? null },
      };
    });
}

test.each([1, 2, 3])('who may be due is whoever the raw rows say, in any company (%i)', async (seed) => {
  const draw = drawer(seed);
  workspace = await database.newWorkspace(`Bedrijf ${seed}`);
  const customers: Remembered[] = [];
  for (let number = 0; number < 80; number += 1) {
    const customer = await newCustomer(draw, number);
    customers.push(customer);
    for (let told = draw.below(5); told > 0; told -= 1) await tell(draw, customer);
    if (draw.below(4) === 0) await visit(draw, customer);
    if (draw.below(6) === 0) await callOfCase(draw, customer, number);
  }
  const plans = [
    newPlan(90, { audience: { attributes: [{ key: 'group', values: ['fleet'] }] } }),
    newPlan(180, { value_least: '400.00' }),
    newPlan(365, {}),
  ];
  const rows = await inWorkspace(database.databases.app, workspace.id, (db) => listCandidates(db, { plans, now }));
  const found = rows.map(({ marks: _, heard_at: __, open_complaints: ___, ...row }: CandidateRow) => row);
  expect(found).toEqual(plans.flatMap((plan) => expected(customers, plan)));
  expect(found.length).toBeGreaterThan(40);
});
