import type { Metric } from '../metric.ts';
import { scoreBoxes } from '../score-boxes.ts';

export type SatisfactionClass = 'satisfied' | 'between' | 'dissatisfied';

export const satisfactionClasses = [
  'satisfied',
  'between',
  'dissatisfied',
] as const satisfies readonly SatisfactionClass[];

/**
 * Whether a score says satisfied, dissatisfied, or neither.
 *
 * Use to follow customers by what they said. When not to use: for an NPS, whose groups are promoters and detractors.
 *
 * @example
 * satisfactionClass(standardMetrics.grade, 7.5); // 'between'
 * @throws nothing.
 */
export function satisfactionClass(metric: Metric, score: number): SatisfactionClass {
  const [bottomMax, topMin] = scoreBoxes(metric);
  if (score >= topMin) return 'satisfied';
  return score <= bottomMax ? 'dissatisfied' : 'between';
}
