import { at } from './at.ts';
import { type CategoryCodes, combineCodes } from './combine-codes.ts';
import type { Reason } from './reason.ts';
import { sum } from './sum.ts';

const roundsMax = 5_000;
/** A share of the population. Once below it, rounds go on while they still help, which rounding soon ends. */
const errorAccepted = 1e-9;
/** Margins are published rounded; totals that differ by more than this share are a mistake. */
const totalsSlack = 1e-6;

export type RakingMargin = {
  readonly name: string;
  readonly categories: readonly (string | null)[];
  /** Population count per category. */
  readonly population: ReadonlyMap<string, number>;
};

export type Raked = {
  readonly weights: Float64Array | null;
  readonly marginErrorMax: number | null;
  /** "margin: category" that stands in the way, when refused. */
  readonly culprit: string | null;
  readonly reason: Reason | null;
};

/**
 * Raking: weights that make several margins (age, sex, region) add up to the population's at once.
 *
 * Use when margins are known but not their combination. It meets the margins or refuses with the name of the category in
 * the way. When not to use: with margins of many tiny categories (merge them), or without a look at the design effect it
 * costs (kish-effective-n.ts, trim-weights.ts).
 *
 * Source: W. E. Deming & F. F. Stephan, Annals of Mathematical Statistics 11 (1940) 427-444. Rows are first collapsed
 * into the cells that occur, so a hundred thousand rows cost little more than a thousand.
 *
 * @example
 * rake([{ name: 'sex', categories: ['f', 'm', 'm'], population: new Map([['f', 50], ['m', 50]]) }], [1, 1, 1]).weights;
 * // [50, 25, 25]
 * @throws RangeError when columns differ in length. Reasons: no_answers, empty_category, unknown_category, margins_differ,
 * not_converged.
 */
export function rake(margins: readonly RakingMargin[], baseWeights: ArrayLike<number>): Raked {
  const base = Float64Array.from(baseWeights);
  const coded = margins.map((margin) => codeMargin(margin, base));
  const culprit = coded.find(({ fault }) => fault !== null)?.fault;
  if (culprit) return refused(culprit.reason, culprit.culprit);
  const totals = margins.map(({ population }) => sum(population.values()));
  const total = totals[0] ?? 0;
  if (!(total > 0) || !(sum(base) > 0)) return refused('no_answers', null);
  const different = totals.findIndex((other) => Math.abs(other - total) > totalsSlack * total);
  if (different > 0) return refused('margins_differ', at(margins, different).name);
  const cells = coded.reduce<CategoryCodes>(combineCodes, { codes: new Int32Array(base.length), size: 1 });
  return rakeCells(base, cells, coded, total);
}

type Fault = { readonly reason: Reason; readonly culprit: string };

type CodedMargin = CategoryCodes & { readonly targets: Float64Array; readonly fault: Fault | null };

function codeMargin({ name, categories, population }: RakingMargin, base: Float64Array): CodedMargin {
  if (categories.length !== base.length) throw new RangeError(`margin ${name} and the weights differ in length`);
  const indexOf = new Map([...population.keys()].map((category, index) => [category, index]));
  const targets = Float64Array.from(population.values());
  const codes = new Int32Array(base.length);
  const sampled = new Float64Array(targets.length);
  let fault: Fault | null = null;
  for (const [row, category] of categories.entries()) {
    const weight = base[row] ?? 0;
    const code = category === null ? undefined : indexOf.get(category);
    if (code === undefined) {
      if (weight > 0) fault ??= { reason: 'unknown_category', culprit: `${name}: ${category}` };
      continue;
    }
    codes[row] = code;
    sampled[code] = (sampled[code] ?? 0) + weight;
  }
  for (const [category, code] of indexOf) {
    if (at(targets, code) > 0 && at(sampled, code) === 0) {
      fault ??= { reason: 'empty_category', culprit: `${name}: ${category}` };
    }
  }
  return { codes, size: targets.length, targets, fault };
}

function rakeCells(base: Float64Array, cells: CategoryCodes, margins: readonly CodedMargin[], total: number): Raked {
  const weights = new Float64Array(cells.size);
  for (const [row, cell] of cells.codes.entries()) weights[cell] = at(weights, cell) + at(base, row);
  const starting = weights.slice();
  const cellMargins = margins.map((margin) => {
    const codes = new Int32Array(cells.size);
    for (const [row, cell] of cells.codes.entries()) codes[cell] = at(margin.codes, row);
    return { codes, targets: margin.targets };
  });
  let error = Number.POSITIVE_INFINITY;
  for (let [round, last] = [0, error]; round < roundsMax; round += 1) {
    for (const margin of cellMargins) fitMargin(weights, margin);
    [last, error] = [error, Math.max(...cellMargins.map((margin) => marginError(weights, margin)))];
    if (error <= errorAccepted * total && error >= last) break;
  }
  if (!(error <= errorAccepted * total)) return refused('not_converged', null);
  const factors = weights.map((weight, cell) => (at(starting, cell) === 0 ? 0 : weight / at(starting, cell)));
  return {
    weights: base.map((weight, row) => weight * at(factors, at(cells.codes, row))),
    marginErrorMax: error,
    culprit: null,
    reason: null,
  };
}

type CellMargin = { readonly codes: Int32Array; readonly targets: Float64Array };

function fitMargin(weights: Float64Array, margin: CellMargin): void {
  const reached = marginTotals(weights, margin);
  const factors = reached.map((total, category) => (total === 0 ? 0 : at(margin.targets, category) / total));
  for (const [cell, category] of margin.codes.entries()) weights[cell] = at(weights, cell) * at(factors, category);
}

function marginTotals(weights: Float64Array, { codes, targets }: CellMargin): Float64Array {
  const totals = new Float64Array(targets.length);
  for (const [cell, category] of codes.entries()) totals[category] = at(totals, category) + at(weights, cell);
  return totals;
}

function marginError(weights: Float64Array, margin: CellMargin): number {
  const reached = marginTotals(weights, margin);
  return Math.max(...margin.targets.map((target, category) => Math.abs(target - at(reached, category))));
}

function refused(reason: Reason, culprit: string | null): Raked {
  return { weights: null, marginErrorMax: null, culprit, reason };
}
