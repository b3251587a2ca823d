/**
 * The obvious way to compute the same figures: rows unfolded, every regression solved anew, every rest summed again. Their
 * numbers agree with ours (stats.ts checks that before it measures); only the way differs.
 */

import { normalTail } from '@voldaan/domain/stats/normal-tail';
import { npsScoreInterval } from '@voldaan/domain/stats/nps-score-interval';
import { pooledZ } from '@voldaan/domain/stats/pooled-z';

export function naiveNps(answers: readonly number[]): readonly number[] {
  const promoters = answers.filter((answer) => answer > 8).length;
  const detractors = answers.filter((answer) => answer <= 6).length;
  const counts = { promoters, passives: answers.length - promoters - detractors, detractors };
  return npsScoreInterval(counts, 0.95) ?? [];
}

/** LMG by a regression of the rows for each of the 2^p subsets. */
export function naiveLmg(drivers: readonly (readonly number[])[], outcome: readonly number[]): readonly number[] {
  const explained = Array.from({ length: 2 ** drivers.length }, (_, subset) =>
    explainedVariance(
      drivers.filter((_driver, index) => (subset & (1 << index)) !== 0),
      outcome,
    ),
  );
  return drivers.map((_, driver) => {
    let rise = 0;
    for (const [subset, before] of explained.entries()) {
      if ((subset & (1 << driver)) !== 0) continue;
      const size = subset.toString(2).replaceAll('0', '').length;
      const weight = (factorial(size) * factorial(drivers.length - size - 1)) / factorial(drivers.length);
      rise += weight * ((explained[subset | (1 << driver)] ?? 0) - before);
    }
    return rise;
  });
}

/** Raking row by row, with the categories looked up by name in every round. */
export function naiveRake(
  margins: readonly { readonly categories: readonly string[]; readonly population: ReadonlyMap<string, number> }[],
  baseWeights: readonly number[],
): readonly number[] {
  let weights = [...baseWeights];
  for (let round = 0; round < 100; round += 1) {
    let error = 0;
    for (const { categories, population } of margins) {
      const reached = new Map<string, number>();
      for (const [row, category] of categories.entries()) {
        reached.set(category, (reached.get(category) ?? 0) + (weights[row] ?? 0));
      }
      for (const [category, target] of population)
        error = Math.max(error, Math.abs(target - (reached.get(category) ?? 0)));
      weights = weights.map((weight, row) => {
        const category = categories[row] ?? '';
        return (weight * (population.get(category) ?? 0)) / (reached.get(category) ?? 1);
      });
    }
    if (error < 1e-6) break;
  }
  return weights;
}

/** Segments against the rest, every rest summed anew, and Holm by counting the smaller p-values of each. */
export function naiveSegments(
  segments: readonly { readonly successes: number; readonly n: number }[],
): readonly number[] {
  const pValues = segments.map((segment) => {
    const others = segments.filter((other) => other !== segment);
    const rest = {
      successes: others.reduce((total, other) => total + other.successes, 0),
      n: others.reduce((total, other) => total + other.n, 0),
    };
    return 2 * normalTail(Math.abs(pooledZ(segment, rest) ?? 0));
  });
  const multiplied = pValues.map((p) => p * pValues.filter((other) => other >= p).length);
  return pValues.map((p) => Math.min(1, Math.max(...multiplied.filter((_, index) => (pValues[index] ?? 1) <= p))));
}

function explainedVariance(columns: readonly (readonly number[])[], outcome: readonly number[]): number {
  if (columns.length === 0) return 0;
  const centred = [...columns, outcome].map((column) => {
    const mean = column.reduce((total, value) => total + value, 0) / column.length;
    return column.map((value) => value - mean);
  });
  const products = centred.map((left) =>
    centred.map((right) => left.reduce((total, value, row) => total + value * (right[row] ?? 0), 0)),
  );
  const total = products.at(-1)?.at(-1) ?? 1;
  return 1 - eliminated(products) / total;
}

/** What is left of the last diagonal element when all others are eliminated: the residual sum of squares. */
function eliminated(matrix: readonly (readonly number[])[]): number {
  const rows = matrix.map((row) => [...row]);
  for (const [pivotIndex, pivotRow] of rows.slice(0, -1).entries()) {
    for (const row of rows.slice(pivotIndex + 1)) {
      const factor = (row[pivotIndex] ?? 0) / (pivotRow[pivotIndex] ?? 1);
      for (const column of row.keys()) row[column] = (row[column] ?? 0) - factor * (pivotRow[column] ?? 0);
    }
  }
  return rows.at(-1)?.at(-1) ?? 0;
}

function factorial(n: number): number {
  return n <= 1 ? 1 : n * factorial(n - 1);
}
