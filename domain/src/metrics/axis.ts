/** Where an axis runs, and its grid lines. */
export type Axis = Readonly<{ from: number; to: number; ticks: readonly number[] }>;

/** The lowest and highest value that there can be, and the smallest step worth a line. */
export type AxisRange = Readonly<{ bounds: readonly [lowest: number, highest: number]; step: number }>;

/** More lines than this are a grating. */
const stepsMost = 5;

/**
 * An axis around all values in whole steps, inside the bounds; around no values the whole range. Never the full scale by
 * habit: an interval of 0.2 on a scale of 1 to 10 would be a dot.
 *
 * Use for every chart: of the screens, the report and its pictures. When not to use: for counts, whose bars stand on nought.
 *
 * @example
 * axisAround([7.4, 7.9], { bounds: [1, 10], step: 0.5 }); // { from: 7, to: 8, ticks: [7, 7.5, 8] }
 * @throws nothing.
 */
export function axisAround(values: readonly number[], { bounds, step: smallest }: AxisRange): Axis {
  const [floor, ceiling] = bounds;
  const around = values.length === 0 ? bounds : values;
  const low = Math.min(...around);
  const high = Math.max(...around);
  let step = smallest;
  while ((high - low) / step > stepsMost) step *= 2;
  const from = Math.max(floor, Math.floor(low / step) * step);
  const to = Math.min(ceiling, Math.max(Math.ceil(high / step) * step, from + step));
  const first = Math.ceil(from / step - 1e-9) * step;
  const count = Math.floor((to - first) / step + 1e-9) + 1;
  return { from, to, ticks: Array.from({ length: count }, (_, index) => first + index * step) };
}

/** Where a value stands between two ends. */
export function placeOn({ from, to }: Axis, [start, end]: readonly [number, number]): (value: number) => number {
  return (value) => start + ((value - from) / (to - from)) * (end - start);
}
