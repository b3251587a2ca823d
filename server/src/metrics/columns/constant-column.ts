/** Numbers of rows, one after the other. */
export type Column = Uint8Array | Uint16Array;

/** For each number up to 255 a column of nothing else, shared by all that have it. */
const shared = new Map<number, Uint8Array>();
const buffers = new WeakSet<ArrayBufferLike>();
/** Longer ones are kept as they are: what is shared must not be larger than what it saves. */
const rowsMost = 2 ** 18;

/** A column of one number, which takes no memory of its own. */
export function constantColumn(value: number, count: number): Uint8Array {
  const known = shared.get(value);
  if (known !== undefined && known.length >= count) return known.subarray(0, count);
  const made = new Uint8Array(2 ** Math.ceil(Math.log2(Math.max(count, 1_024)))).fill(value);
  shared.set(value, made);
  buffers.add(made.buffer);
  return made.subarray(0, count);
}

/** The same column, without memory of its own when it is one number all along: the study of a survey, the only language. */
export function compacted(column: Column): Column {
  const [first] = column;
  if (first === undefined || first > 0xff || column.length > rowsMost) return column;
  for (let row = 1; row < column.length; row += 1) if (column[row] !== first) return column;
  return constantColumn(first, column.length);
}

/** The number that a shared column has all along; undefined for any other column. */
export function onlyValue(column: Column): number | undefined {
  return buffers.has(column.buffer) ? column[0] : undefined;
}
