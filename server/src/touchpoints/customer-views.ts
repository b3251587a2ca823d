import { kindsMeaning } from '@voldaan/domain/touchpoints/event-kind';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** What events say of one customer: the ground of repurchase, of churn and of who is not asked just now. */
export type CustomerFactsRow = Readonly<{
  contact_id: string;
  heard_at: Date | null;
  first_bought_at: Date | null;
  last_bought_at: Date | null;
  /** Orders placed; subscriptions renewed count as orders. */
  order_count: number;
  ended_at: Date | null;
  open_complaints: number;
  complaint_since: Date | null;
}>;

const orders = kindsMeaning('order');
const bought = kindsMeaning('order', 'delivery', 'payment', 'start');
const ends = kindsMeaning('end');
const complaints = kindsMeaning('complaint');
const complaintEnds = kindsMeaning('complaint_end');

/**
 * One row for each of these contacts that anything was told of. A complaint is open when it was opened later than it was
 * closed; opening and closing are paired by the property `complaint`, or where that is missing by their own id, so that
 * a closing that arrives before its opening closes it all the same.
 */
export async function customerFacts(
  { trx, workspaceId }: WorkspaceTransaction,
  contactIds: readonly string[],
): Promise<readonly CustomerFactsRow[]> {
  const { rows } = await sql<CustomerFactsRow>`
    with told as (
      select contact_id, kind, occurred_at, coalesce(properties ->> 'complaint', external_id) as complaint
      from customer_event
      where workspace_id = ${workspaceId} and contact_id = any(${contactIds}::uuid[])
    ), open as (
      select contact_id, min(since) as since, count(*)::integer as count
      from (
        select contact_id, complaint, min(occurred_at) filter (where kind = any(${complaints}::text[])) as since
        from told
        where kind = any(${[...complaints, ...complaintEnds]}::text[])
        group by contact_id, complaint
        having max(occurred_at) filter (where kind = any(${complaints}::text[]))
          > coalesce(max(occurred_at) filter (where kind = any(${complaintEnds}::text[])), '-infinity')
      ) each_complaint
      group by contact_id
    )
    select told.contact_id, max(occurred_at) as heard_at,
      min(occurred_at) filter (where kind = any(${bought}::text[])) as first_bought_at,
      max(occurred_at) filter (where kind = any(${bought}::text[])) as last_bought_at,
      (count(*) filter (where kind = any(${orders}::text[])))::integer as order_count,
      max(occurred_at) filter (where kind = any(${ends}::text[])) as ended_at,
      coalesce(max(open.count), 0) as open_complaints, max(open.since) as complaint_since
    from told left join open on open.contact_id = told.contact_id
    group by told.contact_id`.execute(trx);
  return rows;
}
