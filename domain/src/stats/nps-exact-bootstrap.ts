import { at } from './at.ts';
import { binomialDensity } from './binomial-density.ts';
import { checkLevel } from './check-level.ts';
import type { Interval } from './interval.ts';
import type { NpsCounts } from './nps-counts.ts';
import { sum } from './sum.ts';

/** Outcomes further out than this many standard deviations weigh less than 1e-20. */
const spreadMax = 10;

export type NpsExactBootstrap = {
  readonly mean: number | null;
  readonly standardError: number | null;
  readonly percentileInterval: Interval | null;
};

/**
 * What a percentile bootstrap of the NPS tends to with endless resamples, in points: the law of multinomial resampling,
 * summed instead of simulated.
 *
 * Use to test a simulated bootstrap (it must come within two steps of 100/n), or to show one without chance. When not to
 * use: as the product's interval; like Wald it collapses when all answers are alike (nps-score-interval.ts).
 *
 * Source: B. Efron & R. J. Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13.
 *
 * @example
 * npsExactBootstrap({ promoters: 14, passives: 9, detractors: 7 }, 0.95); // mean 23.33, interval [-6.67, 50]
 * @throws RangeError when the level is impossible. null: no answers.
 */
export function npsExactBootstrap({ promoters, passives, detractors }: NpsCounts, level: number): NpsExactBootstrap {
  checkLevel(level);
  const n = promoters + passives + detractors;
  if (n === 0) return { mean: null, standardError: null, percentileInterval: null };
  const net = (promoters - detractors) / n;
  const variance = Math.max(0, (promoters + detractors) / n - net * net);
  const law = netLaw(n, (promoters + detractors) / n, promoters / Math.max(1, promoters + detractors));
  const tail = (1 - level) / 2;
  return {
    mean: 100 * net,
    standardError: 100 * Math.sqrt(variance / n),
    percentileInterval: [(100 * quantileOf(law, tail)) / n, (100 * quantileOf(law, 1 - tail)) / n],
  };
}

/** Chance of every promoters-minus-detractors, by first drawing who is no passive and then who of those promotes. */
function netLaw(
  n: number,
  activeShare: number,
  promoterShare: number,
): readonly (readonly [net: number, chance: number])[] {
  const chances = new Map<number, number>();
  for (const active of likelyRange(n, activeShare)) {
    const chanceOfActive = binomialDensity(active, n, activeShare);
    for (const promoters of likelyRange(active, promoterShare)) {
      const net = 2 * promoters - active;
      const chance = chanceOfActive * binomialDensity(promoters, active, promoterShare);
      chances.set(net, (chances.get(net) ?? 0) + chance);
    }
  }
  return [...chances].sort(([left], [right]) => left - right);
}

function likelyRange(n: number, share: number): readonly number[] {
  const reach = spreadMax * Math.sqrt(n * share * (1 - share)) + spreadMax;
  const low = Math.max(0, Math.floor(n * share - reach));
  const high = Math.min(n, Math.ceil(n * share + reach));
  return Array.from({ length: high - low + 1 }, (_, index) => low + index);
}

function quantileOf(law: readonly (readonly [net: number, chance: number])[], p: number): number {
  const target = p * sum(law.map(([, chance]) => chance));
  let reached = 0;
  for (const [net, chance] of law) {
    reached += chance;
    if (reached >= target) return net;
  }
  return at(at(law, law.length - 1), 0);
}
