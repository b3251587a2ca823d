import { at } from './at.ts';
import { checkCount } from './check-count.ts';
import type { Reason } from './reason.ts';

export type FleissKappa = {
  readonly kappa: number | null;
  /** Mean share of agreeing pairs of coders per text. */
  readonly observed: number | null;
  /** The same if every coder drew codes by their overall frequency. */
  readonly expected: number | null;
  readonly reason: Reason | null;
};

/**
 * Fleiss' kappa: agreement of several coders, every text coded by the same number of them.
 *
 * Use when coders differ from text to text. When not to use: with unequal numbers per text, which is refused; see
 * krippendorff-alpha.ts.
 *
 * Source: Fleiss 1971, Psychological Bulletin 76, 378-382.
 *
 * @param counts rows: texts; columns: codes; entries: how many coders gave that code
 * @example
 * fleissKappa([[2, 0], [1, 1]]).observed; // 0.5
 * @throws RangeError when a count is negative or the rows differ in length. Reasons: no_answers, one_answer (one coder),
 * margins_differ (rows of unequal totals), no_variation (one code only).
 */
export function fleissKappa(counts: readonly (readonly number[])[]): FleissKappa {
  const [first] = counts;
  const refuse = (reason: Reason): FleissKappa => ({ kappa: null, observed: null, expected: null, reason });
  if (first === undefined) return refuse('no_answers');
  if (counts.some((row) => row.length !== first.length)) throw new RangeError('every text has the same codes');
  for (const count of counts.flat()) checkCount('coders', count);
  const totals = counts.map((row) => row.reduce((total, count) => total + count, 0));
  const coders = at(totals, 0);
  if (totals.some((total) => total !== coders)) return refuse('margins_differ');
  if (coders < 2) return refuse(coders === 0 ? 'no_answers' : 'one_answer');
  const pairs = counts.flat().reduce((total, count) => total + count * (count - 1), 0);
  const observed = pairs / (counts.length * coders * (coders - 1));
  const shares = first.map(
    (_, code) => counts.reduce((total, row) => total + at(row, code), 0) / (counts.length * coders),
  );
  const expected = shares.reduce((total, share) => total + share * share, 0);
  if (shares.includes(1)) return { kappa: null, observed, expected, reason: 'no_variation' };
  return { kappa: (observed - expected) / (1 - expected), observed, expected, reason: null };
}
