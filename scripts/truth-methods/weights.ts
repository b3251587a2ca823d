import { calibratedMean } from '../../domain/src/stats/calibrated-mean.ts';
import { designDomains } from '../../domain/src/stats/design-domains.ts';
import { designMean } from '../../domain/src/stats/design-mean.ts';
import { designProportion } from '../../domain/src/stats/design-proportion.ts';
import { designRatio } from '../../domain/src/stats/design-ratio.ts';
import { designTotal } from '../../domain/src/stats/design-total.ts';
import { kishEffectiveN } from '../../domain/src/stats/kish-effective-n.ts';
import { poststratify } from '../../domain/src/stats/poststratify.ts';
import { rake } from '../../domain/src/stats/rake.ts';
import { sum } from '../../domain/src/stats/sum.ts';
import { surveyDesign } from '../../domain/src/stats/survey-design.ts';
import { trimWeights } from '../../domain/src/stats/trim-weights.ts';
import { weightedMean } from '../../domain/src/stats/weighted-mean.ts';
import { weightedNps } from '../../domain/src/stats/weighted-nps.ts';
import { readNpsColumn } from './answers.ts';
import {
  type Input,
  type Json,
  type Method,
  readColumn,
  readLevel,
  readList,
  readNumber,
  readObject,
  readRequired,
  readTexts,
} from './read-input.ts';
import { readBreaks } from './single-scores.ts';

/** Section 4 of the catalogue. */
export const weightMethods: Readonly<Record<string, Method>> = {
  'weights.poststratify': poststratified,
  'weights.rake': raked,
  'weights.trim': (input) => {
    const result = trimWeights(
      readColumn(input['w']).map((weight) => weight ?? 0),
      { lower: readNumber(input['lower']) ?? 0, upper: readNumber(input['upper']) ?? Number.POSITIVE_INFINITY },
    );
    return {
      weights: result.weights,
      sum: result.weights === null ? null : sum(result.weights),
      reason: result.reason,
    };
  },
  'weighted.mean': (input) => {
    const weights = readColumn(input['w']);
    const answers = readColumn(input['y']).flatMap((value, row) =>
      value === null ? [] : [{ value, weight: weights[row] ?? 0 }],
    );
    const result = weightedMean(answers, readLevel(input));
    return {
      n: result.n,
      mean: result.mean,
      se: result.standardError,
      ci: result.interval,
      deff: result.designEffect,
      kish_n_eff: result.effectiveN,
      sd_pop: result.standardDeviation,
      reason: result.reason,
    };
  },
  'weighted.design': weightedDesign,
  'weighted.nps': weightedNpsOf,
};

function poststratified(input: Input) {
  const cells = readTexts(input['cell']);
  const baseWeights = readBaseWeights(input['base_weight'], cells.length);
  const { weights, reason, category } = poststratify({
    cells,
    baseWeights,
    population: readPopulation(input['population']),
  });
  if (weights === null) {
    return { weights, sum: null, kish_n_eff: null, kish_deff: null, mean: null, se: null, reason, category };
  }
  const kish = kishEffectiveN(weights);
  const { mean, standardError } = calibratedMean(readValues(input['y'], cells.length), {
    weights,
    baseWeights,
    margins: [cells],
  });
  return {
    weights,
    sum: sum(weights),
    kish_n_eff: kish?.effectiveN ?? null,
    kish_deff: kish?.designEffect ?? null,
    mean,
    se: standardError,
    reason,
  };
}

function raked(input: Input) {
  const columns = readObject(input['columns']);
  const margins = Object.entries(readObject(input['margins'])).map(([name, population]) => ({
    name,
    categories: readTexts(columns[name]),
    population: readPopulation(population),
  }));
  const rows = margins[0]?.categories.length ?? 0;
  const baseWeights = readBaseWeights(input['base_weight'], rows);
  const result = rake(margins, baseWeights);
  if (result.weights === null) return { ...notRaked, reason: result.reason, culprit: result.culprit };
  const weights = [...result.weights];
  const values = readValues(input['y'], rows);
  const kish = kishEffectiveN(weights);
  const calibrated = calibratedMean(values, {
    weights,
    baseWeights,
    margins: margins.map(({ categories }) => categories),
  });
  const fixed = weightedMean(
    values.flatMap((value, row) => (value === null ? [] : [{ value, weight: weights[row] ?? 0 }])),
    readLevel(input),
  );
  return {
    weights,
    max_margin_error: result.marginErrorMax,
    kish_n_eff: kish?.effectiveN ?? null,
    kish_deff: kish?.designEffect ?? null,
    mean: calibrated.mean,
    se_linearised: calibrated.standardError,
    se_weights_as_fixed: fixed.standardError,
    reason: result.reason,
  };
}

