import type { EffectVerdict } from '../improvements/action-effect.ts';
import type { WrittenMetric } from '../metrics/figure-text.ts';

/** The effect of an improvement action as it stood when staff chose to say it to everybody. */
export type SaidEffect = Readonly<{
  verdict: SayableVerdict;
  /** In the unit of the metric, with its interval; never without. */
  estimate: number;
  low: number;
  high: number;
  level: number;
  /** Answers that it was counted from, before and after, with the action and without. */
  n: number;
  metric: WrittenMetric;
  /** What was asked. */
  question: string;
  measuredOn: string;
}>;

const sayable = ['better', 'worse', 'no effect shown'] as const;
export type SayableVerdict = (typeof sayable)[number];

type Measured = Readonly<{
  verdict: EffectVerdict;
  estimate: number | null;
  low: number | null;
  high: number | null;
  preTrend: 'alike' | 'apart' | 'too short';
}>;

/**
 * The verdict, when the effect may be told to everybody; undefined when it may not: before it could be seen, without an
 * interval, and where nobody knows whether both groups moved alike before. What turned out worse may be said as well as what
 * turned out better.
 *
 * Use before an effect leaves the house. When not to use: for staff, who read the verdict with its reasons.
 *
 * @throws nothing.
 */
export function sayableVerdict({ verdict, estimate, low, high, preTrend }: Measured): SayableVerdict | undefined {
  if (estimate === null || low === null || high === null || preTrend !== 'alike') return undefined;
  return sayable.find((known) => known === verdict);
}
