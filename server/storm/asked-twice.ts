import type pg from 'pg';
import type { Caller } from '../src/http/caller.ts';
import { planStudies } from '../src/invitations/plan-studies.ts';
import { startStudy } from '../src/invitations/run-study.ts';
import type { Product } from '../src/product.ts';
import { changeStudy, makeStudy } from '../src/studies/studies.ts';
import { makeCompany, makeCustomers, publishSurvey, stormLetter } from './storm-company.ts';

/** A company whose customers are due for two studies at the same moment. */
export type AskedTwice = Readonly<{
  caller: Caller;
  /** The more important one first: its mails take the other's question along. */
  studyIds: readonly [string, string];
}>;

export type AskedTwiceWish = Readonly<{
  name: string;
  customers: number;
  /** Of the studies, in the order in which they are planned. */
  priorities: readonly [number, number];
}>;

const timing = { kind: 'moment', event: 'order_delivered', delayHours: 0, validHours: 24 * 30 } as const;

/**
 * Half of the customers are planned for before the storm, so that their mails are shared when it begins; the others are told of
 * and left to the workers, so that planners and senders race for them while both are killed.
 */
export async function makeAskedTwice(
  owner: pg.Client,
  product: Product,
  { name, customers, priorities }: AskedTwiceWish,
): Promise<AskedTwice> {
  const { caller, surveyId } = await makeCompany(owner, name);
  const other = await publishSurvey(owner, caller, name);
  await makeCustomers(owner, { caller, ...other }, customers);
  const [one, two] = priorities;
  const early = await beginStudy(product, caller, { surveyId, priority: one });
  const late = await beginStudy(product, caller, { surveyId: other.surveyId, priority: two });
  const half = Math.floor(customers / 2);
  await tellOfDelivery(owner, caller, { from: 0, count: half });
  await planStudies(product, caller.workspaceId);
  await tellOfDelivery(owner, caller, { from: half, count: customers - half });
  await owner.query('update study set next_plan_at = now() where workspace_id = $1', [caller.workspaceId]);
  return { caller, studyIds: one > two ? [early, late] : [late, early] };
}

async function beginStudy(
  product: Product,
  caller: Caller,
  { surveyId, priority }: Readonly<{ surveyId: string; priority: number }>,
): Promise<string> {
  const { id, name, revision, plan } = await makeStudy(product, caller, { name: `Storm ${priority}`, kind: 'moment' });
  const whole = {
    ...plan,
    purpose: 'Weten of de bezorging bevalt',
    norm: { metric: 'nps', value: 30 },
    legalBasis: 'service',
    letter: stormLetter,
    timing,
    priority,
    mayMerge: true,
  } as const;
  await changeStudy(product, caller, { id, revision, name, plan: whole, surveyId, touchpointId: null });
  await startStudy(product, caller, id);
  return id;
}

/** What a shop's program would tell of so many customers. */
async function tellOfDelivery(
  owner: pg.Client,
  { workspaceId }: Caller,
  { from, count }: Readonly<{ from: number; count: number }>,
): Promise<void> {
  await owner.query(
    `insert into customer_event (workspace_id, id, contact_id, kind, external_id, occurred_at, received_at, told_hash)
     select $1, uuid_v7(), id, $4, id, now(), now(), '' from contact where workspace_id = $1
     order by id offset $2 limit $3`,
    [workspaceId, from, count, timing.event],
  );
}
