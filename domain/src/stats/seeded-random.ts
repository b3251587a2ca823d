/**
 * Random numbers in [0, 1) from a seed: the same seed gives the same numbers on every machine.
 *
 * Use to draw bootstrap resamples and simulations that can be made again; the seed travels with the result. When not to
 * use: for secrets, tokens or lotteries; anybody can predict it.
 *
 * Source: T. Ettinger, mulberry32 (2017), public domain; 32 bits of state, good for samples, not for cryptography.
 *
 * @example
 * const random = seededRandom(7);
 * random(); // 0.0117...
 * @throws nothing.
 */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
