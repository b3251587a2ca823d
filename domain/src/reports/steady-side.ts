/** A period's interval; null where it had too few answers for one. */
export type Band = Readonly<{ low: number; high: number }> | null;

/** Since which place the whole band lies on one side of the norm, to the end. */
export type SteadySide = Readonly<{ side: 'above' | 'below'; since: number }>;

/** Fewer periods in a row are one period's news, not a line's. */
const periodsLeast = 2;

/**
 * Since when every interval lies on one side of the norm, up to the newest; undefined when the newest touches it.
 *
 * Use for the heading of a trend, which may claim no more than its band shows. When not to use: as a test of a shift
 * (metrics/trend/daily-watch.ts).
 *
 * @example
 * steadySide([{ low: 7, high: 8 }, { low: 7.6, high: 8 }, { low: 7.7, high: 8 }], 7.5); // { side: 'above', since: 1 }
 * @throws nothing.
 */
export function steadySide(bands: readonly Band[], norm: number): SteadySide | undefined {
  const sideOf = (band: Band | undefined): SteadySide['side'] | undefined => {
    if (band === undefined || band === null) return undefined;
    if (band.low >= norm) return 'above';
    return band.high < norm ? 'below' : undefined;
  };
  const side = sideOf(bands.at(-1));
  if (side === undefined) return undefined;
  const broken = bands.findLastIndex((band) => sideOf(band) !== side);
  const since = broken + 1;
  return bands.length - since >= periodsLeast ? { side, since } : undefined;
}
