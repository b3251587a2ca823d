import type { Language } from '@voldaan/domain/language';
import type { Answers } from '@voldaan/domain/metrics/answers';
import { answersNeeded } from '@voldaan/domain/metrics/drivers/driver-items';
import type { FoundDriver, FoundDrivers } from '@voldaan/domain/metrics/drivers/find-drivers';
import { type DriverMap, placeDrivers } from '@voldaan/domain/metrics/drivers/place-drivers';
import type { ResampledDriver, ResampledDrivers } from '@voldaan/domain/metrics/drivers/resample-drivers';
import type { Estimate, IntervalMethod } from '@voldaan/domain/metrics/estimate';
import { estimateMetric } from '@voldaan/domain/metrics/estimate-metric';
import { meanOfItem } from '@voldaan/domain/metrics/mean-of-item';
import { at } from '@voldaan/domain/stats/at';
import type { Interval } from '@voldaan/domain/stats/interval';
import { twoSidedT } from '@voldaan/domain/stats/two-sided-t';
import { showEstimate } from '../estimate-view.ts';
import { showHead } from '../figures/figure-head.ts';
import type { EstimateView } from '../schema.ts';
import type { FoundFigure } from './find-figure-drivers.ts';
import type { DriversReply } from './schema.ts';

const level = 0.95;

/** The resamples that were made of the same counts, with the seed that makes them again. */
export type Resampling = ResampledDrivers & Readonly<{ seed: number }>;

/** What stands beside the drivers: their own scores, of everybody who gave one, and what those are held against. */
export type DriversBeside = Readonly<{
  scores: readonly Answers[];
  resampling: Resampling | null;
  norm: number | null;
}>;

export function showDrivers(
  figure: FoundFigure,
  beside: DriversBeside & Readonly<{ language: Language }>,
): DriversReply {
  const { resampling, language } = beside;
  const { counted, found, refusal } = figure;
  const { drivers, offered, outcome } = counted;
  const { window, item } = counted.figure;
  const period = { from: window.from, to: window.to };
  const outcomes = outcome.histogram.reduce((sum, count) => sum + count, 0);
  const placed = refusal === null && found.drivers !== null ? place(figure, found.drivers, beside) : undefined;
  return {
    head: showHead(counted.figure, language),
    outcome: showEstimate(estimateMetric(meanOfItem(item), outcome, { period })),
    offered: offered.map(({ key }) => key),
    chosen: drivers.map(({ key }) => key),
    n: found.n,
    rows_lost: Math.max(0, outcomes - found.n),
    answers_needed: Math.max(0, answersNeeded(drivers.length) - found.n),
    method: found.method,
    r_squared: placed === undefined ? null : shown(figure, found.rSquared, resampling?.rSquared ?? null, 'bootstrap'),
    refusal,
    map: placed === undefined ? null : { ...cutsOf(placed.map), is_norm: placed.isNorm },
    drivers: placed === undefined ? [] : placed.drivers,
    bootstrap: resampling && {
      resamples: resampling.resamples,
      dropped: resampling.dropped,
      groups: resampling.groups,
      seed: resampling.seed,
    },
  };
}

function cutsOf({ unit, importanceCut, scoreCut }: DriverMap) {
  return { unit, importance_cut: importanceCut, score_cut: scoreCut };
}

function place(figure: FoundFigure, found: readonly FoundDriver[], { scores, resampling, norm }: DriversBeside) {
  const { drivers } = figure.counted;
  const { window } = figure.counted.figure;
  const period = { from: window.from, to: window.to };
  const parts = found.map((one, driver) => {
    const item = at(drivers, driver);
    const resampled = resampling?.drivers?.[driver] ?? null;
    const score = estimateMetric(meanOfItem(item), at(scores, driver), { period, level });
    return {
      item,
      one,
      resampled,
      score,
      coefficient: coefficientInterval(figure.found, one, resampled, drivers.length),
    };
  });
  const map = placeDrivers(
    parts.map(({ item, one, resampled, score, coefficient }) => ({
      share: one.share ?? 0,
      shareInterval: resampled?.share ?? null,
      score: score.estimate,
      scoreInterval: score.low === null || score.high === null ? null : [score.low, score.high],
      coefficientInterval: coefficient,
      scale: item.metric.scale,
      isHigherBetter: item.metric.direction === 'higher is better',
    })),
    norm,
  );
  return {
    map,
    isNorm: norm !== null && map.scoreCut === norm,
    drivers: parts.map(({ item, one, resampled, score, coefficient }, driver) => {
      const { direction, quadrant, isDecided } = at(map.drivers, driver);
      return {
        key: item.key,
        share: shown(figure, one.share, resampled?.share ?? null, 'bootstrap'),
        score: showEstimate(score),
        coefficient: shown(figure, one.coefficient, coefficient, resampled === null ? 't' : 'bootstrap'),
        variance_inflation: one.varianceInflation,
        top_share: resampled?.topShare ?? null,
        direction,
        quadrant,
        is_decided: isDecided,
      };
    }),
  };
}

/** By resamples where there are any, since answers spread less near the ends of a scale; else under equal spread. */
function coefficientInterval(
  { n }: FoundDrivers,
  { coefficient, standardError }: FoundDriver,
  resampled: ResampledDriver | null,
  drivers: number,
): Interval {
  if (resampled?.coefficient) return resampled.coefficient;
  const half = twoSidedT(level, n - drivers - 1) * standardError;
  return [coefficient - half, coefficient + half];
}

/** What has no interval yet may not be shown as a figure. */
function shown(
  { counted, found }: FoundFigure,
  estimate: number | null,
  interval: Interval | null,
  method: IntervalMethod,
): EstimateView {
  const { window } = counted.figure;
  const made: Estimate = {
    estimate,
    low: interval?.[0] ?? null,
    high: interval?.[1] ?? null,
    n: found.n,
    level,
    method,
    period: { from: window.from, to: window.to },
    reason: null,
  };
  const view = showEstimate(made);
  return interval === null ? { ...view, reason: 'not_resampled', display: 'answers only' } : view;
}
