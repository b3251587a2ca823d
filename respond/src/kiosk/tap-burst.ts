const windowMs = 15_000;
const othersMost = 2;

/**
 * Whether an answer belongs to a row of presses that no row of customers makes: the third and later ones that are complete
 * within a quarter of a minute. Times in milliseconds, of the answers that were complete before on this screen.
 */
export function isTapBurst(earlier: readonly number[], now: number): boolean {
  return earlier.filter((time) => time <= now && now - time < windowMs).length >= othersMost;
}
