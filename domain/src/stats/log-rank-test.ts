import { Matrix } from 'ml-matrix';
import { at } from './at.ts';
import { chiSquareTail } from './chi-square-tail.ts';
import { customersOf, type Lifetime } from './kaplan-meier.ts';
import { positiveDefiniteInverse } from './positive-definite-inverse.ts';

export type LogRankTest = {
  readonly chiSquare: number;
  readonly df: number;
  readonly pValue: number;
};

/**
 * Log-rank test: whether groups of customers leave at the same pace.
 *
 * Use when the curves do not cross. When not to use: when they do; early and late differences then cancel.
 *
 * Source: Mantel 1966, Cancer Chemotherapy Reports 50, 163-170. R: survival::survdiff.
 *
 * @returns null with fewer than two groups that could have an event, or when no variance is left
 * @example
 * logRankTest([monthly, yearly])?.pValue; // 0.08
 */
export function logRankTest(groups: readonly (readonly Lifetime[])[]): LogRankTest | null {
  const excess = groups.map(() => 0);
  const expected = groups.map(() => 0);
  const variance = Matrix.zeros(groups.length, groups.length);
  for (const { atRisk, events } of eventTimes(groups)) {
    const total = atRisk.reduce((sum, count) => sum + count, 0);
    const happened = events.reduce((sum, count) => sum + count, 0);
    const spread = total > 1 ? (happened * (total - happened)) / (total - 1) : 0;
    for (const [i, own] of atRisk.entries()) {
      const share = own / total;
      excess[i] = at(excess, i) + at(events, i) - happened * share;
      expected[i] = at(expected, i) + happened * share;
      for (const [j, other] of atRisk.entries()) {
        variance.set(i, j, variance.get(i, j) + spread * share * (Number(i === j) - other / total));
      }
    }
  }
  return quadraticForm(excess, expected, variance);
}

type EventTime = { readonly atRisk: readonly number[]; readonly events: readonly number[] };

/** Per time with an event: how many of each group were still there, and how many had it. */
function* eventTimes(groups: readonly (readonly Lifetime[])[]): Generator<EventTime> {
  const lifetimes = groups.flatMap((group, index) => group.map((lifetime) => ({ ...lifetime, group: index })));
  lifetimes.sort((left, right) => left.time - right.time);
  const left = groups.map(customersOf);
  let first = 0;
  while (first < lifetimes.length) {
    const { time } = at(lifetimes, first);
    const atRisk = [...left];
    const events = groups.map(() => 0);
    for (; first < lifetimes.length && at(lifetimes, first).time === time; first++) {
      const { group, hasEvent, count = 1 } = at(lifetimes, first);
      left[group] = at(left, group) - count;
      events[group] = at(events, group) + (hasEvent ? count : 0);
    }
    if (events.some((count) => count > 0)) yield { atRisk, events };
  }
}

/** The last group follows from the others, and a group that could have no event says nothing. */
function quadraticForm(excess: readonly number[], expected: readonly number[], variance: Matrix): LogRankTest | null {
  const exposed = [...expected.keys()].filter((group) => at(expected, group) > 0);
  const free = exposed.slice(0, -1);
  if (free.length === 0) return null;
  const inverse = positiveDefiniteInverse(variance.selection(free, free));
  if (inverse === null) return null;
  const moved = Matrix.columnVector(free.map((group) => at(excess, group)));
  const chiSquare = moved.transpose().mmul(inverse).mmul(moved).get(0, 0);
  return { chiSquare, df: free.length, pValue: chiSquareTail(chiSquare, free.length) };
}
