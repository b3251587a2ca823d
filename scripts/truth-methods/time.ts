import { logisticRegression } from '../../domain/src/stats/logistic-regression.ts';
import { eachOrNull } from './each-or-null.ts';
import { type Method, readColumn, readColumns, readLevel } from './read-input.ts';

/** Section 7 of the catalogue. */
export const timeMethods: Readonly<Record<string, Method>> = {
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
};
