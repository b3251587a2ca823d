/**
 * Whether not all values are the same; false for none and one.
 *
 * Use to refuse a correlation or a test by looking at the data themselves. When not to use: do not test a computed
 * variance for zero instead; rounding leaves 1e-33 there.
 *
 * @example
 * varies([0.1, 0.1, 0.1]); // false
 */
export function varies(values: readonly number[]): boolean {
  const first = values[0];
  return values.some((value) => value !== first);
}
