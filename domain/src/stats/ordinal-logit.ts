import { at } from './at.ts';
import { completeRows } from './complete-rows.ts';
import { correlationMatrix } from './correlation-matrix.ts';
import { dependentColumns } from './dependent-columns.ts';
import { newtonMaximum } from './newton-maximum.ts';
import { type OddsRatio, oddsRatio } from './odds-ratio.ts';
import { type OrdinalData, ordinalLikelihood } from './ordinal-likelihood.ts';
import { pickRows } from './pick-rows.ts';
import type { Reason } from './reason.ts';
import { twoSidedZ } from './two-sided-z.ts';

export type OrdinalCoefficient = OddsRatio & {
  /** Positive: goes together with a higher step. */
  readonly estimate: number;
  readonly standardError: number;
};

export type OrdinalLogit = {
  readonly n: number;
  readonly thresholds: readonly number[] | null;
  readonly coefficients: readonly OrdinalCoefficient[] | null;
  readonly logLikelihood: number | null;
  readonly reason: Reason | null;
};

export type OrdinalInput = {
  /** Step of the scale given in each row, from 0 to stepCount - 1. */
  readonly steps: readonly (number | null)[];
  readonly stepCount: number;
  readonly columns: readonly (readonly (number | null)[])[];
  /** How many respondents each row stands for; one each when left out. */
  readonly frequencies?: readonly (number | null)[];
};

/**
 * Ordinal logit (proportional odds): what goes together with a higher step, without treating steps as distances.
 *
 * Use for drivers of a 3- to 7-point answer. When not to use: when a driver works at one end of the scale only; the model
 * gives it one odds ratio for all steps.
 *
 * Source: McCullagh 1980. R: MASS::polr, ordinal::clm; logit P(Y ≤ k) = θ_k - x'b.
 *
 * @example
 * ordinalLogit({ steps: [0, 1, 2, 1], stepCount: 3, columns: [[0, 0, 1, 1]] }, 0.95);
 * @throws RangeError when lengths differ, a step lies outside the scale, or the level is impossible. Reasons: no_answers,
 * empty_category (a step nobody chose: join it with its neighbour), singular, separation.
 */
export function ordinalLogit(input: OrdinalInput, level: number): OrdinalLogit {
  const critical = twoSidedZ(level);
  const frequencies = input.frequencies ?? input.steps.map(() => 1);
  const rows = completeRows([input.steps, frequencies, ...input.columns]).filter((row) => at(frequencies, row) !== 0);
  const data: OrdinalData = {
    steps: pickRows(input.steps, rows),
    stepCount: input.stepCount,
    columns: input.columns.map((column) => pickRows(column, rows)),
    frequencies: pickRows(frequencies, rows),
  };
  const n = data.frequencies.reduce((total, frequency) => total + frequency, 0);
  const refuse = (reason: Reason): OrdinalLogit => ({
    n,
    thresholds: null,
    coefficients: null,
    logLikelihood: null,
    reason,
  });
  const perStep = countSteps(data);
  if (rows.length === 0) return refuse('no_answers');
  if (perStep.length < 2 || perStep.includes(0)) return refuse('empty_category');
  const correlations = correlationMatrix(data.columns);
  if (correlations === null || dependentColumns(correlations).length > 0) return refuse('singular');
  const best = newtonMaximum(startOf(perStep, data.columns.length), (parameters) =>
    ordinalLikelihood(data, parameters),
  );
  if (best === null) return refuse('separation');
  const thresholdCount = input.stepCount - 1;
  return {
    n,
    thresholds: best.parameters.slice(0, thresholdCount),
    coefficients: best.parameters.slice(thresholdCount).map((estimate, index) => {
      const standardError = Math.sqrt(best.covariance.get(thresholdCount + index, thresholdCount + index));
      return { estimate, standardError, ...oddsRatio(estimate, critical * standardError) };
    }),
    logLikelihood: best.value,
    reason: null,
  };
}

function countSteps({ steps, stepCount, frequencies }: OrdinalData): readonly number[] {
  const counts = new Array<number>(stepCount).fill(0);
  for (const [row, step] of steps.entries()) {
    if (!(Number.isInteger(step) && step >= 0 && step < stepCount)) {
      throw new RangeError(`a step lies between 0 and ${stepCount - 1}, not ${step}`);
    }
    counts[step] = at(counts, step) + at(frequencies, row);
  }
  return counts;
}

/** Thresholds at the log-odds of the shares up to each step, and no effect of any column: the best model without them. */
function startOf(perStep: readonly number[], columns: number): readonly number[] {
  const total = perStep.reduce((sum, count) => sum + count, 0);
  let reached = 0;
  const thresholds = perStep.slice(0, -1).map((count) => {
    reached += count;
    return Math.log(reached / (total - reached));
  });
  return [...thresholds, ...new Array<number>(columns).fill(0)];
}
