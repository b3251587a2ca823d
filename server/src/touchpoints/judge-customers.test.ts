import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import type { Product } from '../product.ts';
import { makeTestProduct } from '../test-product.ts';
import { tellEvents } from './tell-events.ts';

let database: TestDatabase;
let product: Product;
let workspace: TestWorkspace;

beforeAll(async () => {
  database = await createTestDatabase();
  workspace = await database.newWorkspace('Fietsenmaker De Vries');
  product = makeTestProduct(database);
});

afterAll(() => database.drop());

type Told = readonly [kind: string, externalId: string, day: string, properties?: object];

/** Tells of one customer, each event by itself, and returns how that customer stands. */
async function standingAfter(name: string, told: readonly Told[]) {
  for (const one of told) await tellEvents(product, { workspaceId: workspace.id }, [eventOf(name, one)]);
  const { rows } = await database.superuser.query(
    `select lifecycle, customer_since, left_at, heard_at, open_complaints, complaint_since from contact
     where workspace_id = $1 and email_key = $2`,
    [workspace.id, `${name}@klant.example`],
  );
  return rows[0];
}

function eventOf(name: string, [kind, externalId, day, properties = {}]: Told): object {
  const contact = { email: `${name}@klant.example` };
  return { kind, external_id: `${name}-${externalId}`, occurred_at: `${day}T09:00:00Z`, contact, properties };
}

const at = (day: string) => new Date(`${day}T09:00:00Z`);

describe('what events do to a customer', () => {
  test('the first order dates the relation, and the latest event when the customer was heard of', async () => {
    const standing = await standingAfter('anna', [
      ['order_placed', '2', '2026-02-02'],
      ['order_placed', '1', '2025-05-01'],
      ['visit_done', '1', '2026-01-10'],
    ]);
    expect(standing).toMatchObject({
      lifecycle: 'customer',
      customer_since: at('2025-05-01'),
      heard_at: at('2026-02-02'),
      open_complaints: 0,
    });
  });

  test('an ended subscription makes a former customer, and a new one brings the customer back', async () => {
    const told: Told[] = [
      ['subscription_started', '1', '2025-01-01'],
      ['subscription_ended', '1', '2025-12-31'],
    ];
    expect(await standingAfter('bo', told)).toMatchObject({ lifecycle: 'former', left_at: at('2025-12-31') });
    const back = await standingAfter('bo', [['subscription_started', '2', '2026-02-01']]);
    expect(back).toMatchObject({ lifecycle: 'customer', left_at: null, customer_since: at('2025-01-01') });
  });

  test('a complaint is open until it is closed, in whatever order the two are told', async () => {
    const open = await standingAfter('cas', [
      ['complaint_opened', 'K1', '2026-02-01'],
      ['complaint_opened', 'K2', '2026-02-03'],
    ]);
    expect(open).toMatchObject({ open_complaints: 2, complaint_since: at('2026-02-01') });
    const one = await standingAfter('cas', [['complaint_closed', 'K1', '2026-02-05']]);
    expect(one).toMatchObject({ open_complaints: 1, complaint_since: at('2026-02-03') });
    const none = await standingAfter('cas', [['complaint_closed', 'K2', '2026-02-06']]);
    expect(none).toMatchObject({ open_complaints: 0, complaint_since: null });
    const late = await standingAfter('dirk', [
      ['complaint_closed', 'K3', '2026-02-05'],
      ['complaint_opened', 'K3', '2026-02-01'],
    ]);
    expect(late).toMatchObject({ open_complaints: 0, complaint_since: null });
  });

  test('a complaint that is opened again names itself by a property', async () => {
    const again = await standingAfter('els', [
      ['complaint_opened', 'K4', '2026-02-01', { complaint: 'K4' }],
      ['complaint_closed', 'K4', '2026-02-05', { complaint: 'K4' }],
      ['complaint_opened', 'K4-again', '2026-02-09', { complaint: 'K4' }],
    ]);
    expect(again).toMatchObject({ open_complaints: 1 });
  });

  test('two who tell of one customer at once lose nothing of what either says', async () => {
    const told = Array.from({ length: 8 }, (_, number) =>
      eventOf('finn', ['complaint_opened', `K${number}`, '2026-02-01']),
    );
    await tellEvents(product, { workspaceId: workspace.id }, [eventOf('finn', ['visit_done', '0', '2026-01-01'])]);
    await Promise.all(told.map((event) => tellEvents(product, { workspaceId: workspace.id }, [event])));
    expect(await standingAfter('finn', [])).toMatchObject({ open_complaints: 8 });
  });
});
