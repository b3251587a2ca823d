import { shownValues } from '../../metrics/disclosure/shown-values.ts';
import type { Estimate } from '../../metrics/estimate.ts';
import { estimatePart } from '../../metrics/estimate-part.ts';
import type { Period } from '../../metrics/period.ts';
import { pareto } from '../../stats/pareto.ts';
import { sum } from '../../stats/sum.ts';

export type CauseCount = Readonly<{ cause: string; count: number }>;

export type CauseBar = Readonly<{
  /** Undefined for the rare ones together, which stand last whatever their number. */
  cause: string | undefined;
  /** How many causes it is of: one, but for the rare ones together. */
  causes: number;
  count: number;
  share: Estimate;
  cumulative: number;
  /** Whether it is of the vital few: the shortest head that makes up four complaints of five. */
  isVital: boolean;
}>;

/** Four of five: which causes to begin with. */
const vitalShare = 0.8;

/**
 * Causes of complaints, the most frequent first, with the share of each and what they add up to.
 *
 * Use to choose what to work on first. Causes of fewer complaints than the minimum stand together in one bar, since who
 * complained of them could be told; so do others where the rest would give them away. When not to use: to weigh harm: a rare
 * grave cause stands last.
 *
 * Source: Juran 1951 (stats/pareto.ts); shares with Wilson's interval, as of complaints that are a sample of those to come.
 *
 * @param minimum complaints of the smallest cause that may be shown apart
 * @example
 * causePareto([{ cause: 'late', count: 31 }, { cause: 'bill', count: 12 }], { minimum: 5, period })[0]?.isVital; // true
 * @throws RangeError for a count that is none.
 */
export function causePareto(
  counts: readonly CauseCount[],
  { minimum, period }: Readonly<{ minimum: number; period: Period }>,
): readonly CauseBar[] {
  const given = counts.filter(({ count }) => count > 0);
  const shown = shownValues(
    given.map(({ count }) => count),
    minimum,
  );
  const apart = given.filter((_, index) => shown[index] === true);
  const rare = given.filter((_, index) => shown[index] === false);
  const total = sum(given.map(({ count }) => count));
  const { bars } = pareto(
    apart.map(({ count }) => count),
    vitalShare,
  );
  const head = bars.flatMap(({ index }) => apart[index] ?? []);
  const rows = [
    ...head.map(({ cause, count }) => ({ cause, causes: 1, count })),
    ...(rare.length === 0
      ? []
      : [{ cause: undefined, causes: rare.length, count: sum(rare.map(({ count }) => count)) }]),
  ];
  let reached = 0;
  return rows.map((row) => {
    const isVital = row.cause !== undefined && reached / total < vitalShare - 1e-12;
    reached += row.count;
    return { ...row, share: estimatePart(row.count, total, { period }), cumulative: reached / total, isVital };
  });
}
