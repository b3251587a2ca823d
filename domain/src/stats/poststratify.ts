import { at } from './at.ts';
import type { Reason } from './reason.ts';

export type Poststratified = {
  readonly weights: readonly number[] | null;
  /** The category that stands in the way, when refused. */
  readonly category: string | null;
  readonly reason: Reason | null;
};

/**
 * Weights that make the sample's cells add up to the population's: w · N(cell) / Σw(cell).
 *
 * Use when the population counts of one classification are known. When not to use: with several classifications whose
 * combination is not known (rake.ts), or to mend an answer that goes with not answering within cells.
 *
 * Source: D. Holt & T. M. F. Smith, Journal of the Royal Statistical Society A 142 (1979) 33-46.
 *
 * @example
 * poststratify({ cells: ['a', 'a', 'b'], baseWeights: [1, 1, 1], population: new Map([['a', 60], ['b', 40]]) }).weights;
 * // [30, 30, 40]
 * @throws RangeError when columns differ in length. Reasons: no_answers, empty_category (people without a respondent),
 * unknown_category (a respondent whose cell has no population count).
 */
export function poststratify(sample: {
  readonly cells: readonly (string | null)[];
  readonly baseWeights: readonly number[];
  readonly population: ReadonlyMap<string, number>;
}): Poststratified {
  const { cells, baseWeights, population } = sample;
  if (cells.length !== baseWeights.length) throw new RangeError('cells and weights differ in length');
  const sampled = new Map<string, number>();
  for (const [row, cell] of cells.entries()) {
    if (at(baseWeights, row) === 0) continue;
    if (cell === null || !population.has(cell)) return refused('unknown_category', cell);
    sampled.set(cell, (sampled.get(cell) ?? 0) + at(baseWeights, row));
  }
  if (sampled.size === 0) return refused('no_answers', null);
  for (const [cell, count] of population) {
    if (count > 0 && !(sampled.get(cell) ?? 0)) return refused('empty_category', cell);
  }
  const factorOf = (cell: string) => (population.get(cell) ?? 0) / (sampled.get(cell) ?? 1);
  return {
    weights: cells.map((cell, row) => (cell === null ? 0 : at(baseWeights, row) * factorOf(cell))),
    category: null,
    reason: null,
  };
}

function refused(reason: Reason, category: string | null): Poststratified {
  return { weights: null, category, reason };
}
