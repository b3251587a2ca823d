import { classicalSeason } from '../../domain/src/stats/classical-season.ts';
import { type DifferenceRow, differenceInDifferences } from '../../domain/src/stats/difference-in-differences.ts';
import { kaplanMeier, type Lifetime } from '../../domain/src/stats/kaplan-meier.ts';
import { logRankTest } from '../../domain/src/stats/log-rank-test.ts';
import { logisticRegression } from '../../domain/src/stats/logistic-regression.ts';
import { medianSurvival } from '../../domain/src/stats/median-survival.ts';
import { stlSeason } from '../../domain/src/stats/stl-season.ts';
import { survivalAt } from '../../domain/src/stats/survival-at.ts';
import { trendTest } from '../../domain/src/stats/trend-test.ts';
import { eachOrNull } from './each-or-null.ts';
import {
  type Input,
  type Method,
  readColumn,
  readColumns,
  readCounts,
  readLevel,
  readList,
  readNumber,
  readRequired,
  readTexts,
} from './read-input.ts';

/** Section 7 of the catalogue, but for the control charts. */
export const timeMethods: Readonly<Record<string, Method>> = {
  'trend.test': (input) => {
    const values = readColumn(input['y']);
    // Without times the periods follow each other.
    const times = input['time'] === undefined ? values.map((_, period) => period) : readColumn(input['time']);
    const result = trendTest(
      { times, values },
      { lag: readNumber(input['newey_west_lag']) ?? 0, level: readLevel(input) },
    );
    return {
      n: result.n,
      slope: result.slope,
      se_ols: result.standardError,
      p_ols: result.pValue,
      se_newey_west: result.neweyWestError,
      p_newey_west: result.neweyWestPValue,
      durbin_watson: result.durbinWatson,
      mk_s: result.mannKendallScore,
      mk_var: result.mannKendallVariance,
      mk_z: result.mannKendallZ,
      mk_p: result.mannKendallPValue,
      sen_slope: result.senSlope,
      sen_ci: result.senInterval,
      reason: result.reason,
    };
  },
  'season.classical': (input) => {
    const type = input['type'] === 'multiplicative' ? 'multiplicative' : 'additive';
    return classicalSeason(readColumn(input['y']), { period: readRequired(input['period']), type });
  },
  'season.stl': (input) => {
    const loess = (name: string, degree: number) => ({
      window: readRequired(input[`${name}_window`]),
      degree: (readNumber(input[`${name}_degree`]) ?? degree) === 0 ? (0 as const) : (1 as const),
    });
    return stlSeason(readColumn(input['y']), {
      period: readRequired(input['period']),
      seasonal: loess('seasonal', 1),
      trend: loess('trend', 1),
      lowpass: loess('lowpass', 1),
      innerIterations: readNumber(input['inner_iterations']) ?? 5,
      robustIterations: readNumber(input['robust_iterations']) ?? 0,
    });
  },
  'effect.did': (input) => {
    const result = differenceInDifferences(differenceRows(input), readLevel(input));
    return {
      n: result.n,
      clusters: result.clusters,
      means: result.means,
      effect: result.effect,
      se_ols: result.standardError,
      se_hc1: result.standardErrorHc1,
      se_cluster: result.standardErrorClustered,
      t_cluster: result.t,
      p_cluster: result.pValue,
      ci_cluster: result.interval,
      reason: result.reason,
    };
  },
  'churn.logistic': (input) => {
    const result = logisticRegression(
      { predictors: readColumns(input['x']), outcome: readColumn(input['y']) },
      readLevel(input),
    );
    const { coefficients } = result;
    return {
      n: result.n,
      converged: coefficients !== null,
      b: eachOrNull(coefficients, (coefficient) => coefficient.estimate),
      se: eachOrNull(coefficients, (coefficient) => coefficient.standardError),
      z: eachOrNull(coefficients, (coefficient) => coefficient.z),
      p_value: eachOrNull(coefficients, (coefficient) => coefficient.pValue),
      odds_ratio: eachOrNull(coefficients, (coefficient) => coefficient.oddsRatio),
      odds_ratio_ci: eachOrNull(coefficients, (coefficient) => coefficient.oddsRatioInterval),
      odds_ratio_profile_ci: eachOrNull(coefficients, (coefficient) => coefficient.oddsRatioProfileInterval),
      deviance: result.deviance,
      null_deviance: result.nullDeviance,
      loglik: result.logLikelihood,
      auc: result.areaUnderCurve,
      reason: result.reason,
    };
  },
  'churn.survival': (input) => {
    const groups = lifetimesByGroup(input);
    const test = logRankTest(groups.map(({ lifetimes }) => lifetimes));
    return {
      groups: groups.map(({ group, lifetimes }) => describeGroup(group, lifetimes, input)),
      logrank_chisq: test?.chiSquare ?? null,
      logrank_df: test?.df ?? null,
      logrank_p: test?.pValue ?? null,
    };
  },
};

function differenceRows(input: Input): readonly DifferenceRow[] {
  const treated = readColumn(input['treated']);
  const after = readColumn(input['after']);
  const clusters = readTexts(input['cluster']);
  return readColumn(input['y']).flatMap((outcome, row) => {
    const isTreated = treated[row] ?? null;
    const isAfter = after[row] ?? null;
    if (outcome === null || isTreated === null || isAfter === null) return [];
    return [{ outcome, isTreated: isTreated !== 0, isAfter: isAfter !== 0, cluster: clusters[row] ?? null }];
  });
}

type GroupedLifetimes = { readonly group: string; readonly lifetimes: readonly Lifetime[] };

/** Groups in the order of R's factors, numbers by size and names by letter; one called "all" when none are given. */
function lifetimesByGroup(input: Input): readonly GroupedLifetimes[] {
  const times = readColumn(input['time']);
  const events = readColumn(input['event']);
  const names = input['group'] === undefined ? times.map(() => 'all') : readTexts(input['group']);
  const groups = new Map<string, Lifetime[]>();
  for (const [row, time] of times.entries()) {
    const event = events[row] ?? null;
    const name = names[row] ?? null;
    if (time === null || event === null || name === null) continue;
    const lifetimes = groups.get(name) ?? [];
    lifetimes.push({ time, hasEvent: event !== 0 });
    groups.set(name, lifetimes);
  }
  const numeric = readList(input['group']).every((name) => typeof name === 'number');
  const sorted = [...groups].sort(([left], [right]) =>
    numeric ? Number(left) - Number(right) : left < right ? -1 : 1,
  );
  return sorted.map(([group, lifetimes]) => ({ group, lifetimes }));
}

function describeGroup(group: string, lifetimes: readonly Lifetime[], input: Input): unknown {
  const steps = kaplanMeier(lifetimes, readLevel(input));
  const points = readCounts(input['at']).map((time) => survivalAt(steps, time, lifetimes.length));
  const { median, low, high } = medianSurvival(steps);
  return {
    group,
    n: lifetimes.length,
    events: lifetimes.filter(({ hasEvent }) => hasEvent).length,
    survival: points.map((point) => point.survival),
    se: points.map((point) => point.standardError),
    lower: points.map((point) => point.interval?.[0] ?? null),
    upper: points.map((point) => point.interval?.[1] ?? null),
    at_risk: points.map((point) => point.atRisk),
    median,
    median_ci: [low, high],
  };
}
