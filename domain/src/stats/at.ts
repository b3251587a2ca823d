/**
 * Element at an index that must exist.
 *
 * Use where an index was computed and the value is known to be there; it keeps the arithmetic free of "maybe undefined".
 * When not to use: where a missing element is an expected case; there, index and handle undefined.
 *
 * @example
 * at([4, 5, 3], 1); // 5
 * @throws RangeError when the index lies outside the list; that is always a bug of the caller.
 */
export function at<Value>(values: ArrayLike<Value>, index: number): Value {
  const value = values[index];
  if (value === undefined) throw new RangeError(`no element ${index} in a list of ${values.length}`);
  return value;
}
