import { meaningOf } from '@voldaan/domain/touchpoints/event-kind';
import { type CustomerFacts, type CustomerNews, standingAfter } from '@voldaan/domain/touchpoints/standing';
import { changeStandings } from '../contacts/change-standings.ts';
import type { StandingRow } from '../contacts/standing-store.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { type CustomerFactsRow, customerFacts } from './customer-views.ts';

type Told = Readonly<{ contact_id: string | null; kind: string; occurred_at: Date }>;

/** What is new about one customer, as flags and as dates. */
type Heard = Readonly<{ news: CustomerNews; facts: CustomerFacts }>;

/**
 * Lets news change how the customers stand: since when they are one, whether they left, what they complain of. Most of
 * it follows from the news alone; the history is read only of those who leave or complain, since others have much of it.
 */
export async function judgeCustomers(db: WorkspaceTransaction, told: readonly Told[]): Promise<void> {
  const heard = heardByContact(told);
  await changeStandings(db, [...heard.keys()], async (rows) => {
    const history = await historyOf(db, heard);
    return rows.map((row) => judge(row, heard.get(row.id), history.get(row.id)));
  });
}

async function historyOf(
  db: WorkspaceTransaction,
  heard: ReadonlyMap<string, Heard>,
): Promise<ReadonlyMap<string, CustomerFacts>> {
  const ids = [...heard].filter(([, { news }]) => news.hasEnded || news.hasComplained).map(([id]) => id);
  const rows = ids.length === 0 ? [] : await customerFacts(db, ids);
  return new Map(rows.map((row) => [row.contact_id, factsOf(row)] as const));
}

const nothing: Heard = {
  news: { hasBought: false, hasEnded: false, hasComplained: false },
  facts: {
    heardAt: null,
    firstBoughtAt: null,
    lastBoughtAt: null,
    endedAt: null,
    openComplaints: 0,
    complaintSince: null,
  },
};

function heardByContact(told: readonly Told[]): ReadonlyMap<string, Heard> {
  const heard = new Map<string, Heard>();
  const inOrder = told.toSorted((a, b) => a.occurred_at.getTime() - b.occurred_at.getTime());
  for (const { contact_id, kind, occurred_at } of inOrder) {
    if (contact_id !== null) heard.set(contact_id, withEvent(heard.get(contact_id) ?? nothing, kind, occurred_at));
  }
  return heard;
}

/** Events come here in the order in which they took place. */
function withEvent({ news, facts }: Heard, kind: string, at: Date): Heard {
  const since = { ...facts, heardAt: at };
  switch (meaningOf(kind)) {
    case 'order':
    case 'delivery':
    case 'payment':
    case 'start': {
      const bought = { firstBoughtAt: facts.firstBoughtAt ?? at, lastBoughtAt: at };
      return { news: { ...news, hasBought: true }, facts: { ...since, ...bought } };
    }
    case 'end':
      return { news: { ...news, hasEnded: true }, facts: { ...since, endedAt: at } };
    case 'complaint':
    case 'complaint_end':
      return { news: { ...news, hasComplained: true }, facts: since };
    case 'contact':
    case undefined:
      return { news, facts: since };
  }
}

function factsOf(row: CustomerFactsRow): CustomerFacts {
  return {
    heardAt: row.heard_at,
    firstBoughtAt: row.first_bought_at,
    lastBoughtAt: row.last_bought_at,
    endedAt: row.ended_at,
    openComplaints: row.open_complaints,
    complaintSince: row.complaint_since,
  };
}

function judge(row: StandingRow, heard: Heard | undefined, history: CustomerFacts | undefined): StandingRow {
  if (heard === undefined) return row;
  const standing = {
    lifecycle: row.lifecycle,
    customerSince: row.customer_since,
    leftAt: row.left_at,
    heardAt: row.heard_at,
    openComplaints: row.open_complaints,
    complaintSince: row.complaint_since,
  };
  const facts = history ?? heard.facts;
  const after = standingAfter(standing, { facts, news: heard.news, changedAt: row.changed_at });
  return {
    ...row,
    lifecycle: after.lifecycle,
    customer_since: after.customerSince,
    left_at: after.leftAt,
    heard_at: after.heardAt,
    open_complaints: after.openComplaints,
    complaint_since: after.complaintSince,
  };
}
