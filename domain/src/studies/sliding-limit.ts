import { dayMs } from './calendar/day.ts';

/** Something spent at a moment, in milliseconds since 1970. */
export type Spending = Readonly<{ at: number; cost: number }>;

export type SlidingLimit = Readonly<{ days: number; most: number }>;

/** What is spent within the days that end at a moment, that moment's own spending included. */
export function spentAt(at: number, spendings: readonly Spending[], limit: SlidingLimit): number {
  const since = at - limit.days * dayMs;
  return spendings.reduce((sum, one) => (one.at > since && one.at <= at ? sum + one.cost : sum), 0);
}

/**
 * The first moment from `from` on at which something of a cost may be spent, so that no stretch of so many days ever holds
 * more than the limit: neither those behind that moment nor those ahead, in which other things are planned already. Null when
 * the cost alone is over the limit.
 *
 * Use for caps and budgets of one customer. When not to use: for limits by calendar month, which let two contacts stand a
 * day apart.
 *
 * Days are of 24 hours, so that 90 days mean the same in every zone. The moment can only be `from` itself or one at which
 * an earlier spending leaves the stretch.
 *
 * @example
 * freeFrom(0, 1, [{ at: -1, cost: 1 }], { days: 90, most: 1 }); // 90 days after -1
 * @throws nothing.
 */
export function freeFrom(
  from: number,
  cost: number,
  spendings: readonly Spending[],
  limit: SlidingLimit,
): number | null {
  if (cost > limit.most) return null;
  const period = limit.days * dayMs;
  const leaving = spendings.map(({ at }) => at + period).filter((moment) => moment > from);
  const moments = [from, ...leaving.toSorted((one, other) => one - other)];
  return moments.find((moment) => fits(moment, cost, spendings, limit)) ?? null;
}

/** A stretch is fullest when it ends at a spending; only those that contain the new one can become too full by it. */
function fits(moment: number, cost: number, spendings: readonly Spending[], limit: SlidingLimit): boolean {
  const ahead = spendings.filter(({ at }) => at > moment && at < moment + limit.days * dayMs);
  return [moment, ...ahead.map(({ at }) => at)].every((end) => spentAt(end, spendings, limit) + cost <= limit.most);
}
