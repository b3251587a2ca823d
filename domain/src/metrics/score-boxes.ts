import type { Metric } from './metric.ts';

/**
 * Where the lowest box of a scale ends and its highest begins, the same on every screen and in the inbox's filter.
 *
 * A grade: 8 and more satisfied, 5 and less insufficient, as Dutch schools mark. Seven points: 1 to 3 below the middle; of
 * effort 5 to 7 agree that it was easy, as CEB (2013) counts. Five points: two on each side, of three points one.
 *
 * Use to say who is satisfied and who is not. When not to use: for an NPS, which has its own breaks.
 *
 * @example
 * scoreBoxes(standardMetrics.csat); // [2, 4]
 * @throws nothing.
 */
export function scoreBoxes(metric: Metric): readonly [bottomMax: number, topMin: number] {
  const { min, max } = metric.scale;
  const points = max - min + 1;
  if (points >= 10) return [5, 8];
  if (points === 7) return [3, metric.kind === 'share' ? metric.shareMin : 5];
  if (points <= 4) return [min, max];
  return [min + 1, metric.kind === 'share' ? metric.shareMin : max - 1];
}
