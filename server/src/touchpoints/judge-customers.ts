import { meaningOf } from '@voldaan/domain/touchpoints/event-kind';
import { type CustomerNews, standingAfter } from '@voldaan/domain/touchpoints/standing';
import { changeStandings } from '../contacts/change-standings.ts';
import type { StandingRow } from '../contacts/standing-store.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { type CustomerFactsRow, customerFacts } from './customer-views.ts';

/** Lets news change how the customers stand: since when they are one, whether they left, what they complain of. */
export async function judgeCustomers(
  db: WorkspaceTransaction,
  told: readonly Readonly<{ contact_id: string | null; kind: string }>[],
): Promise<void> {
  const news = newsByContact(told);
  await changeStandings(db, [...news.keys()], async (rows) => {
    const facts = new Map((await customerFacts(db, [...news.keys()])).map((row) => [row.contact_id, row] as const));
    return rows.map((row) => judge(row, facts.get(row.id), news.get(row.id)));
  });
}

const noNews: CustomerNews = { hasBought: false, hasEnded: false, hasComplained: false };

function newsByContact(
  told: readonly Readonly<{ contact_id: string | null; kind: string }>[],
): ReadonlyMap<string, CustomerNews> {
  const news = new Map<string, CustomerNews>();
  for (const { contact_id, kind } of told) {
    if (contact_id === null) continue;
    const known = news.get(contact_id) ?? noNews;
    news.set(contact_id, withKind(known, kind));
  }
  return news;
}

function withKind(news: CustomerNews, kind: string): CustomerNews {
  switch (meaningOf(kind)) {
    case 'order':
    case 'delivery':
    case 'payment':
    case 'start':
      return { ...news, hasBought: true };
    case 'end':
      return { ...news, hasEnded: true };
    case 'complaint':
    case 'complaint_end':
      return { ...news, hasComplained: true };
    case 'contact':
    case undefined:
      return news;
  }
}

function judge(row: StandingRow, facts: CustomerFactsRow | undefined, news: CustomerNews | undefined): StandingRow {
  if (facts === undefined || news === undefined) return row;
  const standing = {
    lifecycle: row.lifecycle,
    customerSince: row.customer_since,
    leftAt: row.left_at,
    heardAt: row.heard_at,
    openComplaints: row.open_complaints,
    complaintSince: row.complaint_since,
  };
  const after = standingAfter(standing, {
    facts: {
      heardAt: facts.heard_at,
      firstBoughtAt: facts.first_bought_at,
      lastBoughtAt: facts.last_bought_at,
      endedAt: facts.ended_at,
      openComplaints: facts.open_complaints,
      complaintSince: facts.complaint_since,
    },
    news,
    changedAt: row.changed_at,
  });
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
