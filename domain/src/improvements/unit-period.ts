/** Answers of one unit in one period, summed up: enough for means, variances and errors by unit. */
export type UnitPeriod = Readonly<{
  unit: string;
  /** Whole periods from the start of the action: -1 is the last before it, 0 the first with it. */
  period: number;
  n: number;
  sum: number;
  sumOfSquares: number;
}>;
