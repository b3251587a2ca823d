import { columnOf } from '../columns/match-rows.ts';
import type { Segment } from '../columns/segment.ts';
import { makeMemory } from './remember.ts';

/** More traits than there can be. */
const traitsMost = 40;

const counts = makeMemory<Uint32Array>(traitsMost);
const totals = makeMemory<readonly number[]>(traitsMost);

/**
 * How many responses have each code of a trait, whatever their votes are worth.
 *
 * Use to tell which values occur, and how often. When not to use: for a figure, which counts people's votes on an item.
 *
 * @throws RangeError for a trait that the segments do not have.
 */
export function countCodes(segments: readonly Segment[], trait: string): readonly number[] {
  return totals(segments, trait, () => {
    const found: number[] = [];
    for (const segment of segments) {
      for (const [code, count] of countsOf(segment, trait).entries()) found[code] = (found[code] ?? 0) + count;
    }
    return found;
  });
}

function countsOf(segment: Segment, trait: string): Uint32Array {
  return counts([segment], trait, () => {
    const { codes, size } = columnOf(segment, trait);
    const found = new Uint32Array(size);
    for (let row = 0; row < segment.count; row += 1) {
      const code = codes[row] ?? 0;
      found[code] = (found[code] ?? 0) + 1;
    }
    return found;
  });
}
