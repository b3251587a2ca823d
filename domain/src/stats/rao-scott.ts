import { at } from './at.ts';
import { designCovariance } from './design-covariance.ts';
import type { SurveySample } from './design-ratio.ts';
import { fTail } from './f-tail.ts';
import type { Reason } from './reason.ts';
import { semidefiniteSolve } from './semidefinite-solve.ts';
import { sum } from './sum.ts';

export type RaoScott = {
  readonly f: number | null;
  readonly numeratorDf: number | null;
  readonly denominatorDf: number | null;
  readonly pValue: number | null;
  readonly reason: Reason | null;
};

type Square = readonly (readonly number[])[];

/**
 * Whether two classifications go together in a weighted or clustered sample (Rao-Scott, second order).
 *
 * Use instead of chi-square when answers are weighted or customers answered more than once. When not to use: for plain
 * counts (compare-table.ts).
 *
 * X² of the weighted shares is divided by the trace of the design effects Δ of the interaction, and its degrees of freedom
 * are matched to it: F = X² / tr Δ, df1 = (tr Δ)² / tr Δ², df2 = df1 · design df.
 *
 * Source: J. N. K. Rao & A. J. Scott, Annals of Statistics 12 (1984) 46-60 (R: survey::svychisq(statistic = "F")).
 *
 * @example
 * raoScott({ design: surveyDesign({ rows: 4 }), weights: [1, 1, 1, 1] }, ['a', 'a', 'b', 'b'], ['x', 'y', 'x', 'x']);
 * @throws RangeError when columns differ in length. Reasons: no_variation (fewer than two rows or columns), one_cluster,
 * singular.
 */
export function raoScott(sample: SurveySample, rows: readonly string[], columns: readonly string[]): RaoScott {
  const { weights, design } = sample;
  if (rows.length !== weights.length || columns.length !== weights.length) {
    throw new RangeError('classifications and weights differ in length');
  }
  const rowNames = [...new Set(rows)].sort();
  const columnNames = [...new Set(columns)].sort();
  if (rowNames.length < 2 || columnNames.length < 2) return { ...unknown, reason: 'no_variation' };
  const total = sum(weights);
  const cells = rowNames.flatMap((rowName) =>
    columnNames.map((columnName) => {
      const inside = weights.map((_, row) => rows[row] === rowName && columns[row] === columnName);
      const share = sum(weights.filter((_, row) => at(inside, row))) / total;
      const scores = Float64Array.from(
        weights,
        (weight, row) => (weight * ((at(inside, row) ? 1 : 0) - share)) / total,
      );
      return { share, scores };
    }),
  );
  if (design.reason !== null || design.df < 1) return { ...unknown, reason: 'one_cluster' };
  const shares = cells.map(({ share }) => share);
  const covariance = cells.map((cell) =>
    cells.map((other) => designCovariance(design, cell.scores, other.scores) ?? 0),
  );
  const size = [rowNames.length, columnNames.length] as const;
  const effects = designEffects(shares, covariance, size, weights.length);
  const trace = sum(effects.map((row, index) => at(row, index)));
  const squaredTrace = sum(effects.flatMap((row, i) => row.map((value, j) => value * at(at(effects, j), i))));
  if (!(trace > 0 && squaredTrace > 0)) return { ...unknown, reason: 'singular' };
  const f = pearson(shares, size, weights.length) / trace;
  const numeratorDf = trace ** 2 / squaredTrace;
  const denominatorDf = numeratorDf * design.df;
  return { f, numeratorDf, denominatorDf, pValue: fTail(f, numeratorDf, denominatorDf), reason: null };
}

const unknown = { f: null, numeratorDf: null, denominatorDf: null, pValue: null } as const;

/** X² of the weighted shares, as if n answers had been given. */
function pearson(shares: readonly number[], [rows, columns]: readonly [number, number], n: number): number {
  const rowShares = Array.from({ length: rows }, (_, row) => sum(shares.slice(row * columns, (row + 1) * columns)));
  const columnShares = Array.from({ length: columns }, (_, column) =>
    sum(shares.filter((_share, cell) => cell % columns === column)),
  );
  const parts = shares.map((share, cell) => {
    const expected = at(rowShares, Math.floor(cell / columns)) * at(columnShares, cell % columns);
    return (share - expected) ** 2 / expected;
  });
  return n * sum(parts);
}

/** Δ = (C'DC / n)⁻¹ C'D V D C, with D the inverse shares and C the contrasts of the interaction. */
function designEffects(
  shares: readonly number[],
  covariance: Square,
  size: readonly [number, number],
  n: number,
): Square {
  const contrasts = interactionContrasts(size);
  const inverse = shares.map((share) => (share === 0 ? 0 : 1 / share));
  const scaled = contrasts.map((contrast) => contrast.map((value, cell) => value * at(inverse, cell)));
  const simple = scaled.map((left) => contrasts.map((right) => product(left, right) / n));
  const spread = scaled.map((left) => covariance.map((row) => product(row, left)));
  const actual = spread.map((left) => scaled.map((right) => product(left, right)));
  const solved = transpose(actual).map((column) => semidefiniteSolve(simple, column));
  return transpose(solved);
}

/** Dummies of the interaction, minus what row and column dummies explain of them, all cells weighing the same. */
function interactionContrasts([rows, columns]: readonly [number, number]): Square {
  const cells = Array.from({ length: rows * columns }, (_, cell) => cell);
  const pairs = Array.from({ length: (rows - 1) * (columns - 1) }, (_, pair) => ({
    row: 1 + Math.floor(pair / (columns - 1)),
    column: 1 + (pair % (columns - 1)),
  }));
  return pairs.map(({ row, column }) =>
    cells.map((cell) => {
      const inRow = Math.floor(cell / columns) === row ? 1 : 0;
      const inColumn = cell % columns === column ? 1 : 0;
      // With every cell weighing the same, the main effects of a product of dummies are these averages.
      return inRow * inColumn - inRow / columns - inColumn / rows + 1 / (rows * columns);
    }),
  );
}

function product(left: readonly number[], right: readonly number[]): number {
  return sum(left.map((value, index) => value * at(right, index)));
}

function transpose(matrix: Square): Square {
  return (matrix[0] ?? []).map((_, column) => matrix.map((row) => at(row, column)));
}
