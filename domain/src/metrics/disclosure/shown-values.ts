import { sum } from '../../stats/sum.ts';

/** Customers in the smallest group that may be shown apart; fewer could be told who is who. */
export const disclosureMinimum = 5;

/**
 * Which values of a property may be shown apart, so that none of the others can be told by subtraction.
 *
 * Use for a list by one property that is counted by itself. When not to use: for figures by traits, which are also cut by
 * time and by each other (disclose.ts); where persons may be seen anyway.
 *
 * Groups below the minimum are hidden. When all hidden ones together are still fewer, what is shown taken from the total
 * would tell them: then the smallest that is shown is hidden with them (complementary suppression), the one with the lowest
 * place among equals, so that the same data always hide the same groups. An empty group tells of nobody and is shown.
 *
 * Source: cell suppression as in A. Hundepool et al., Statistical Disclosure Control, Wiley 2012, chapter 4, in one dimension.
 *
 * @example
 * shownValues([12, 3, 8], 5); // [true, false, false]: 23 - 12 - 8 would tell the 3
 * @throws RangeError for a minimum below 1.
 */
export function shownValues(counts: readonly number[], minimum: number): readonly boolean[] {
  if (!(Number.isInteger(minimum) && minimum >= 1)) throw new RangeError(`no minimum of ${minimum}`);
  const shown = counts.map((count) => count === 0 || count >= minimum);
  const hidden = sum(counts.filter((_, value) => shown[value] === false));
  if (hidden === 0 || hidden >= minimum) return shown;
  const smallest = counts
    .map((count, value) => ({ count, value }))
    .filter(({ count, value }) => count > 0 && shown[value] === true)
    .toSorted((one, other) => one.count - other.count || one.value - other.value)[0];
  return shown.map((isShown, value) => isShown && value !== smallest?.value);
}
