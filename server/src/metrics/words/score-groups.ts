import type { Metric } from '@voldaan/domain/metrics/metric';
import { scoreBoxes } from '@voldaan/domain/metrics/score-boxes';

/** From the lowest to the highest point, both included. */
export type ScoreGroup = Readonly<{ from: number; to: number }>;

/** Who is unhappy and who is happy by a metric; who is neither is in none of the two. */
export type ScoreGroups = Readonly<{ unhappy: ScoreGroup; happy: ScoreGroup }>;

export function scoreGroupsOf(metric: Metric): ScoreGroups {
  const { min, max, step } = metric.scale;
  const [lowMost, highLeast] = metric.kind === 'nps' ? [metric.breaks[0], metric.breaks[1] + step] : scoreBoxes(metric);
  const [low, high] = [
    { from: min, to: lowMost },
    { from: highLeast, to: max },
  ];
  return metric.direction === 'higher is better' ? { unhappy: low, happy: high } : { unhappy: high, happy: low };
}
