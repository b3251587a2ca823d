import type { Term } from './clock/work-time.ts';

/** What a firm promises to whoever complains. */
export type DeadlineProfile = Readonly<{
  id: string;
  /** By a person, with a name; the machine's own word goes out at once whatever stands here. */
  acknowledge: Term;
  /** Null where the law asks for none: speaking to the customer stays a step of every case all the same. */
  firstContact: Term | null;
  decision: Term;
  /** By how much the decision may be put off without the customer's consent, once; null when never. */
  extension: Term | null;
  /** The longest that a decision may take in all, extensions without consent included; null for no such limit. */
  outerLimit: Term | null;
}>;

const workDays = (count: number): Term => ({ unit: 'work_days', count });
const weeks = (count: number): Term => ({ unit: 'weeks', count });

/**
 * The profiles to start from; every term can be changed, for ISO 10002 sets none.
 *
 * Source: `voldaan` is a proposal of this product. `nl-care`: Wkkgz, article 17 (six weeks, four more in writing).
 * `nl-public`: Awb, articles 9:6, 9:10 and 9:11 (six weeks, ten with a committee, four more). `no-finance`: Finanstilsynet's
 * circular 12/2014: receipt confirmed with the time it will take, an answer without undue delay. An engineer's reading of the
 * law, not advice.
 */
export const deadlineProfiles: readonly DeadlineProfile[] = [
  {
    id: 'voldaan',
    acknowledge: workDays(1),
    firstContact: workDays(1),
    decision: workDays(5),
    extension: workDays(5),
    outerLimit: workDays(15),
  },
  {
    id: 'nl-care',
    acknowledge: workDays(5),
    firstContact: null,
    decision: weeks(6),
    extension: weeks(4),
    outerLimit: weeks(10),
  },
  {
    id: 'nl-public',
    acknowledge: workDays(5),
    firstContact: null,
    decision: weeks(6),
    extension: weeks(4),
    outerLimit: weeks(10),
  },
  {
    id: 'no-finance',
    acknowledge: workDays(1),
    firstContact: null,
    decision: workDays(15),
    extension: workDays(20),
    outerLimit: workDays(35),
  },
];
