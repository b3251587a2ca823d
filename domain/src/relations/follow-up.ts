import { dayMs } from '../studies/calendar/day.ts';

/** How often customers of a group are seen or called, and by whom when nobody is named. */
export type FollowUpPlan = Readonly<{
  everyDays: number;
  /** Days before the next one is due at which it is put on the list. */
  noticeDays: number;
  ownerId: string | null;
}>;

/** What makes a customer come sooner on the list; each a share of 1. */
export type FollowUpWeight = Readonly<{ value: number; risk: number; time: number }>;

export type FollowUpCustomer = Readonly<{
  id: string;
  customerSince: Date;
  /** The last time that somebody spoke to this customer, whatever about. */
  contactedAt: Date | null;
  /** A date that was agreed with the customer goes before any plan. */
  agreedAt: Date | null;
  ownerId: string | null;
  /** Place among all customers by yearly value, 0 the least and 1 the most; null when nothing is known. */
  valueRank: number | null;
  /** 0 to 1: how likely it is that this customer leaves, by the company's own reckoning; null when nothing is known. */
  risk: number | null;
}>;

export type FollowUp = Readonly<{
  customerId: string;
  ownerId: string | null;
  due: Date;
  reason: 'agreed' | 'never_contacted' | 'time_since_contact';
  overdueDays: number;
  /** Higher comes first. */
  urgency: number;
}>;

export const defaultWeight: FollowUpWeight = { value: 0.3, risk: 0.4, time: 0.3 };

/** Who waits twice as long as planned waits long enough: more does not come before value and risk. */
const lateMost = 2;

/**
 * Whom to see or call, most urgent first: what was agreed, then by value, risk and the time since anybody spoke to them.
 *
 * Use for courtesy visits and a follow-up plan. When not to use: for complaints, whose clock is another.
 *
 * What is not known of a customer counts as the middle: nobody is forgotten because their value was never filled in.
 *
 * @example
 * followUps(customers, { everyDays: 180, noticeDays: 14, ownerId: null }, now);
 * @throws RangeError for a plan of no days.
 */
export function followUps(
  customers: readonly FollowUpCustomer[],
  plan: FollowUpPlan,
  now: Date,
  weight: FollowUpWeight = defaultWeight,
): readonly FollowUp[] {
  if (!(plan.everyDays > 0 && plan.noticeDays >= 0)) throw new RangeError('a follow-up plan is of days');
  const shownFrom = now.getTime() + plan.noticeDays * dayMs;
  return customers
    .map((customer) => followUpOf(customer, plan, now, weight))
    .filter(({ due }) => due.getTime() <= shownFrom)
    .toSorted((one, other) => other.urgency - one.urgency || one.due.getTime() - other.due.getTime());
}

function followUpOf(customer: FollowUpCustomer, plan: FollowUpPlan, now: Date, weight: FollowUpWeight): FollowUp {
  const { id: customerId, contactedAt, agreedAt, customerSince } = customer;
  const since = contactedAt ?? customerSince;
  const isAgreed = agreedAt !== null && (contactedAt === null || agreedAt > contactedAt);
  const due = isAgreed ? agreedAt : new Date(since.getTime() + plan.everyDays * dayMs);
  const waited = (now.getTime() - since.getTime()) / (plan.everyDays * dayMs);
  const time = Math.min(Math.max(waited, 0), lateMost) / lateMost;
  const byPlan = weight.value * (customer.valueRank ?? 0.5) + weight.risk * (customer.risk ?? 0.5) + weight.time * time;
  return {
    customerId,
    ownerId: customer.ownerId ?? plan.ownerId,
    due,
    reason: isAgreed ? 'agreed' : contactedAt === null ? 'never_contacted' : 'time_since_contact',
    overdueDays: Math.max(0, Math.floor((now.getTime() - due.getTime()) / dayMs)),
    // An appointment is kept whatever else there is to do.
    urgency: isAgreed ? 1 + byPlan : byPlan,
  };
}
