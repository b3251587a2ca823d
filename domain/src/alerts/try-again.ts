const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;

/** Seconds for a hiccup, hours for an outage: eight tries over a day and a half. */
const pausesMs = [5 * secondMs, 30 * secondMs, 5 * minuteMs, 30 * minuteMs, 2 * hourMs, 8 * hourMs, 24 * hourMs];

export const triesMost = pausesMs.length + 1;

/**
 * How long a message that was not taken waits before it is tried again; undefined when it is given up. Up to a fifth is
 * added by chance, so that a receiver that comes back is not met by everybody at once.
 *
 * @example
 * pauseAfter(1, 0); // 5000
 * @throws RangeError when nothing was tried.
 */
export function pauseAfter(tries: number, chance: number): number | undefined {
  if (!(tries >= 1)) throw new RangeError(`after ${tries} tries there is nothing to wait for`);
  const pause = pausesMs[tries - 1];
  return pause === undefined ? undefined : Math.round(pause * (1 + chance / 5));
}