const notRaked = {
  weights: null,
  max_margin_error: null,
  kish_n_eff: null,
  kish_deff: null,
  mean: null,
  se_linearised: null,
  se_weights_as_fixed: null,
} as const;

function weightedDesign(input: Input) {
  const weightColumn = readColumn(input['weight']);
  // A row without a positive weight was not drawn; it is no row of the design.
  const rows = weightColumn.flatMap((weight, row) => (weight !== null && weight > 0 ? [row] : []));
  const weights = rows.map((row) => weightColumn[row] ?? 0);
  const [clusters, strata] = [pick(readTexts(input['psu']), rows), pick(readTexts(input['stratum']), rows)];
  const populations = pick(readColumn(input['fpc_population_psus']), rows);
  const design = surveyDesign({
    rows: rows.length,
    ...(clusters === null ? {} : { clusters: clusters.map(String) }),
    ...(strata === null ? {} : { strata: strata.map(String) }),
    ...(populations === null
      ? {}
      : { populationClusters: populations.map((size) => size ?? Number.POSITIVE_INFINITY) }),
  });
  const sample = { design, weights };
  const values = (key: string) => pick(readColumn(input[key]), rows) ?? rows.map(() => null);
  const mean = designMean(sample, values('y'), readLevel(input));
  const ratio = designRatio(sample, values('y'), values('x'));
  const share = designProportion(sample, values('bin'), readLevel(input));
  const total = designTotal(sample, values('bin'));
  const { domains, difference } = designDomains(
    sample,
    values('y'),
    pick(readTexts(input['domain']), rows) ?? rows.map(() => null),
  );
  return {
    df: design.df,
    mean: mean.mean,
    se: mean.standardError,
    ci: mean.interval,
    deff: mean.designEffect,
    ratio: ratio.estimate,
    ratio_se: ratio.standardError,
    proportion: share.estimate,
    proportion_logit_ci: share.interval,
    total_bin: total.estimate,
    total_bin_se: total.standardError,
    domains: domains.map(({ domain, estimate, standardError }) => ({ domain, mean: estimate, se: standardError })),
    domain_difference: difference && {
      a: difference.first,
      b: difference.second,
      difference: difference.estimate,
      se: difference.standardError,
    },
    reason: mean.reason,
  };
}

function weightedNpsOf(input: Input) {
  const answers = readNpsColumn(input['answers']);
  const weightColumn = readBaseWeights(input['w'], answers.length);
  const periodColumn = readTexts(input['period']);
  const rows = answers.flatMap((answer, row) =>
    answer !== null && (weightColumn[row] ?? 0) > 0 && (periodColumn[row] ?? null) !== null ? [row] : [],
  );
  const clusters = pick(readTexts(input['psu']), rows);
  const sample = {
    design: surveyDesign({ rows: rows.length, ...(clusters === null ? {} : { clusters: clusters.map(String) }) }),
    weights: rows.map((row) => weightColumn[row] ?? 0),
  };
  const result = weightedNps(sample, {
    scores: rows.map((row) => answers[row] ?? 0),
    periods: rows.map((row) => periodColumn[row] ?? ''),
    breaks: readBreaks(input),
  });
  return {
    nps: result.nps,
    se: result.standardError,
    by_period: result.periods.map(({ domain, estimate, standardError }) => ({
      period: domain,
      nps: estimate,
      se: standardError,
    })),
    change: result.change,
    change_se: result.changeStandardError,
    z: result.z,
    p_value: result.pValue,
    rao_scott_f: result.distribution.f,
    rao_scott_df1: result.distribution.numeratorDf,
    rao_scott_df2: result.distribution.denominatorDf,
    rao_scott_p: result.distribution.pValue,
    reason: result.distribution.reason,
  };
}

/** A column at the given rows; null when the case has no such column. */
function pick<Value>(column: readonly (Value | null)[], rows: readonly number[]): readonly (Value | null)[] | null {
  return column.length === 0 ? null : rows.map((row) => column[row] ?? null);
}

function readBaseWeights(value: Json | undefined, rows: number): readonly number[] {
  const weights = readColumn(value);
  return weights.length === 0 && readList(value).length === 0
    ? Array.from({ length: rows }, () => 1)
    : weights.map((weight) => weight ?? 0);
}

function readValues(value: Json | undefined, rows: number): readonly (number | null)[] {
  const values = readColumn(value);
  return values.length === 0 ? Array.from({ length: rows }, () => null) : values;
}

function readPopulation(value: Json | undefined): ReadonlyMap<string, number> {
  return new Map(Object.entries(readObject(value)).map(([category, count]) => [category, readRequired(count)]));
}
