import { correlate } from '../../domain/src/stats/correlation.ts';
import { driverImportance } from '../../domain/src/stats/driver-importance.ts';
import { driverImportanceBootstrap } from '../../domain/src/stats/driver-importance-bootstrap.ts';
import { type Cut, importancePerformance } from '../../domain/src/stats/importance-performance.ts';
import { ordinalLogit } from '../../domain/src/stats/ordinal-logit.ts';
import { treatmentCoding } from '../../domain/src/stats/treatment-coding.ts';
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
  readObject,
  readRequired,
  readText,
  readTexts,
} from './read-input.ts';

/** Section 5 of the catalogue. */
export const driverMethods: Readonly<Record<string, Method>> = {
  'drivers.correlation': (input) => {
    const result = correlate(readColumn(input['x']), readColumn(input['y']), readLevel(input));
    return {
      n: result.n,
      pearson: result.pearson,
      pearson_ci: result.interval,
      pearson_p: result.pValue,
      spearman: result.spearman,
      kendall_tau_b: result.kendall,
      reason: result.reason,
    };
  },
  'drivers.importance': (input) => {
    const result = driverImportance({ drivers: readColumns(input['x']), outcome: readColumn(input['y']) });
    const column = <Value>(read: (driver: NonNullable<typeof result.drivers>[number]) => Value) =>
      eachOrNull(result.drivers, read);
    const names = readTexts(input['predictors']);
    return {
      n: result.n,
      r_squared: result.rSquared,
      adj_r_squared: result.adjustedRSquared,
      intercept: result.intercept,
      b: column((driver) => driver.coefficient),
      se: column((driver) => driver.standardError),
      p_value: column((driver) => driver.pValue),
      se_hc3: column((driver) => driver.standardErrorHc3),
      beta: column((driver) => driver.standardised),
      vif: column((driver) => driver.varianceInflation),
      pratt: column((driver) => driver.pratt),
      lmg: column((driver) => driver.lmg),
      relative_weight: column((driver) => driver.relativeWeight),
      lmg_share: column((driver) => driver.lmgShare),
      relative_weight_share: column((driver) => driver.relativeWeightShare),
      refused: result.refused.map((index) => names[index] ?? index),
      reason: result.reason,
    };
  },
  'drivers.importance_bootstrap': (input) => {
    const result = driverImportanceBootstrap(
      { drivers: readColumns(input['x']), outcome: readColumn(input['y']) },
      readList(input['resamples_zero_based']).map(readCounts),
      readLevel(input),
    );
    return {
      lmg_ci: eachOrNull(result.drivers, (driver) => driver.lmgInterval),
      relative_weight_ci: eachOrNull(result.drivers, (driver) => driver.relativeWeightInterval),
      lmg_se: eachOrNull(result.drivers, (driver) => driver.lmgStandardError),
      top_driver_share: eachOrNull(result.drivers, (driver) => driver.topShare),
      n_dropped: result.resamplesDropped,
      reason: result.reason,
    };
  },
  'drivers.ordinal_logit': (input) => describeOrdinalLogit(input),
  'ipa.quadrants': (input) => {
    const result = importancePerformance(
      { importance: readColumn(input['importance']), performance: readColumn(input['performance']) },
      readCut(input),
    );
    return {
      importance_cut: result.importanceCut,
      performance_cut: result.performanceCut,
      quadrant: result.quadrants,
      reason: result.reason,
    };
  },
};

function describeOrdinalLogit(input: Input): unknown {
  const levels = readTexts(input['levels']);
  const references = readObject(input['reference']);
  const coded = Object.entries(readObject(input['factors'])).map(([name, values]) => {
    const reference = readText(references[name]);
    // A factor without a reference category is a number, such as an age or another score.
    if (reference === null) return { names: [name], columns: [readColumn(values)] };
    const { categories, columns } = treatmentCoding(readTexts(values), reference);
    return { names: categories.map((category) => `${name}${category}`), columns };
  });
  // An answer that is none of the levels is missing, as in R's factor().
  const steps = readTexts(input['outcome']).map((value) => (levels.includes(value) ? levels.indexOf(value) : null));
  const frequencies = input['frequency'] === undefined ? {} : { frequencies: readColumn(input['frequency']) };
  const columns = coded.flatMap((factor) => factor.columns);
  const result = ordinalLogit({ steps, stepCount: levels.length, columns, ...frequencies }, readLevel(input));
  return {
    thresholds: result.thresholds,
    b: eachOrNull(result.coefficients, (coefficient) => coefficient.estimate),
    se: eachOrNull(result.coefficients, (coefficient) => coefficient.standardError),
    odds_ratio: eachOrNull(result.coefficients, (coefficient) => coefficient.oddsRatio),
    odds_ratio_ci: eachOrNull(result.coefficients, (coefficient) => coefficient.oddsRatioInterval),
    loglik: result.logLikelihood,
    names: coded.flatMap((factor) => factor.names),
    reason: result.reason,
  };
}

function readCut(input: Input): Cut {
  const cut = input['cut'] ?? (readNumber(input['importance_cut']) === null ? 'mean' : 'fixed');
  if (cut === 'mean' || cut === 'median') return cut;
  if (cut !== 'fixed') throw new TypeError(`unknown cut ${String(cut)}`);
  return {
    importance: readRequired(input['importance_cut']),
    performance: readRequired(input['performance_cut']),
  };
}
