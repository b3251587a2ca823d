import { agrestiCoullInterval } from '../../domain/src/stats/agresti-coull-interval.ts';
import { bootstrapInterval } from '../../domain/src/stats/bootstrap-interval.ts';
import { clopperPearsonInterval } from '../../domain/src/stats/clopper-pearson-interval.ts';
import { compositeIndex } from '../../domain/src/stats/composite-index.ts';
import { countAnswers } from '../../domain/src/stats/count-answers.ts';
import { countNps } from '../../domain/src/stats/count-nps.ts';
import { countScores } from '../../domain/src/stats/count-scores.ts';
import { jeffreysInterval } from '../../domain/src/stats/jeffreys-interval.ts';
import { medianInterval } from '../../domain/src/stats/median-interval.ts';
import { moments } from '../../domain/src/stats/moments.ts';
import type { NpsCounts } from '../../domain/src/stats/nps-counts.ts';
import { npsExactBootstrap } from '../../domain/src/stats/nps-exact-bootstrap.ts';
import { summarizeNps } from '../../domain/src/stats/nps-summary.ts';
import { quantile } from '../../domain/src/stats/quantile.ts';
import { summarizeScale } from '../../domain/src/stats/scale-summary.ts';
import { shrinkByEmpiricalBayes } from '../../domain/src/stats/shrink-by-empirical-bayes.ts';
import { shrinkRatings } from '../../domain/src/stats/shrink-ratings.ts';
import { waldInterval } from '../../domain/src/stats/wald-interval.ts';
import { wilsonInterval } from '../../domain/src/stats/wilson-interval.ts';
import { readGiven, readNpsColumn, readScores } from './answers.ts';
import {
  type Input,
  type Method,
  readColumn,
  readCounts,
  readLevel,
  readList,
  readNumber,
  readObject,
  readRequired,
  readText,
} from './read-input.ts';

/** Section 1 of the catalogue. */
export const singleScoreMethods: Readonly<Record<string, Method>> = {
  'proportion.interval': (input) => ({
    items: readList(input['items'])
      .map(readObject)
      .map((item) => proportionIntervals(item, readLevel(input))),
  }),
  'csat.summary': csatSummary,
  'quantile.median_interval': (input) => {
    const result = medianInterval(readScores(input['values']), readLevel(input));
    return {
      n: result.n,
      median: result.median,
      q1: result.lowerQuartile,
      q3: result.upperQuartile,
      ci: result.interval,
      achieved: result.achievedLevel,
      reason: result.reason,
    };
  },
  'nps.summary': (input) => npsSummary(countNps(countScores(answersOf(input)), readBreaks(input)), readLevel(input)),
  'nps.from_counts': (input) => ({
    items: readList(input['items'])
      .map(readObject)
      .map((item) => npsSummary(readNpsCounts(item), readLevel(input))),
  }),
  'nps.exact_bootstrap': (input) => {
    const result = npsExactBootstrap(readNpsCounts(input), readLevel(input));
    return { mean: result.mean, se: result.standardError, percentile_ci: result.percentileInterval };
  },
  'bootstrap.interval': (input) => {
    const resamples = readList(input['resamples_zero_based']).map(readCounts);
    const statistic = statistics[readText(input['statistic']) ?? 'mean'];
    if (statistic === undefined) throw new TypeError(`no statistic ${readText(input['statistic'])}`);
    const result = bootstrapInterval(readGiven(input['values']), resamples, { level: readLevel(input), statistic });
    return {
      estimate: result.estimate,
      se: result.standardError,
      bias: result.bias,
      percentile_ci: result.percentileInterval,
      basic_ci: result.basicInterval,
      acceleration: result.acceleration,
      z0: result.biasCorrection,
      bca_ci: result.bcaInterval,
      reason: result.reason,
    };
  },
  'rating.shrink': ratingShrink,
  'rating.empirical_bayes': (input) => {
    const errors = readColumn(input['se']);
    const groups = readColumn(input['means']).map((mean, index) => ({ mean, standardError: errors[index] ?? null }));
    const result = shrinkByEmpiricalBayes(groups);
    return {
      mu: result.grandMean,
      tau2: result.betweenVariance,
      shrunk: result.groups.map(({ shrunk }) => shrunk),
      weight: result.groups.map(({ weight }) => weight),
    };
  },
  'index.composite': (input) => {
    const items = readList(input['items']).map(readColumn);
    const given = readCounts(input['weights']);
    const result = compositeIndex(items, {
      weights: given.length === 0 ? (items[0] ?? [null]).map(() => 1) : given,
      min: readRequired(input['min']),
      max: readRequired(input['max']),
      level: readLevel(input),
    });
    return {
      n: result.n,
      scores: result.scores,
      index: result.index,
      se: result.standardError,
      ci: result.interval,
      reason: result.reason,
    };
  },
};

