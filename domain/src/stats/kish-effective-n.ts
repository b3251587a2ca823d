import { sum } from './sum.ts';

export type KishEffect = { readonly n: number; readonly effectiveN: number; readonly designEffect: number };

/**
 * Effective number of answers after weighting: (Σw)² / Σw², and the design effect n / effective n.
 *
 * Use as a first look at the price of weights. When not to use: as the design effect of an estimate; with clusters, or
 * weights that go with the answers, see weighted-mean.ts and design-mean.ts.
 *
 * Source: L. Kish, Survey Sampling, 1965. Only positive weights count.
 *
 * @example
 * kishEffectiveN([...Array(50).fill(0.5), ...Array(30).fill(1), ...Array(20).fill(2.5)]); // 65.82, designEffect 1.519
 * @throws nothing. null: no positive weight.
 */
export function kishEffectiveN(weights: Iterable<number>): KishEffect | null {
  const positive = [...weights].filter((weight) => weight > 0);
  if (positive.length === 0) return null;
  const effectiveN = sum(positive) ** 2 / sum(positive.map((weight) => weight * weight));
  return { n: positive.length, effectiveN, designEffect: positive.length / effectiveN };
}
