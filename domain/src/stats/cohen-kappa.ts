import { type AgreementWeighting, agreementWeight } from './agreement-weight.ts';
import { at } from './at.ts';
import { checkCount } from './check-count.ts';
import type { Interval } from './interval.ts';
import type { Reason } from './reason.ts';
import { twoSidedZ } from './two-sided-z.ts';

export type CohenKappa = {
  readonly n: number;
  /** Share of texts given the same code by both, whatever the weights. */
  readonly agreement: number | null;
  readonly kappa: number | null;
  readonly standardError: number | null;
  readonly interval: Interval | null;
  /** The highest kappa these two coders' habits allow; only without weights. */
  readonly kappaMax: number | null;
  readonly reason: Reason | null;
};

/**
 * Cohen's kappa: how far two coders agree beyond what their habits alone would make them.
 *
 * Use for two people (or a person and a program) coding the same texts, each text one code. When not to use: with three
 * coders (fleiss-kappa.ts), or with gaps (krippendorff-alpha.ts). A rare code makes kappa low at high agreement; read
 * kappaMax beside it.
 *
 * Source: Cohen 1960, 1968; standard error of Fleiss, Cohen & Everitt 1969, Psychological Bulletin 72, 323-327, which is
 * that of the estimate and not the one under "no agreement". R: vcd::Kappa.
 *
 * @param table counts of texts: rows the first coder's codes, columns the second's, same order
 * @example
 * cohenKappa([[20, 5], [10, 15]], { weighting: 'none', level: 0.95 }).kappa; // 0.4
 * @throws RangeError when the table is not square, a count is negative or the level is impossible. Reasons: no_answers,
 * no_variation (both used one and the same code throughout).
 */
export function cohenKappa(
  table: readonly (readonly number[])[],
  { weighting, level }: { readonly weighting: AgreementWeighting; readonly level: number },
): CohenKappa {
  const z = twoSidedZ(level);
  const codes = table.length;
  if (table.some((row) => row.length !== codes)) throw new RangeError('a table of two coders is square');
  for (const count of table.flat()) checkCount('texts', count);
  const n = table.flat().reduce((total, count) => total + count, 0);
  const unknown = { agreement: null, kappa: null, standardError: null, interval: null, kappaMax: null };
  if (n === 0) return { ...unknown, n, reason: 'no_answers' };
  const first = table.map((row) => row.reduce((total, count) => total + count, 0) / n);
  const second = first.map((_, column) => table.reduce((total, row) => total + at(row, column), 0) / n);
  const weight = (row: number, column: number): number => agreementWeight(row, column, { codes, weighting });
  const observed = sumOver(codes, (i, j) => (weight(i, j) * at(at(table, i), j)) / n);
  const byChance = sumOver(codes, (i, j) => weight(i, j) * at(first, i) * at(second, j));
  const agreement = table.reduce((total, row, code) => total + at(row, code), 0) / n;
  if (1 - byChance < 1e-15) return { ...unknown, n, agreement, reason: 'no_variation' };
  const kappa = agreement === 1 ? 1 : (observed - byChance) / (1 - byChance);
  const rowWeights = first.map((_, i) => second.reduce((total, share, j) => total + share * weight(i, j), 0));
  const columnWeights = second.map((_, j) => first.reduce((total, share, i) => total + share * weight(i, j), 0));
  const squares = sumOver(codes, (i, j) => {
    const pull = weight(i, j) - (at(rowWeights, i) + at(columnWeights, j)) * (1 - kappa);
    return (at(at(table, i), j) / n) * pull * pull;
  });
  const variance = (squares - (kappa - byChance * (1 - kappa)) ** 2) / (n * (1 - byChance) ** 2);
  // Perfect agreement has no spread; what the formula leaves of it is the root of rounding.
  const standardError = agreement === 1 ? 0 : Math.sqrt(Math.max(0, variance));
  const habits = first.reduce((total, share, code) => total + Math.min(share, at(second, code)), 0);
  return {
    n,
    agreement,
    kappa,
    standardError,
    interval: [kappa - z * standardError, kappa + z * standardError],
    kappaMax: weighting === 'none' ? (habits - byChance) / (1 - byChance) : null,
    reason: null,
  };
}

function sumOver(codes: number, term: (row: number, column: number) => number): number {
  let total = 0;
  for (let row = 0; row < codes; row++) for (let column = 0; column < codes; column++) total += term(row, column);
  return total;
}
