/**
 * Check of a confidence level.
 *
 * Use at the door of every function that takes a level. When not to use: for a probability that may be 0 or 1.
 *
 * @example
 * checkLevel(0.95); // fine
 * checkLevel(95);   // throws: a level is a share, not a percentage
 * @throws RangeError when the level does not lie strictly between 0 and 1.
 */
export function checkLevel(level: number): void {
  if (!(level > 0 && level < 1)) throw new RangeError(`a confidence level lies between 0 and 1, not ${level}`);
}
