import type { Lifecycle } from '../contacts/customer.ts';

/** How a customer stands with the company, as far as events change it. */
export type Standing = Readonly<{
  lifecycle: Lifecycle;
  customerSince: Date | null;
  leftAt: Date | null;
  heardAt: Date | null;
  openComplaints: number;
  complaintSince: Date | null;
}>;

/**
 * What events say of one customer: all that were told so far, or, where nobody left or complained, the new ones alone,
 * since the others were judged when they were new. Bought: ordered, received, paid or subscribed.
 */
export type CustomerFacts = Readonly<{
  heardAt: Date | null;
  firstBoughtAt: Date | null;
  lastBoughtAt: Date | null;
  endedAt: Date | null;
  openComplaints: number;
  complaintSince: Date | null;
}>;

/** What is new about a customer, and so may change what somebody filled in by hand. */
export type CustomerNews = Readonly<{ hasBought: boolean; hasEnded: boolean; hasComplained: boolean }>;

/**
 * The standing after news. Events arrive in any order: last week's order after today's cancellation makes nobody a
 * customer again. `changedAt` stands for the day of leaving of somebody who was made a former customer by hand.
 */
export function standingAfter(
  standing: Standing,
  { facts, news, changedAt }: Readonly<{ facts: CustomerFacts; news: CustomerNews; changedAt: Date }>,
): Standing {
  const complaints = news.hasComplained
    ? { openComplaints: facts.openComplaints, complaintSince: facts.complaintSince }
    : { openComplaints: standing.openComplaints, complaintSince: standing.complaintSince };
  return {
    ...lifecycleAfter(standing, facts, news, changedAt),
    customerSince: earlier(standing.customerSince, facts.firstBoughtAt),
    heardAt: later(standing.heardAt, facts.heardAt),
    ...complaints,
  };
}

function lifecycleAfter(
  { lifecycle, leftAt }: Standing,
  { lastBoughtAt, endedAt }: CustomerFacts,
  { hasBought, hasEnded }: CustomerNews,
  changedAt: Date,
): Pick<Standing, 'lifecycle' | 'leftAt'> {
  const isOver = endedAt !== null && (lastBoughtAt === null || lastBoughtAt <= endedAt);
  if (hasEnded && isOver) return { lifecycle: 'former', leftAt: later(leftAt, endedAt) };
  if (!hasBought || lastBoughtAt === null) return { lifecycle, leftAt };
  if (lifecycle === 'prospect') return { lifecycle: 'customer', leftAt: null };
  const isBack = lifecycle === 'former' && lastBoughtAt > (leftAt ?? changedAt);
  return isBack ? { lifecycle: 'customer', leftAt: null } : { lifecycle, leftAt };
}

function later(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a >= b ? a : b;
}

function earlier(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a <= b ? a : b;
}