export function readNpsCounts(item: Input): NpsCounts {
  return {
    promoters: readRequired(item['promoters']),
    passives: readRequired(item['passives']),
    detractors: readRequired(item['detractors']),
  };
}

export function readBreaks(input: Input): readonly [number, number] {
  const [detractorMax = 6, passiveMax = 8] = readCounts(input['breaks']);
  return [detractorMax, passiveMax];
}

const statistics: Readonly<Record<string, (values: readonly number[]) => number>> = {
  mean: (values) => moments(countScores(values)).mean ?? Number.NaN,
  median: (values) => quantile(countScores(values), 0.5) ?? Number.NaN,
  sd: (values) => Math.sqrt(moments(countScores(values)).variance ?? Number.NaN),
  variance: (values) => moments(countScores(values)).variance ?? Number.NaN,
};

function proportionIntervals(item: Input, level: number) {
  const x = readNumber(item['x']) ?? 0;
  const n = readNumber(item['n']) ?? 0;
  // More successes than tries is no data to judge; the room throws, the adapter says "nothing can be estimated".
  if (!(x >= 0 && x <= n)) return noProportion;
  return {
    estimate: n === 0 ? null : x / n,
    wald: waldInterval(x, n, level),
    wilson: wilsonInterval(x, n, level),
    clopper_pearson: clopperPearsonInterval(x, n, level),
    agresti_coull: agrestiCoullInterval(x, n, level),
    jeffreys: jeffreysInterval(x, n, level),
  };
}

const noProportion = {
  estimate: null,
  wald: null,
  wilson: null,
  clopper_pearson: null,
  agresti_coull: null,
  jeffreys: null,
} as const;

function csatSummary(input: Input) {
  const scale = readObject(input['scale']);
  const counted = countAnswers(readColumn(input['answers']), {
    min: readRequired(scale['min']),
    max: readRequired(scale['max']),
    step: readNumber(scale['step']) ?? 1,
  });
  const summary = summarizeScale(counted, {
    topMin: readRequired(input['top_min']),
    bottomMax: readRequired(input['bottom_max']),
    level: readLevel(input),
  });
  return {
    n_total: counted.total,
    n_missing: counted.missing,
    n_invalid: counted.invalid,
    n_valid: counted.valid,
    distribution: counted.counts,
    mean: summary.mean,
    sd: summary.standardDeviation,
    se: summary.standardError,
    mean_ci: summary.meanInterval,
    median: summary.median,
    index_0_100: summary.index,
    top_share: summary.top?.share ?? null,
    top_ci_wilson: summary.top?.interval ?? null,
    bottom_share: summary.bottom?.share ?? null,
    bottom_ci_wilson: summary.bottom?.interval ?? null,
    net_share: summary.netShare,
    net_se: summary.netStandardError,
    reason: summary.reason,
  };
}

function answersOf(input: Input): readonly number[] {
  return readNpsColumn(input['answers']).filter((answer) => answer !== null);
}

function npsSummary(counts: NpsCounts, level: number) {
  const summary = summarizeNps(counts, level);
  return {
    n: summary.n,
    promoters: summary.promoters,
    passives: summary.passives,
    detractors: summary.detractors,
    nps: summary.nps,
    variance_unit: summary.variancePerAnswer,
    se: summary.standardError,
    wald_ci: summary.waldInterval,
    t_ci: summary.tInterval,
    adjusted_wald_ci: summary.adjustedWaldInterval,
    score_ci: summary.scoreInterval,
    reason: summary.reason,
  };
}

function ratingShrink(input: Input) {
  const items = readList(input['items']).map(readObject);
  const result = shrinkRatings(
    items.map((item) => ({ key: readText(item['key']) ?? '', counts: readCounts(item['counts']) })),
    {
      values: readCounts(input['values']),
      priorStrength: readRequired(input['prior_strength']),
      priorCounts: readCounts(input['prior_counts']),
      level: readLevel(input),
    },
  );
  return {
    grand_mean: result.grandMean,
    items: result.items.map((item) => ({
      key: item.key,
      n: item.n,
      raw_mean: item.rawMean,
      shrunk_mean: item.shrunkMean,
      dirichlet_mean: item.posteriorMean,
      dirichlet_sd: item.posteriorDeviation,
      dirichlet_ci_normal: item.posteriorInterval,
      dirichlet_lower: item.posteriorLower,
    })),
    rank_by_shrunk: result.rankByShrunk,
    rank_by_lower: result.rankByLower,
  };
}
