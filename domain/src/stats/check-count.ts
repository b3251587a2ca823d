/**
 * Check of a count of answers, respondents or events.
 *
 * Use at the door of every function that takes counts. Fractions are let through, because a weighted count is one;
 * negative numbers and NaN are not. When not to use: for a score.
 *
 * @example
 * checkCount('promoters', -1); // throws: promoters is a count, not -1
 * @throws RangeError when the value is not a finite number of at least 0.
 */
export function checkCount(name: string, count: number): void {
  if (!(count >= 0 && Number.isFinite(count))) throw new RangeError(`${name} is a count, not ${count}`);
}
