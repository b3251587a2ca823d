export type LoessSettings = {
  /** How many neighbours take part; more than there are values widens the reach instead. */
  readonly window: number;
  /** 0: weighted mean, 1: weighted line. */
  readonly degree: 0 | 1;
};

/**
 * Loess at one place of an evenly spaced series: the value a line (or mean) through its neighbours has there.
 *
 * Use under stl-season.ts. When not to use: on unevenly spaced values. The place may lie outside the series, which
 * extrapolates.
 *
 * Neighbours are values[first..last]; tricube weights by distance, times the given robustness weights.
 *
 * Source: Cleveland, Cleveland, McRae & Terpenning 1990, Journal of Official Statistics 6, 3-73, the routine `est`.
 *
 * @returns null when no neighbour has any weight
 * @example
 * loessAt([1, 2, 3], 1, { window: 3, degree: 1, first: 0, last: 2 }); // 2
 */
export function loessAt(
  values: Float64Array,
  place: number,
  { window, degree, first, last }: LoessSettings & { readonly first: number; readonly last: number },
  robustness?: Float64Array,
): number | null {
  // Beyond the series' length the bandwidth grows by half the excess, in whole steps, as in the published program.
  const widening = window > values.length ? Math.trunc((window - values.length) / 2) : 0;
  const bandwidth = Math.max(place - first, last - place) + widening;
  const weights = new Float64Array(last - first + 1);
  let total = 0;
  for (let index = first; index <= last; index++) {
    const weight = tricube(Math.abs(index - place), bandwidth) * (robustness?.[index] ?? 1);
    weights[index - first] = weight;
    total += weight;
  }
  if (!(total > 0)) return null;
  let mean = 0;
  for (let index = first; index <= last; index++) {
    weights[index - first] = (weights[index - first] ?? 0) / total;
    mean += (weights[index - first] ?? 0) * index;
  }
  let slope = 0;
  if (degree === 1 && bandwidth > 0) {
    let spread = 0;
    for (let index = first; index <= last; index++) spread += (weights[index - first] ?? 0) * (index - mean) ** 2;
    // Neighbours this close together carry no slope.
    if (Math.sqrt(spread) > 0.001 * (values.length - 1)) slope = (place - mean) / spread;
  }
  let fitted = 0;
  for (let index = first; index <= last; index++) {
    fitted += (weights[index - first] ?? 0) * (1 + slope * (index - mean)) * (values[index] ?? 0);
  }
  return fitted;
}

function tricube(distance: number, bandwidth: number): number {
  if (distance > 0.999 * bandwidth) return 0;
  if (distance <= 0.001 * bandwidth) return 1;
  return (1 - (distance / bandwidth) ** 3) ** 3;
}
