/**
 * Whether a standard error is nothing but rounding noise beside the size of the numbers it came from.
 *
 * Use before dividing by a standard error: differences such as 7.3 - 7.2 and 8.3 - 8.2 are equal on paper and differ in
 * the sixteenth digit, which would turn "nobody changed" into an enormous t. When not to use: on counts, which are exact.
 *
 * Source: the rule R's t.test applies ("data are essentially constant").
 *
 * @example
 * isConstant(1e-17, 0.1); // true
 * @throws nothing.
 */
export function isConstant(standardError: number, size: number): boolean {
  return standardError <= 10 * Number.EPSILON * Math.abs(size);
}
