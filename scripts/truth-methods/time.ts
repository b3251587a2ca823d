import { logisticRegression } from '../../domain/src/stats/logistic-regression.ts';
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
      b: coefficients && coefficients.map((coefficient) => coefficient.estimate),
      se: coefficients && coefficients.map((coefficient) => coefficient.standardError),
      z: coefficients && coefficients.map((coefficient) => coefficient.z),
      p_value: coefficients && coefficients.map((coefficient) => coefficient.pValue),
      odds_ratio: coefficients && coefficients.map((coefficient) => coefficient.oddsRatio),
      odds_ratio_ci: coefficients && coefficients.map((coefficient) => coefficient.oddsRatioInterval),
      odds_ratio_profile_ci: coefficients && coefficients.map((coefficient) => coefficient.oddsRatioProfileInterval),
      deviance: result.deviance,
      null_deviance: result.nullDeviance,
      loglik: result.logLikelihood,
      auc: result.areaUnderCurve,
      reason: result.reason,
    };
  },
};
