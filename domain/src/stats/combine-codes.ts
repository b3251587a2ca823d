/** A column of categories as small numbers. */
export type CategoryCodes = { readonly codes: Int32Array; readonly size: number };

/**
 * Categories of two columns combined into cells, numbered densely in order of appearance.
 *
 * Use to collapse many rows into the few cells that occur, one column after the other. When not to use: where the name of
 * the category matters; keep the column itself for that.
 *
 * @example
 * combineCodes({ codes: Int32Array.of(0, 0, 1), size: 2 }, { codes: Int32Array.of(0, 1, 1), size: 2 });
 * // codes 0, 1, 2
 * @throws RangeError when the columns differ in length.
 */
export function combineCodes(left: CategoryCodes, right: CategoryCodes): CategoryCodes {
  if (left.codes.length !== right.codes.length) throw new RangeError('the columns differ in length');
  const numbered = new Map<number, number>();
  const codes = left.codes.map((code, row) => {
    const key = code * right.size + (right.codes[row] ?? 0);
    const known = numbered.get(key);
    if (known !== undefined) return known;
    numbered.set(key, numbered.size);
    return numbered.size - 1;
  });
  return { codes, size: numbered.size };
}
