import { at } from '../../stats/at.ts';
import { columnOf } from '../columns/match-rows.ts';
import type { Segment } from '../columns/segment.ts';
import { makeMemory } from './remember.ts';

/** Of no code, and of several codes. */
const none = -1;
const several = -2;

const remember = makeMemory<Int32Array>();

/**
 * The traits that follow from some others: whoever knows the town knows the country. Figures of towns and of countries lie
 * within each other though nobody named both, so towns are protected within their country (disclose.ts).
 *
 * `follows` are those of `candidates` that have one value for each value of a trait of `traits` that is known, and fewer
 * values than that.
 */
export function determinedTraits(
  segments: readonly Segment[],
  traits: readonly string[],
  candidates: readonly string[],
): readonly string[] {
  return candidates.filter(
    (candidate) => !traits.includes(candidate) && traits.some((trait) => determines(segments, trait, candidate)),
  );
}

/** Whether each known value of one trait goes with one value of another, and several with the same. */
export function determines(segments: readonly Segment[], trait: string, other: string): boolean {
  const seen = new Map<number, number>();
  for (const segment of segments) {
    const partners = partnersOf(segment, trait, other);
    for (let code = 0; code < partners.length; code += 1) {
      const partner = at(partners, code);
      if (partner === none) continue;
      if (partner === several || (seen.get(code) ?? partner) !== partner) return false;
      seen.set(code, partner);
    }
  }
  const values = new Set(seen.values()).size;
  return values > 1 && values < seen.size;
}

/** For each code of a trait the code of the other that goes with it. It stops at the first that has several. */
function partnersOf(segment: Segment, trait: string, other: string): Int32Array {
  return remember([segment], `${trait} ${other}`, () => {
    const [one, two] = [columnOf(segment, trait), columnOf(segment, other)];
    const partners = new Int32Array(one.size).fill(none);
    // Code 0 stands for "not known", which goes with anything; every answer came by some channel.
    const known = trait === 'channel' ? 0 : 1;
    for (let row = 0; row < segment.count; row += 1) {
      const [code, partner] = [at(one.codes, row), at(two.codes, row)];
      if (code < known) continue;
      if (at(partners, code) === none) partners[code] = partner;
      if (at(partners, code) !== partner) {
        partners[code] = several;
        return partners;
      }
    }
    return partners;
  });
}
