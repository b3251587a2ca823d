export type DeskPace = Readonly<{
  verdict: 'keeps_up' | 'falls_behind' | 'too_early';
  /** Whether what falls due in the coming seven days is no more than is finished in a week. */
  meetsDue: boolean;
}>;

/** Below this many finished cases a week says more about that week than about the desk. */
const handledLeast = 5;

/**
 * Whether a desk finishes as much as comes in, at its pace of the last whole weeks.
 *
 * Use for the capacity of a desk. When not to use: as a forecast; it counts what was, and next week may be another.
 *
 * Source: own rule, from plain counts.
 *
 * @example
 * deskPace({ weeks: 4, inflow: 40, handled: 36, dueInWeek: 8 }); // falls_behind: four more are open than four weeks ago
 * @throws RangeError without weeks.
 */
export function deskPace({
  weeks,
  inflow,
  handled,
  dueInWeek,
}: Readonly<{ weeks: number; inflow: number; handled: number; dueInWeek: number }>): DeskPace {
  if (!(weeks > 0)) throw new RangeError('a pace takes a week at least');
  const meetsDue = dueInWeek <= handled / weeks;
  if (handled < handledLeast) return { verdict: 'too_early', meetsDue };
  return { verdict: handled >= inflow ? 'keeps_up' : 'falls_behind', meetsDue };
}
