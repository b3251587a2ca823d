import { at } from '../../stats/at.ts';
import { keyness } from '../../stats/keyness.ts';
import type { CustomerPairs } from '../answers.ts';
import type { Estimate } from '../estimate.ts';
import type { Period } from '../period.ts';
import { estimateMention, mentionEffect } from './estimate-mention.ts';

/** In how many texts of each group a word stands, and which texts of either go together because one customer wrote them. */
export type WordCount = Readonly<{
  word: string;
  first: number;
  second: number;
  pairs?: readonly [first: CustomerPairs | undefined, second: CustomerPairs | undefined];
}>;

export type RankedWord = Readonly<{
  word: string;
  /** Share of the first group's texts that say it. */
  first: Estimate;
  second: Estimate;
  /** For ranking only: over thousands of words some are large by chance. */
  z: number;
}>;

/** As if a tenth as much had been read before, in which both groups speak alike: pulls rare words to no difference. */
const priorShare = 0.1;

/**
 * Words that the first group says more often than the second, the most telling one first.
 *
 * Use to suggest what unhappy customers talk about. When not to use: as a finding; it is a list to read, and a theme made of
 * it is what is counted. Words in fewer texts than `textsLeast` are left out: they tell of persons, and by chance. What one customer
 * wrote in ten texts comes after what ten customers wrote.
 *
 * Source: Monroe, Colaresi & Quinn 2008, Political Analysis 16, 372-403: log-odds with informative Dirichlet prior
 * (stats/keyness.ts), here of texts that say a word; design effects after Rao & Scott 1992 (estimate-mention.ts).
 *
 * @example
 * rankWords([{ word: 'wachten', first: 14, second: 2 }], { texts: [40, 160], textsLeast: 5, most: 20, period });
 * @throws RangeError for a negative count.
 */
export function rankWords(
  counts: readonly WordCount[],
  options: Readonly<{
    texts: readonly [first: number, second: number];
    textsLeast: number;
    most: number;
    period: Period;
  }>,
): readonly RankedWord[] {
  const { texts, textsLeast, most, period } = options;
  const mentioned = counts.map(({ first, second, pairs }) => ({
    first: { mentions: first, texts: texts[0], pairs: pairs?.[0] },
    second: { mentions: second, texts: texts[1], pairs: pairs?.[1] },
  }));
  const { words, order } = keyness(
    counts.map(({ first, second }, place) => {
      const sides = at(mentioned, place);
      const designEffects = [mentionEffect(sides.first), mentionEffect(sides.second)] as const;
      return { first, second, prior: (first + second) * priorShare, designEffects };
    }),
  );
  const ranked = (order ?? []).flatMap((place) => {
    const [count, key, sides] = [counts[place], words?.[place], mentioned[place]];
    return count === undefined || key === undefined || sides === undefined ? [] : [{ ...count, sides, z: key.z }];
  });
  return ranked
    .filter(({ first, second, z }) => z > 0 && first + second >= textsLeast)
    .slice(0, most)
    .map(({ word, sides, z }) => ({
      word,
      first: estimateMention(sides.first, period),
      second: estimateMention(sides.second, period),
      z,
    }));
}
