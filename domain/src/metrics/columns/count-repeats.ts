import { at } from '../../stats/at.ts';
import type { CustomerPairs } from '../answers.ts';
import type { RowMask } from './match-rows.ts';
import type { RepeatedRows, Repeats } from './repeats.ts';
import type { ScoreColumn } from './segment.ts';

/** The answers that a figure counts, of customers who answered more than once: by their place, 0 where none is counted. */
export type RepeatedSteps = Readonly<{
  repeats: Repeats;
  /** As in a score's column: 0 for none, else the place on the scale, from 1. */
  steps: Uint8Array;
  /** The group of each, where they are told apart. */
  groups: Uint32Array | undefined;
  /** How many scores there are. */
  levels: number;
}>;

/**
 * Room for the answers that a figure counts, all of them still uncounted.
 *
 * Use once for a figure, then add its segments (addRepeats). When not to use: where nobody answered twice.
 *
 * @example
 * const steps = repeatedSteps(repeats, { levels: 11, isGrouped: false });
 * @throws nothing.
 */
export function repeatedSteps(
  repeats: Repeats,
  { levels, isGrouped }: Readonly<{ levels: number; isGrouped: boolean }>,
): RepeatedSteps {
  const size = repeats.ends.at(-1) ?? 0;
  return { repeats, steps: new Uint8Array(size), groups: isGrouped ? new Uint32Array(size) : undefined, levels };
}

/**
 * Adds what a figure counts of a segment.
 *
 * @example
 * addRepeats(steps, { own: repeats.of.get(segment), column: segment.scores.get(item), mask });
 * @throws RangeError when the rows are not of the segment.
 */
export function addRepeats(
  { steps, groups }: RepeatedSteps,
  segment: Readonly<{
    own: RepeatedRows | undefined;
    column: ScoreColumn | undefined;
    mask: RowMask | undefined;
    groupOf?: ((row: number) => number) | undefined;
  }>,
): void {
  const { own, column, mask, groupOf } = segment;
  if (own === undefined || column === undefined) return;
  const { rows, places } = own;
  for (let entry = 0; entry < rows.length; entry += 1) {
    const row = at(rows, entry);
    const place = at(places, entry);
    steps[place] = at(column.steps, row) & (mask === undefined ? 0xff : at(mask, row));
    if (groups !== undefined && groupOf !== undefined) groups[place] = groupOf(row);
  }
}

/**
 * Counts pairs of answers of the same customer; undefined when there are none.
 *
 * @example
 * countCustomerPairs(steps); // { counts: Float64Array [0, 2, 2, 6, …], further: 5 }
 * @throws nothing.
 */
export function countCustomerPairs({ repeats, steps, levels }: RepeatedSteps): CustomerPairs | undefined {
  const total = newPairs(levels);
  const own = new Float64Array(levels);
  let place = 0;
  for (let customer = 0; customer < repeats.ends.length; customer += 1) {
    const end = at(repeats.ends, customer);
    const count = countedOf(steps, place, end);
    if (count > 1) {
      own.fill(0);
      for (let each = place; each < end; each += 1) addStep(own, at(steps, each));
      addCustomer(total, own, count);
    }
    place = end;
  }
  return total.further === 0 ? undefined : timesShare(total, repeats.share);
}

/**
 * The same for each group apart: pairs are of the same customer and the same group. Groups in which nobody answered twice are not
 * there.
 *
 * @example
 * countCustomerPairsByGroup(steps).get(3); // of the group with the code 3
 * @throws nothing.
 */
export function countCustomerPairsByGroup({
  repeats,
  steps,
  groups,
  levels,
}: RepeatedSteps): ReadonlyMap<number, CustomerPairs> {
  const totals = new Map<number, Pairs>();
  if (groups === undefined) return totals;
  const scores = new Float64Array(levels);
  const addTo = (group: number, own: readonly number[]) => {
    const total = totals.get(group) ?? newPairs(levels);
    totals.set(group, total);
    scores.fill(0);
    for (const step of own) addStep(scores, step);
    addCustomer(total, scores, own.length);
  };
  let place = 0;
  for (let customer = 0; customer < repeats.ends.length; customer += 1) {
    const end = at(repeats.ends, customer);
    // Most answers are none that the figure counts, or the only one of their customer: those need no group.
    if (countedOf(steps, place, end) > 1) {
      const owns = new Map<number, number[]>();
      for (let each = place; each < end; each += 1) {
        const step = at(steps, each);
        if (step === 0) continue;
        const own = owns.get(at(groups, each));
        if (own === undefined) owns.set(at(groups, each), [step]);
        else own.push(step);
      }
      for (const [group, own] of owns) if (own.length > 1) addTo(group, own);
    }
    place = end;
  }
  return new Map([...totals].map(([group, total]) => [group, timesShare(total, repeats.share)]));
}

type Pairs = { counts: Float64Array; further: number };

function newPairs(levels: number): Pairs {
  return { counts: new Float64Array(levels * levels), further: 0 };
}

function countedOf(steps: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let place = from; place < to; place += 1) count += Number(at(steps, place) > 0);
  return count;
}

function addStep(own: Float64Array, step: number): void {
  if (step > 0) own[step - 1] = at(own, step - 1) + 1;
}

/** Every two answers of a customer, in both orders. */
function addCustomer(total: Pairs, own: Float64Array, count: number): void {
  const { counts } = total;
  const levels = own.length;
  total.further += count - 1;
  for (let first = 0; first < levels; first += 1) {
    const firsts = at(own, first);
    if (firsts === 0) continue;
    const start = first * levels;
    for (let second = 0; second < levels; second += 1)
      counts[start + second] = at(counts, start + second) + firsts * at(own, second);
    counts[start + first] = at(counts, start + first) - firsts;
  }
}

function timesShare({ counts, further }: Pairs, share: number): CustomerPairs {
  return share === 1 ? { counts, further } : { counts: counts.map((count) => count * share), further: further * share };
}
