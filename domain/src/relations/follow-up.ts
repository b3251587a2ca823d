import type { Day } from '../studies/calendar/day.ts';
import { dayText } from '../studies/calendar/day.ts';
import type { CustomerRisk } from './customer-risk.ts';
import type { ZoneDays } from './zone-days.ts';

/** How often customers of a group are seen or called. */
export type FollowUpPlan = Readonly<{
  everyDays: number;
  /** Days before the next one is due at which it is put on the list. */
  noticeDays: number;
}>;

/** What makes a customer come sooner on the list; together 1. */
export type FollowUpWeight = Readonly<{ value: number; risk: number; time: number; owner: number }>;

export type FollowUpCustomer = Readonly<{
  id: string;
  customerSince: Date;
  /** The last time that somebody spoke to this customer, whatever about. */
  contactedAt: Date | null;
  /** A date that was agreed with the customer goes before any plan. */
  agreedAt: Date | null;
  /** Place among all customers by yearly value, 0 the least and 1 the most; null when nothing is known. */
  valueRank: number | null;
  risk: CustomerRisk;
  /** Whether whoever looks is the one to go there; null when nobody is. */
  isOwn: boolean | null;
}>;

type OrderName = 'risk' | 'value' | 'time' | 'owner';

/** One part of why a customer stands where they stand. */
export type OrderTerm = Readonly<{
  term: 'agreed' | OrderName;
  /** 0 to 1, how much of the term there is; 0.5 where nothing is known. */
  amount: number;
  isKnown: boolean;
  /** What it adds to the urgency. */
  points: number;
}>;

export type FollowUp = Readonly<{
  customerId: string;
  due: Day;
  reason: 'agreed' | 'never_contacted' | 'time_since_contact';
  /** Days since somebody spoke to them, or since they became a customer. */
  sinceDays: number;
  /** Below 0 it is due in so many days. */
  overdueDays: number;
  /** Higher comes first: the sum of the terms' points. */
  urgency: number;
  terms: readonly OrderTerm[];
}>;

export const defaultWeight: FollowUpWeight = { risk: 0.35, value: 0.3, time: 0.25, owner: 0.1 };

/** Who waits twice as long as planned waits long enough: more does not come before value and risk. */
const lateMost = 2;
const unknown = 0.5;

/**
 * Whether one customer is to be seen or called, and how urgent it is; undefined when it is not time yet.
 *
 * Use for courtesy visits and a follow-up plan. When not to use: for complaints, whose clock is another.
 *
 * Days are counted by the company's own calendar: who was seen on the first of the month at midnight was seen on the first.
 * What is not known of a customer counts as the middle: nobody is forgotten because their value was never filled in.
 *
 * @example
 * followUp(customer, { everyDays: 180, noticeDays: 14 }, { days: zoneDays('Europe/Oslo'), now });
 * @throws RangeError for a plan of no days.
 */
export function followUp(
  customer: FollowUpCustomer,
  plan: FollowUpPlan,
  { days, now, weight = defaultWeight }: Readonly<{ days: ZoneDays; now: Date; weight?: FollowUpWeight }>,
): FollowUp | undefined {
  if (!(plan.everyDays > 0 && plan.noticeDays >= 0)) throw new RangeError('a follow-up plan is of days');
  const { contactedAt, agreedAt, customerSince } = customer;
  const since = days.dayOf(contactedAt ?? customerSince);
  const isAgreed = agreedAt !== null && (contactedAt === null || agreedAt > contactedAt);
  const due = isAgreed ? days.dayOf(agreedAt) : since + plan.everyDays;
  const today = days.dayOf(now);
  if (due > today + plan.noticeDays) return undefined;
  const terms = termsOf(customer, { isAgreed, waited: (today - since) / plan.everyDays, weight });
  return {
    customerId: customer.id,
    due: dayText(due),
    reason: isAgreed ? 'agreed' : contactedAt === null ? 'never_contacted' : 'time_since_contact',
    sinceDays: Math.max(0, today - since),
    overdueDays: today - due,
    urgency: terms.reduce((sum, { points }) => sum + points, 0),
    terms,
  };
}

type Circumstances = Readonly<{ isAgreed: boolean; waited: number; weight: FollowUpWeight }>;

function termsOf(
  { valueRank, risk: { risk }, isOwn }: FollowUpCustomer,
  { isAgreed, waited, weight }: Circumstances,
): readonly OrderTerm[] {
  const term = (name: OrderName, amount: number | null): OrderTerm => ({
    term: name,
    amount: amount ?? unknown,
    isKnown: amount !== null,
    points: weight[name] * (amount ?? unknown),
  });
  const terms = [
    term('risk', risk),
    term('value', valueRank),
    term('time', Math.min(Math.max(waited, 0), lateMost) / lateMost),
    term('owner', isOwn === null ? null : Number(isOwn)),
  ];
  // An appointment is kept whatever else there is to do.
  return isAgreed ? [{ term: 'agreed', amount: 1, isKnown: true, points: 1 }, ...terms] : terms;
}

/** Most urgent first; of two alike the one that is due longer, and then always the same one. */
export function byUrgency(one: FollowUp, other: FollowUp): number {
  return (
    other.urgency - one.urgency ||
    other.overdueDays - one.overdueDays ||
    (one.customerId < other.customerId ? -1 : Number(one.customerId > other.customerId))
  );
}
