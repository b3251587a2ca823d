import { at } from './at.ts';
import { normalTail } from './normal-tail.ts';
import type { Reason } from './reason.ts';

export type WordCounts = {
  /** How often the word stands in the first group's texts. */
  readonly first: number;
  readonly second: number;
  /** Pseudo-count before looking, e.g. the pooled count scaled down; pulls rare words towards no difference. */
  readonly prior: number;
  /** How much larger the variance of either count is where some of it goes together; 1 unless said otherwise. */
  readonly designEffects?: readonly [first: number, second: number];
};

export type KeyWord = {
  /** Difference of log-odds; positive is typical of the first group. */
  readonly delta: number;
  readonly variance: number;
  readonly z: number;
  readonly pValue: number;
};

export type Keyness = {
  /** In the order given; null as a whole when a word has neither count nor prior. */
  readonly words: readonly KeyWord[] | null;
  /** Indices by falling z, ties in the order given. */
  readonly order: readonly number[] | null;
  readonly reason: Reason | null;
};

/**
 * Keyness: which words set one group's comments apart from another's.
 *
 * Use to rank the words of detractors against those of promoters. When not to use: as a test; z ranks words, and over
 * thousands of words some are large by chance, so adjust the p-values (adjust-p-values.ts).
 *
 * The totals are those of the words given.
 *
 * Source: Monroe, Colaresi & Quinn 2008, Political Analysis 16, 372-403, eq. 16-22 (log-odds with Dirichlet prior); J. N. K. Rao &
 * A. J. Scott, Biometrics 48 (1992) 577-585, for counts that go together: the variance of each side times its design effect.
 *
 * @example
 * keyness([{ first: 14, second: 1, prior: 0.5 }, { first: 73, second: 186, prior: 9 }]).order; // [0, 1]
 * @throws RangeError when a count or prior is negative. Reasons: no_answers (no words), empty_category (a word absent from
 * a group and without a prior, or a group of one word).
 */
export function keyness(counts: readonly WordCounts[]): Keyness {
  for (const { first, second, prior } of counts) {
    if (!(first >= 0 && second >= 0 && prior >= 0)) throw new RangeError('counts and priors are not negative');
  }
  if (counts.length === 0) return { words: null, order: null, reason: 'no_answers' };
  const prior = counts.reduce((total, word) => total + word.prior, 0);
  const ofFirst = counts.reduce((total, word) => total + word.first, prior);
  const ofSecond = counts.reduce((total, word) => total + word.second, prior);
  const words = counts.map((word) => keyWord(word, ofFirst, ofSecond));
  if (words.some(({ z }) => !Number.isFinite(z))) return { words: null, order: null, reason: 'empty_category' };
  const order = [...words.keys()].sort((left, right) => at(words, right).z - at(words, left).z);
  return { words, order, reason: null };
}

function keyWord(
  { first, second, prior, designEffects = [1, 1] }: WordCounts,
  ofFirst: number,
  ofSecond: number,
): KeyWord {
  const inFirst = first + prior;
  const inSecond = second + prior;
  const delta = Math.log(inFirst / (ofFirst - inFirst)) - Math.log(inSecond / (ofSecond - inSecond));
  const variance = designEffects[0] / inFirst + designEffects[1] / inSecond;
  const z = delta / Math.sqrt(variance);
  return { delta, variance, z, pValue: Number.isFinite(z) ? 2 * normalTail(Math.abs(z)) : Number.NaN };
}
