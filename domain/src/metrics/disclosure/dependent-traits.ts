import { sum } from '../../stats/sum.ts';
import { columnOf } from '../columns/match-rows.ts';
import type { Segment } from '../columns/segment.ts';
import { bitsOf } from './cell-key.ts';
import { countCodes } from './count-codes.ts';
import { makeMemory } from './remember.ts';

/** Of no code, and of several codes. */
const none = -1;
const several = -2;

/** A value lies within a value of another trait by more than chance when this many of it were to be expected elsewhere. */
const expectedElsewhereMin = 10;

/** More traits at once than their combinations can be told apart by. */
const closedMost = 6;
const keyBitsMost = 50;

/** All pairs of as many traits as there can be. */
const pairsMost = 324;

const partners = makeMemory<Int32Array>(pairsMost);
const relations = makeMemory<Readonly<{ isWithin: boolean }>>(pairsMost);

/**
 * Some traits with those that partly follow from them: whoever knows the town knows the country, whoever writes Norwegian lives
 * in Norway. Figures of the one then lie within figures of the other though nobody named both, so they are protected together
 * (disclose.ts).
 */
export function withDependent(
  segments: readonly Segment[],
  traits: readonly string[],
  candidates: readonly string[],
): readonly string[] {
  const closed = [...new Set(traits)];
  const keyBits = (all: readonly string[]) => sum(all.map((trait) => bitsOf(segments, trait)));
  for (const trait of closed) {
    for (const candidate of candidates) {
      if (closed.includes(candidate) || !liesWithin(segments, trait, candidate)) continue;
      if (closed.length < closedMost && keyBits([...closed, candidate]) <= keyBitsMost) closed.push(candidate);
    }
  }
  return closed.toSorted();
}

/** Whether all responses with some value of one trait have one value of another, though chance would have spread them. */
function liesWithin(segments: readonly Segment[], trait: string, other: string): boolean {
  return relations(segments, `${trait} ${other}`, () => {
    const sizes = countCodes(segments, trait);
    const otherSizes = countCodes(segments, other);
    const all = sum(sizes);
    // The first segments tell nearly all values apart: what is in the others need not be looked at when nothing is left.
    let left = [...sizes.keys()].filter((code) => (sizes[code] ?? 0) >= expectedElsewhereMin);
    const found = new Map<number, number>();
    for (const segment of segments) {
      if (left.length === 0) break;
      const own = partnersOf(segment, trait, other);
      for (const code of left) {
        const partner = own[code] ?? none;
        if (partner !== none) found.set(code, (found.get(code) ?? partner) === partner ? partner : several);
      }
      left = left.filter((code) => found.get(code) !== several);
    }
    const isWithin = left.some((code) => {
      const partner = found.get(code);
      if (partner === undefined) return false;
      return (sizes[code] ?? 0) * (1 - (otherSizes[partner] ?? 0) / all) >= expectedElsewhereMin;
    });
    return { isWithin };
  }).isWithin;
}

/** For each code of a trait the code of the other that goes with it. */
function partnersOf(segment: Segment, trait: string, other: string): Int32Array {
  return partners([segment], `${trait} ${other}`, () => {
    const [one, two] = [columnOf(segment, trait), columnOf(segment, other)];
    const found = new Int32Array(one.size).fill(none);
    for (let row = 0; row < segment.count; row += 1) {
      const code = one.codes[row] ?? 0;
      const known = found[code] ?? none;
      if (known === several) continue;
      const partner = two.codes[row] ?? 0;
      if (known !== partner) found[code] = known === none ? partner : several;
    }
    return found;
  });
}
