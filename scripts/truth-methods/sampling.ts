import { finitePopulationMean } from '../../domain/src/stats/finite-population-mean.ts';
import { finitePopulationProportion } from '../../domain/src/stats/finite-population-proportion.ts';
import { minimumDetectableNps } from '../../domain/src/stats/minimum-detectable-nps.ts';
import { responseRates } from '../../domain/src/stats/response-rates.ts';
import { sampleSize } from '../../domain/src/stats/sample-size.ts';
import { twoProportionsPower } from '../../domain/src/stats/two-proportions-power.ts';
import { weightedMean } from '../../domain/src/stats/weighted-mean.ts';
import { weightingClasses } from '../../domain/src/stats/weighting-classes.ts';
import { readScores } from './answers.ts';
import {
  type Input,
  type Method,
  readColumn,
  readLevel,
  readList,
  readNumber,
  readObject,
  readRequired,
  readText,
  readTexts,
} from './read-input.ts';

/** Section 3 of the catalogue. */
export const samplingMethods: Readonly<Record<string, Method>> = {
  'sampling.fpc_proportion': (input) => ({
    items: readList(input['items'])
      .map(readObject)
      .map((item) => {
        const share = { successes: readRequired(item['x']), n: readRequired(item['n']) };
        const population = readNumber(item['N']) ?? Number.MAX_SAFE_INTEGER;
        const result = finitePopulationProportion(share, population, readLevel(input));
        return {
          estimate: result.estimate,
          fpc_factor: result.factor,
          se: result.standardError,
          wald_ci: result.waldInterval,
          wilson_fpc_ci: result.wilsonInterval,
          reason: result.reason,
        };
      }),
  }),
  'sampling.fpc_mean': (input) => {
    const result = finitePopulationMean(readScores(input['values']), readRequired(input['N']), readLevel(input));
    return {
      n: result.n,
      mean: result.mean,
      se: result.standardError,
      ci: result.interval,
      total: result.total,
      total_se: result.totalStandardError,
      reason: result.reason,
    };
  },
  'sampling.sample_size': (input) => ({ items: readList(input['items']).map(readObject).map(sampleSizeOf) }),
  'sampling.power_two_proportions': (input) => ({
    items: readList(input['items'])
      .map(readObject)
      .map((item) => {
        const exact = twoProportionsPower({
          first: readRequired(item['p1']),
          second: readRequired(item['p2']),
          alpha: readNumber(item['alpha']) ?? 0.05,
          power: readNumber(item['power']) ?? 0.8,
        });
        return { n_per_group_exact: exact, n_per_group: exact === null ? null : Math.ceil(exact) };
      }),
  }),
  'sampling.minimum_detectable_nps': (input) => ({
    items: readList(input['items'])
      .map(readObject)
      .map((item) => ({
        mde_points: minimumDetectableNps({
          promoterShare: readRequired(item['promoter_share']),
          detractorShare: readRequired(item['detractor_share']),
          first: readRequired(item['n1']),
          second: readRequired(item['n2']),
          alpha: readNumber(item['alpha']) ?? 0.05,
          power: readNumber(item['power']) ?? 0.8,
        }),
      })),
  }),
  'nonresponse.rates': (input) => ({ items: readList(input['items']).map(readObject).map(ratesOf) }),
  'nonresponse.weighting_class': weightingClass,
};

function sampleSizeOf(item: Input) {
  const population = readNumber(item['population']);
  const kind = readText(item['kind']);
  const margin = readRequired(item['margin']);
  const result = sampleSize({
    variance: varianceOf(kind, item),
    margin: kind === 'nps' ? margin / 100 : margin,
    level: readLevel(item),
    responseRate: readNumber(item['response_rate']) ?? 1,
    designEffect: readNumber(item['design_effect']) ?? 1,
    ...(population === null ? {} : { population }),
  });
  return {
    n_infinite: result.exactInfinite,
    n_exact: result.exact,
    n_required: result.required,
    invitations: result.invitations,
    feasible: result.isFeasible,
  };
}

function varianceOf(kind: string | null, item: Input): number {
  if (kind === 'mean') return readRequired(item['sd']) ** 2;
  if (kind === 'nps') {
    const promoters = readRequired(item['promoter_share']);
    const detractors = readRequired(item['detractor_share']);
    return promoters + detractors - (promoters - detractors) ** 2;
  }
  const share = readNumber(item['p']) ?? 0.5;
  return share * (1 - share);
}

function ratesOf(item: Input) {
  const rates = responseRates({
    complete: readNumber(item['complete']) ?? 0,
    partial: readNumber(item['partial']) ?? 0,
    refusal: readNumber(item['refusal']) ?? 0,
    nonContact: readNumber(item['non_contact']) ?? 0,
    other: readNumber(item['other']) ?? 0,
    unknownHousehold: readNumber(item['unknown_household']) ?? 0,
    unknownOther: readNumber(item['unknown_other']) ?? 0,
    eligibility: readNumber(item['e']) ?? 1,
  });
  const { rr1, rr2, rr3, rr4, rr5, rr6 } = rates;
  const { cooperation1, cooperation2, refusal1, contact1 } = rates;
  return { rr1, rr2, rr3, rr4, rr5, rr6, coop1: cooperation1, coop2: cooperation2, ref1: refusal1, con1: contact1 };
}

function weightingClass(input: Input) {
  const responded = readColumn(input['responded']);
  const baseWeights = readColumn(input['base_weight']);
  const values = readColumn(input['y']);
  const invited = readTexts(input['class']).map((group, row) => ({
    group: group ?? 'unknown',
    hasResponded: responded[row] === 1,
    baseWeight: baseWeights[row] ?? 1,
  }));
  const result = weightingClasses(invited);
  const meanWith = (weights: readonly number[]) =>
    weightedMean(
      values.flatMap((value, row) => (value === null ? [] : [{ value, weight: weights[row] ?? 0 }])),
      readLevel(input),
    ).mean;
  return {
    class_rate: Object.fromEntries(result.rates),
    weights: result.weights,
    unadjusted_mean: meanWith(invited.map(({ hasResponded, baseWeight }) => (hasResponded ? baseWeight : 0))),
    adjusted_mean: result.weights === null ? null : meanWith(result.weights),
    r_indicator: result.rIndicator,
    reason: result.reason,
  };
}
