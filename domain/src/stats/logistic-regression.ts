import { areaUnderCurve } from './area-under-curve.ts';
import { at } from './at.ts';
import { checkLevel } from './check-level.ts';
import { completeRows } from './complete-rows.ts';
import { correlationMatrix } from './correlation-matrix.ts';
import { dependentColumns } from './dependent-columns.ts';
import type { Interval } from './interval.ts';
import { type LogisticData, logisticLikelihood } from './logistic-likelihood.ts';
import { logisticProfileInterval } from './logistic-profile-interval.ts';
import { type NewtonMaximum, newtonMaximum } from './newton-maximum.ts';
import { normalTail } from './normal-tail.ts';
import { expInterval, type OddsRatio, oddsRatio } from './odds-ratio.ts';
import { pickRows } from './pick-rows.ts';
import type { Reason } from './reason.ts';
import { twoSidedZ } from './two-sided-z.ts';
import { varies } from './varies.ts';

export type LogisticCoefficient = OddsRatio & {
  /** On the scale of log-odds. */
  readonly estimate: number;
  readonly standardError: number;
  readonly z: number;
  readonly pValue: number;
  readonly oddsRatioProfileInterval: Interval | null;
};

export type LogisticRegression = {
  readonly n: number;
  readonly rowsLost: number;
  /** The intercept first, then the predictors in their order. */
  readonly coefficients: readonly LogisticCoefficient[] | null;
  readonly logLikelihood: number | null;
  readonly deviance: number | null;
  readonly nullDeviance: number | null;
  readonly areaUnderCurve: number | null;
  readonly reason: Reason | null;
};

type LogisticInput = {
  readonly predictors: readonly (readonly (number | null)[])[];
  /** 1 where the event (say, leaving) happened, 0 where not. */
  readonly outcome: readonly (number | null)[];
};

/**
 * Logistic regression: what goes together with an event such as leaving, as odds ratios.
 *
 * Use with at least ten events per predictor. When not to use: to promise that a raised score will keep a customer;
 * and never report an odds ratio of 1e9: when a predictor separates the outcomes there is no estimate, and all is null.
 *
 * Source: Hosmer & Lemeshow, Applied Logistic Regression, ch. 1-3. R: glm(y ~ x, binomial), confint.
 *
 * @example
 * logisticRegression({ predictors: [rating], outcome: left }, 0.95).coefficients?.[1]?.oddsRatio; // 0.64
 * @throws RangeError when lengths differ, the outcome is not 0 or 1, or the level is impossible. Reasons: no_answers,
 * no_variation (one outcome only), singular, separation, not_converged (no profile interval).
 */
export function logisticRegression({ predictors, outcome }: LogisticInput, level: number): LogisticRegression {
  checkLevel(level);
  const rows = completeRows([...predictors, outcome]);
  const events = pickRows(outcome, rows);
  if (events.some((event) => event !== 0 && event !== 1)) throw new RangeError('an outcome is 0 or 1');
  const slopes = predictors.map((column) => Float64Array.from(pickRows(column, rows)));
  const data: LogisticData = {
    columns: [new Float64Array(rows.length).fill(1), ...slopes],
    outcome: events,
    offset: new Float64Array(rows.length),
  };
  const counted = { n: rows.length, rowsLost: outcome.length - rows.length };
  const refuse = (reason: Reason): LogisticRegression => ({ ...counted, ...nothing, reason });
  if (rows.length === 0) return refuse('no_answers');
  if (!varies(events)) return refuse('no_variation');
  if (!isFullRank(slopes)) return refuse('singular');
  const share = events.reduce((total, event) => total + event, 0) / rows.length;
  const start = [Math.log(share / (1 - share)), ...slopes.map(() => 0)];
  const best = newtonMaximum(start, (parameters) => logisticLikelihood(data, parameters));
  if (best === null) return refuse('separation');
  const coefficients = describeCoefficients(data, best, level);
  return {
    ...counted,
    coefficients,
    logLikelihood: best.value,
    deviance: -2 * best.value,
    nullDeviance: -2 * logisticLikelihood(data, start).value,
    areaUnderCurve: areaUnderCurve(rankingOf(slopes, best.parameters, rows.length), events),
    reason: coefficients.some(({ oddsRatioProfileInterval }) => oddsRatioProfileInterval === null)
      ? 'not_converged'
      : null,
  };
}

const nothing = { coefficients: null, logLikelihood: null, deviance: null, nullDeviance: null, areaUnderCurve: null };

function isFullRank(columns: readonly Float64Array[]): boolean {
  if (columns.length === 0) return true;
  const correlations = correlationMatrix(columns);
  return correlations !== null && dependentColumns(correlations).length === 0;
}

function describeCoefficients(data: LogisticData, best: NewtonMaximum, level: number): readonly LogisticCoefficient[] {
  const critical = twoSidedZ(level);
  return best.parameters.map((estimate, index) => {
    const standardError = Math.sqrt(best.covariance.get(index, index));
    const z = estimate / standardError;
    const profile = logisticProfileInterval(data, best, index, level);
    return {
      estimate,
      standardError,
      z,
      pValue: 2 * normalTail(Math.abs(z)),
      ...oddsRatio(estimate, critical * standardError),
      oddsRatioProfileInterval: profile && expInterval(profile),
    };
  });
}

/** Fitted log-odds without the intercept: the same order, and no ties made by rounding at 0 and 1. */
function rankingOf(columns: readonly Float64Array[], parameters: readonly number[], rows: number): readonly number[] {
  return Array.from({ length: rows }, (_, row) =>
    columns.reduce((total, column, j) => total + at(parameters, j + 1) * at(column, row), 0),
  );
}
