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
  if (mask === undefined) putSteps(steps, own, column.steps);
  else putMasked(steps, own, { scores: column.steps, mask });
  if (groups !== undefined && groupOf !== undefined) putGroups(groups, own, groupOf);
}

// Loops over each row of a survey index plainly: a shared helper sees arrays of every kind, and is ten times as slow.

function putSteps(steps: Uint8Array, { rows, places }: RepeatedRows, scores: Uint8Array): void {
  for (let entry = 0; entry < rows.length; entry += 1) steps[places[entry] ?? 0] = scores[rows[entry] ?? 0] ?? 0;
}

function putMasked(
  steps: Uint8Array,
  { rows, places }: RepeatedRows,
  { scores, mask }: Readonly<{ scores: Uint8Array; mask: RowMask }>,
): void {
  for (let entry = 0; entry < rows.length; entry += 1) {
    const row = rows[entry] ?? 0;
    steps[places[entry] ?? 0] = (scores[row] ?? 0) & (mask[row] ?? 0);
  }
}

function putGroups(groups: Uint32Array, { rows, places }: RepeatedRows, groupOf: (row: number) => number): void {
  for (let entry = 0; entry < rows.length; entry += 1) groups[places[entry] ?? 0] = groupOf(rows[entry] ?? 0);
}

/**
 * Counts pairs of answers of the same customer; undefined when there are none.
 *
 * @example
 * countCustomerPairs(steps); // { counts: Float64Array [0, 2, 2, 6, …], further: 5 }
 * @throws nothing.
 */
export function countCustomerPairs(steps: RepeatedSteps): CustomerPairs | undefined {
  const total = newPairs(steps.levels);
  eachCustomer(steps, (own, count) => addCustomer(total, own.steps, count));
  return total.further === 0 ? undefined : timesShare(total, steps.repeats.share);
}

/**
 * The same for each group apart: pairs are of the same customer and the same group. Groups in which nobody answered twice are not
 * there.
 *
 * @example
 * countCustomerPairsByGroup(steps).get(3); // of the group with the code 3
 * @throws nothing.
 */
export function countCustomerPairsByGroup(steps: RepeatedSteps): ReadonlyMap<number, CustomerPairs> {
  const totals = new Map<number, Pairs>();
  const totalOf = (group: number): Pairs => {
    const known = totals.get(group);
    if (known !== undefined) return known;
    const made = newPairs(steps.levels);
    totals.set(group, made);
    return made;
  };
  eachCustomer(steps, (own, count) => addByGroup(own, count, totalOf));
  return new Map([...totals].map(([group, total]) => [group, timesShare(total, steps.repeats.share)]));
}

/**
 * The same for all groups up to each of some that stand in order, as days do: pairs of the same customer of which neither answer is of a
 * later group. Undefined up to where nobody answered twice.
 *
 * Use for what is looked at day after day. When not to use: for one figure of each day (countCustomerPairsByGroup).
 *
 * @param groups numbers of the groups, each once, and each that is counted among them
 * @example
 * countCustomerPairsUntil(steps, [20454, 20455])[1]; // of both days together
 * @throws nothing.
 */
export function countCustomerPairsUntil(
  steps: RepeatedSteps,
  groups: readonly number[],
): readonly (CustomerPairs | undefined)[] {
  const { levels, repeats } = steps;
  const totals = new Map(groups.map((group) => [group, newPairs(levels)]));
  eachCustomer(steps, (own, count) => addInOrder(totals, own, { count, levels }));
  const until = newPairs(levels);
  return Array.from(totals.values(), ({ counts, further }) => {
    for (let pair = 0; pair < counts.length; pair += 1) until.counts[pair] = at(until.counts, pair) + at(counts, pair);
    until.further += further;
    return until.further === 0 ? undefined : timesShare({ ...until, counts: until.counts.slice() }, repeats.share);
  });
}

/** Each pair to the group of its later answer. */
function addInOrder(
  totals: ReadonlyMap<number, Pairs>,
  { steps, groups }: Own,
  { count, levels }: Readonly<{ count: number; levels: number }>,
): void {
  sortByGroup(groups, steps, count);
  const given = new Uint32Array(levels);
  for (let each = 0; each < count; each += 1) {
    const step = at(steps, each) - 1;
    const total = totals.get(at(groups, each));
    if (total !== undefined && each > 0) {
      total.further += 1;
      for (let earlier = 0; earlier < levels; earlier += 1) {
        const pairs = at(given, earlier);
        total.counts[earlier * levels + step] = at(total.counts, earlier * levels + step) + pairs;
        total.counts[step * levels + earlier] = at(total.counts, step * levels + earlier) + pairs;
      }
    }
    given[step] = at(given, step) + 1;
  }
}

