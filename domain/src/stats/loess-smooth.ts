import { at } from './at.ts';
import { type LoessSettings, loessAt } from './loess-at.ts';

/**
 * Loess at every place of an evenly spaced series.
 *
 * Use under stl-season.ts. When not to use: to show a trend with an interval; it has none.
 *
 * The window slides so that it stays inside the series: at the ends it is one-sided.
 *
 * Source: Cleveland et al. 1990, the routine `ess` with a jump of one.
 *
 * @example
 * loessSmooth(Float64Array.of(1, 3, 2, 4, 3), { window: 3, degree: 1 });
 */
export function loessSmooth(values: Float64Array, settings: LoessSettings, robustness?: Float64Array): Float64Array {
  const reach = Math.min(settings.window, values.length);
  const half = Math.floor((settings.window + 1) / 2);
  return values.map((_, place) => {
    const first = settings.window >= values.length ? 0 : Math.min(Math.max(0, place + 1 - half), values.length - reach);
    return loessAt(values, place, { ...settings, first, last: first + reach - 1 }, robustness) ?? at(values, place);
  });
}
