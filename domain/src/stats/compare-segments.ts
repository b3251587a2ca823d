import { adjustPValues } from './adjust-p-values.ts';
import { checkCount } from './check-count.ts';
import type { Share } from './newcombe-interval.ts';
import { normalTail } from './normal-tail.ts';
import { pooledZ } from './pooled-z.ts';
import { sum } from './sum.ts';

export type SegmentComparison = {
  readonly differenceFromRest: number | null;
  readonly pValue: number | null;
  readonly holm: number | null;
  readonly benjaminiHochberg: number | null;
};

export type SegmentsComparison = { readonly overall: number | null; readonly segments: readonly SegmentComparison[] };

/**
 * Each segment's share against the rest (its own answers excluded), with Holm and Benjamini-Hochberg over all of them.
 *
 * Use for "which branches stand out". Against the rest, not against the total: a large segment is part of the total and
 * would be compared with itself. When not to use: to rank segments by p-value, which mostly ranks their sizes.
 *
 * Source: Holm 1979; Benjamini & Hochberg 1995 (adjust-p-values.ts).
 *
 * @example
 * compareSegments([{ successes: 28, n: 70 }, { successes: 36, n: 92 }, { successes: 36, n: 57 }]);
 * @throws RangeError when a segment has more successes than answers, or a negative count. An empty segment, or one without a rest, is null and does not count as a comparison.
 */
export function compareSegments(segments: readonly Share[]): SegmentsComparison {
  for (const segment of segments) {
    checkCount('successes', segment.successes);
    checkCount('answers that were no success', segment.n - segment.successes);
  }
  const successes = sum(segments.map((segment) => segment.successes));
  const n = sum(segments.map((segment) => segment.n));
  const rests = segments.map((segment) => ({ successes: successes - segment.successes, n: n - segment.n }));
  const pValues = segments.map((segment, index) => pValueAgainst(segment, rests[index]));
  const holm = adjustPValues(pValues, 'holm');
  const benjaminiHochberg = adjustPValues(pValues, 'benjamini-hochberg');
  return {
    overall: n === 0 ? null : successes / n,
    segments: segments.map((segment, index) => ({
      differenceFromRest: differenceFrom(segment, rests[index]),
      pValue: pValues[index] ?? null,
      holm: holm[index] ?? null,
      benjaminiHochberg: benjaminiHochberg[index] ?? null,
    })),
  };
}

function pValueAgainst(segment: Share, rest: Share | undefined): number | null {
  const z = rest === undefined ? null : pooledZ(segment, rest);
  return z === null ? null : 2 * normalTail(Math.abs(z));
}

function differenceFrom(segment: Share, rest: Share | undefined): number | null {
  if (rest === undefined || segment.n === 0 || rest.n === 0) return null;
  return segment.successes / segment.n - rest.successes / rest.n;
}
