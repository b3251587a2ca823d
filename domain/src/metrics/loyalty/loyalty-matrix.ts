import { sum } from '../../stats/sum.ts';
import type { Estimate } from '../estimate.ts';
import { estimatePart } from '../estimate-part.ts';
import type { Period } from '../period.ts';

/** Why a customer stays, or does not: by choice, for want of one, in spite of being satisfied, or with reason. */
export type LoyaltyGroup = 'ambassador' | 'captive' | 'mercenary' | 'defector';

export const loyaltyGroups = [
  'ambassador',
  'captive',
  'mercenary',
  'defector',
] as const satisfies readonly LoyaltyGroup[];

/** How many customers said this combination of three. */
export type LoyaltyCell = Readonly<{ isSatisfied: boolean; staysOn: boolean; isFree: boolean; count: number }>;

export type LoyaltyMatrix = Readonly<{
  /** Those who answered all three. */
  n: number;
  groups: readonly Readonly<{ group: LoyaltyGroup; share: Estimate }>[];
  /** Of those who mean to stay, the share that stays for want of a choice or of satisfaction. */
  captiveStayers: Estimate;
}>;

/**
 * The group of a combination. Who means to stay is an ambassador when satisfied and free to go, and captive when either is
 * missing: such loyalty ends where the choice begins. Who does not mean to stay is a mercenary when satisfied, else a defector.
 *
 * Use wherever a customer is sorted. When not to use: of somebody who did not answer all three.
 *
 * Source: T. O. Jones & W. E. Sasser, Why satisfied customers defect, Harvard Business Review 73(6), 1995, 88-99, who take
 * freedom from the market; here the customer is asked.
 *
 * @example
 * loyaltyGroupOf({ isSatisfied: true, staysOn: true, isFree: false }); // 'captive'
 * @throws nothing.
 */
export function loyaltyGroupOf({ isSatisfied, staysOn, isFree }: Omit<LoyaltyCell, 'count'>): LoyaltyGroup {
  if (staysOn) return isSatisfied && isFree ? 'ambassador' : 'captive';
  return isSatisfied ? 'mercenary' : 'defector';
}

/**
 * The matrix of satisfaction, intention to stay and freedom to switch as four shares with Wilson intervals.
 *
 * Use for the relation as a whole. When not to use: as a forecast; intentions are words, and what customers did stands in
 * survival-by-class.ts.
 *
 * @example
 * loyaltyMatrix(cells, { from, to }).captiveStayers.estimate; // 0.38
 * @throws RangeError when a count is negative.
 */
export function loyaltyMatrix(cells: readonly LoyaltyCell[], period: Period): LoyaltyMatrix {
  const counted = (group: LoyaltyGroup) =>
    sum(cells.filter((cell) => loyaltyGroupOf(cell) === group).map(({ count }) => count));
  const n = sum(cells.map(({ count }) => count));
  const captives = counted('captive');
  return {
    n,
    groups: loyaltyGroups.map((group) => ({ group, share: estimatePart(counted(group), n, { period }) })),
    captiveStayers: estimatePart(captives, captives + counted('ambassador'), { period }),
  };
}