/** By insertion: the answers of one customer are few, and mostly in order. */
function sortByGroup(groups: Uint32Array, steps: Uint8Array, count: number): void {
  for (let next = 1; next < count; next += 1) {
    const [group, step] = [at(groups, next), at(steps, next)];
    let place = next;
    for (; place > 0 && at(groups, place - 1) > group; place -= 1) {
      groups[place] = at(groups, place - 1);
      steps[place] = at(steps, place - 1);
    }
    groups[place] = group;
    steps[place] = step;
  }
}

/** The answers of one customer that a figure counts; all of the same group where none are told apart. */
type Own = Readonly<{ steps: Uint8Array; groups: Uint32Array }>;

/** Goes along the customers of whom a figure counts more than one answer; `own` holds so many, and is used again for the next. */
function eachCustomer(
  { repeats: { ends }, steps, groups }: RepeatedSteps,
  visit: (own: Own, count: number) => void,
): void {
  let own = { steps: new Uint8Array(64), groups: new Uint32Array(64) };
  let place = 0;
  for (let customer = 0; customer < ends.length; customer += 1) {
    const end = ends[customer] ?? 0;
    const size = end - place;
    if (size > own.steps.length) own = { steps: new Uint8Array(2 * size), groups: new Uint32Array(2 * size) };
    let count = 0;
    for (; place < end; place += 1) {
      const step = steps[place] ?? 0;
      own.steps[count] = step;
      if (groups !== undefined) own.groups[count] = groups[place] ?? 0;
      count += Number(step > 0);
    }
    if (count > 1) visit(own, count);
  }
}

type Pairs = { counts: Float64Array; levels: number; further: number };

function newPairs(levels: number): Pairs {
  return { counts: new Float64Array(levels * levels), levels, further: 0 };
}

/** Of more answers than this the scores are counted first, and not every two of them looked at. */
const fewMost = 24;

/** Every two answers of a customer, in both orders; `own` are the scores, of which so many count. */
function addCustomer(total: Pairs, own: Uint8Array, count: number): void {
  total.further += count - 1;
  if (count > fewMost) addMany(total, own, count);
  else {
    for (let second = 1; second < count; second += 1)
      for (let first = 0; first < second; first += 1) addPair(total, own[first] ?? 0, own[second] ?? 0);
  }
}

function addPair({ counts, levels }: Pairs, one: number, other: number): void {
  const there = (one - 1) * levels + other - 1;
  const back = (other - 1) * levels + one - 1;
  counts[there] = (counts[there] ?? 0) + 1;
  counts[back] = (counts[back] ?? 0) + 1;
}

function addMany({ counts, levels }: Pairs, own: Uint8Array, count: number): void {
  const scores = new Float64Array(levels);
  for (let each = 0; each < count; each += 1) {
    const step = (own[each] ?? 1) - 1;
    scores[step] = at(scores, step) + 1;
  }
  for (let first = 0; first < levels; first += 1) {
    const firsts = at(scores, first);
    if (firsts === 0) continue;
    const start = first * levels;
    for (let second = 0; second < levels; second += 1)
      counts[start + second] = at(counts, start + second) + firsts * at(scores, second);
    counts[start + first] = at(counts, start + first) - firsts;
  }
}

function addByGroup({ steps, groups }: Own, count: number, totalOf: (group: number) => Pairs): void {
  if (count > fewMost) {
    const owns = new Map<number, number[]>();
    for (let each = 0; each < count; each += 1) {
      const group = at(groups, each);
      const own = owns.get(group) ?? [];
      own.push(at(steps, each));
      owns.set(group, own);
    }
    for (const [group, own] of owns) if (own.length > 1) addCustomer(totalOf(group), Uint8Array.from(own), own.length);
    return;
  }
  for (let second = 1; second < count; second += 1) {
    const group = groups[second] ?? 0;
    let isFurther = false;
    for (let first = 0; first < second; first += 1) {
      if (groups[first] !== group) continue;
      addPair(totalOf(group), steps[first] ?? 0, steps[second] ?? 0);
      isFurther = true;
    }
    if (isFurther) totalOf(group).further += 1;
  }
}

function timesShare({ counts, further }: Pairs, share: number): CustomerPairs {
  return share === 1 ? { counts, further } : { counts: counts.map((count) => count * share), further: further * share };
}
