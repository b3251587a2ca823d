import type { Scale } from '../stats/scale.ts';

/** Higher effort is worse, so a metric declares which way is good; nothing guesses it from the name. */
export type Direction = 'higher is better' | 'lower is better';

type Declared = {
  readonly id: string;
  readonly scale: Scale;
  readonly direction: Direction;
  /** Who counts: everyone who gave a score. "Don't know" and skipped are missing and never in a denominator. */
  readonly denominator: 'valid answers';
};

/** Promoters minus detractors in points. Detractors answer at most breaks[0], promoters more than breaks[1]. */
export type NpsMetric = Declared & { readonly kind: 'nps'; readonly breaks: readonly [number, number] };

/** Share of answers in the box from shareMin to shareMax. */
export type ShareMetric = Declared & {
  readonly kind: 'share';
  readonly shareMin: number;
  readonly shareMax: number;
};

/** Mean score on the scale. */
export type MeanMetric = Declared & { readonly kind: 'mean' };

/**
 * Metric: what a score means. Scale, direction, breaks and denominator are declared here once and travel with the figure,
 * so that two definitions are never mixed in silence (comparability-key.ts).
 */
export type Metric = NpsMetric | ShareMetric | MeanMetric;
