/** A pivot below this share of its diagonal is a column that says nothing new. */
const pivotShareMin = 1e-10;

/**
 * Solution of A x = b for a symmetric positive semidefinite A; columns that depend on earlier ones get 0.
 *
 * Use for normal equations with dummies that may alias each other (a region that is always one age class): the fitted
 * values are the same whichever of the aliased columns is dropped. When not to use: when the coefficients themselves are
 * shown; then aliasing must be refused, not resolved.
 *
 * Source: Cholesky factorisation with skipped pivots; Golub & Van Loan, Matrix Computations, 4th ed. 2013, 4.2.
 *
 * @example
 * semidefiniteSolve([[4, 2], [2, 1]], [2, 1]); // [0.5, 0]
 * @throws nothing.
 */
export function semidefiniteSolve(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const factor: number[][] = [];
  for (const [i, row] of matrix.entries()) {
    const entries: number[] = [];
    for (let j = 0; j < i; j += 1) {
      const pivot = factor[j]?.[j] ?? 0;
      entries.push(pivot === 0 ? 0 : ((row[j] ?? 0) - product(entries, factor[j] ?? [], j)) / pivot);
    }
    const left = (row[i] ?? 0) - product(entries, entries, i);
    entries.push(left > pivotShareMin * (row[i] ?? 0) ? Math.sqrt(left) : 0);
    factor.push(entries);
  }
  const forward: number[] = [];
  for (const [i, row] of factor.entries()) {
    const pivot = row[i] ?? 0;
    forward.push(pivot === 0 ? 0 : ((right[i] ?? 0) - product(row, forward, i)) / pivot);
  }
  const solution = forward.map(() => 0);
  for (let i = factor.length - 1; i >= 0; i -= 1) {
    const pivot = factor[i]?.[i] ?? 0;
    let value = forward[i] ?? 0;
    for (let k = i + 1; k < factor.length; k += 1) value -= (factor[k]?.[i] ?? 0) * (solution[k] ?? 0);
    solution[i] = pivot === 0 ? 0 : value / pivot;
  }
  return solution;
}

function product(left: readonly number[], right: readonly number[], length: number): number {
  let total = 0;
  for (let k = 0; k < length; k += 1) total += (left[k] ?? 0) * (right[k] ?? 0);
  return total;
}
