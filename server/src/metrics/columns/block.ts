/** Numbers of rows, one after the other. */
export type Column = Uint8Array | Uint16Array;

/**
 * The columns of one month's rows as they lie in memory and in a file, by name: `day`, `class`, `language`, `channel`,
 * `item:nps:C11:1`, `a3`. One that is not there holds nothing but zeros. Immutable: what changes is built anew, so that whoever
 * counts is never counting something that moves.
 */
export type Block = Readonly<{ count: number; columns: ReadonlyMap<string, Column> }>;

export const emptyBlock: Block = { count: 0, columns: new Map() };

/** What the columns take in memory. */
export function blockBytes({ columns }: Block): number {
  let bytes = 0;
  for (const { byteLength } of columns.values()) bytes += byteLength;
  return bytes;
}

/** The rows of several blocks of one month, in one. */
export function joinBlocks(blocks: readonly Block[]): Block {
  const filled = blocks.filter(({ count }) => count > 0);
  const [only] = filled;
  if (only === undefined) return emptyBlock;
  if (filled.length === 1) return only;
  const names = new Set(filled.flatMap(({ columns }) => [...columns.keys()]));
  const count = filled.reduce((sum, block) => sum + block.count, 0);
  return { count, columns: new Map([...names].map((name) => [name, joined(filled, name, count)])) };
}

function joined(blocks: readonly Block[], name: string, count: number): Column {
  const isWide = blocks.some(({ columns }) => columns.get(name) instanceof Uint16Array);
  const column = isWide ? new Uint16Array(count) : new Uint8Array(count);
  let start = 0;
  for (const block of blocks) {
    const part = block.columns.get(name);
    if (part !== undefined) column.set(part, start);
    start += block.count;
  }
  return column;
}

/** The rows that are not of these days (after the first of the month). */
export function withoutDays(block: Block, days: ReadonlySet<number>): Block {
  const own = block.columns.get('day') ?? new Uint8Array(block.count);
  const kept = Uint32Array.from(own.keys()).filter((row) => !days.has(own[row] ?? 0));
  if (kept.length === block.count) return block;
  return {
    count: kept.length,
    columns: new Map([...block.columns].map(([name, column]) => [name, picked(column, kept)])),
  };
}

function picked(column: Column, rows: Uint32Array): Column {
  const result = column instanceof Uint16Array ? new Uint16Array(rows.length) : new Uint8Array(rows.length);
  for (let place = 0; place < rows.length; place += 1) result[place] = column[rows[place] ?? 0] ?? 0;
  return result;
}
