import { at } from './at.ts';
import { checkLevel } from './check-level.ts';
import { countScores } from './count-scores.ts';
import type { Interval } from './interval.ts';
import { moments } from './moments.ts';
import type { Reason } from './reason.ts';
import { tTail } from './t-tail.ts';
import { twoSidedT } from './two-sided-t.ts';

export type DifferenceRow = {
  readonly outcome: number;
  readonly isTreated: boolean;
  readonly isAfter: boolean;
  /** What belongs together: the branch, the customer asked twice. Null when unknown. */
  readonly cluster: string | null;
};

export type DifferenceInDifferences = {
  readonly n: number;
  readonly clusters: number | null;
  /** Rows: control, treated; columns: before, after. */
  readonly means: readonly (readonly [before: number | null, after: number | null])[];
  readonly effect: number | null;
  readonly standardError: number | null;
  readonly standardErrorHc1: number | null;
  readonly standardErrorClustered: number | null;
  readonly t: number | null;
  readonly pValue: number | null;
  readonly interval: Interval | null;
  readonly reason: Reason | null;
};

/** Coefficients of the saturated model: level, group, time, and their product. */
const coefficients = 4;

/** Of the error without clusters. */
const roundingShare = 1e-10;

/**
 * Difference in differences: what changed where the action was taken, beyond what changed elsewhere.
 *
 * Use with a control group and the clustered error. When not to use: without a control, with fewer than about twenty
 * clusters (the interval is then too short), or when the two groups were already moving apart before.
 *
 * The model is saturated, so every error follows from the residuals around the four means: each row moves the effect by
 * its residual over the size of its cell.
 *
 * Source: Angrist & Pischke 2009, ch. 5; Bertrand, Duflo & Mullainathan 2004; HC1 cluster factor G/(G-1) · (N-1)/(N-K)
 * with t(G-1), as sandwich::vcovCL.
 *
 * @example
 * differenceInDifferences(rows, 0.95).effect; // (T1 - T0) - (C1 - C0)
 * @throws RangeError when the level is impossible. Reasons: no_answers, empty_category (one of the four cells),
 * too_few_rows (no residual df), one_cluster (or clusters unknown), no_variation.
 */
export function differenceInDifferences(rows: readonly DifferenceRow[], level: number): DifferenceInDifferences {
  checkLevel(level);
  const cells = cellsOf(rows);
  const summaries = cells.map((cell) => moments(countScores(cell.map(({ outcome }) => outcome))));
  const [c0 = null, c1 = null, t0 = null, t1 = null] = summaries.map(({ mean }) => mean);
  const n = rows.length;
  const clusters = countClusters(rows);
  const known = {
    n,
    clusters,
    means: [
      [c0, c1],
      [t0, t1],
    ] as const,
  };
  if (c0 === null || c1 === null || t0 === null || t1 === null) {
    return { ...unknown, ...known, reason: n === 0 ? 'no_answers' : 'empty_category' };
  }
  const effect = t1 - t0 - (c1 - c0);
  const moves = cells.flatMap((cell, index) => {
    const mean = at(summaries, index).mean ?? 0;
    return cell.map((row) => ({
      residual: row.outcome - mean,
      size: cell.length,
      sign: index === 0 || index === 3 ? 1 : -1,
      row,
    }));
  });
  const df = n - coefficients;
  const residualSquares = moves.reduce((total, { residual }) => total + residual ** 2, 0);
  const plainSquares = moves.reduce((total, { residual, size }) => total + (residual / size) ** 2, 0);
  const perCell = cells.reduce((total, cell) => total + 1 / cell.length, 0);
  const isVaried = summaries.some(({ variance }) => variance !== null && variance > 0);
  const clustered = clusteredError(moves, clusters, df);
  // With one cluster in each group its mean is the group's mean: the error is nothing but rounding and proves nothing.
  const isEmptyError = isVaried && clustered !== null && clustered <= roundingShare * Math.sqrt(plainSquares);
  const t = clustered === null || clustered === 0 || isEmptyError || !isVaried ? null : effect / clustered;
  const half =
    clustered === null || clusters === null || isEmptyError ? null : clustered * twoSidedT(level, clusters - 1);
  return {
    ...known,
    effect,
    standardError: df > 0 ? Math.sqrt((residualSquares / df) * perCell) : null,
    standardErrorHc1: df > 0 ? Math.sqrt((n / df) * plainSquares) : null,
    standardErrorClustered: clustered,
    t,
    pValue: t === null || clusters === null ? null : 2 * tTail(Math.abs(t), clusters - 1),
    interval: half === null ? null : [effect - half, effect + half],
    reason:
      df <= 0
        ? 'too_few_rows'
        : clustered === null || isEmptyError
          ? 'one_cluster'
          : t === null
            ? 'no_variation'
            : null,
  };
}

const unknown = {
  effect: null,
  standardError: null,
  standardErrorHc1: null,
  standardErrorClustered: null,
  t: null,
  pValue: null,
  interval: null,
};

/** Control before, control after, treated before, treated after. */
function cellsOf(rows: readonly DifferenceRow[]): readonly (readonly DifferenceRow[])[] {
  return [false, true].flatMap((isTreated) =>
    [false, true].map((isAfter) => rows.filter((row) => row.isTreated === isTreated && row.isAfter === isAfter)),
  );
}

function countClusters(rows: readonly DifferenceRow[]): number | null {
  return rows.some(({ cluster }) => cluster === null) ? null : new Set(rows.map(({ cluster }) => cluster)).size;
}

type Move = { readonly residual: number; readonly size: number; readonly sign: number; readonly row: DifferenceRow };

function clusteredError(moves: readonly Move[], clusters: number | null, df: number): number | null {
  if (clusters === null || clusters < 2 || df <= 0) return null;
  const sums = new Map<string | null, number>();
  for (const { residual, size, sign, row } of moves) {
    sums.set(row.cluster, (sums.get(row.cluster) ?? 0) + (sign * residual) / size);
  }
  const squares = [...sums.values()].reduce((total, value) => total + value ** 2, 0);
  return Math.sqrt((clusters / (clusters - 1)) * ((moves.length - 1) / df) * squares);
}
