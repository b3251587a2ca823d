import type { Comparison } from '../metrics/compare-metric.ts';
import type { Verdict } from '../metrics/verdict.ts';

/** What a report may say above everything: what of the norm, and whether it moved. */
export type Finding = Readonly<{
  norm: 'met' | 'missed' | 'open' | 'none';
  movement: 'better' | 'worse' | 'same' | 'unknown';
}>;

/**
 * The finding of a report, from the tests alone: nothing is claimed that an interval does not allow.
 *
 * Use for the heading of a report. When not to use: for many groups at once (metrics/compare-with-rest.ts).
 *
 * @example
 * chooseFinding({ verdict: 'met', answersStillNeeded: null }, undefined); // { norm: 'met', movement: 'unknown' }
 * @throws nothing.
 */
export function chooseFinding(verdict: Verdict | undefined, comparison: Comparison | undefined): Finding {
  return { norm: normOf(verdict), movement: movementOf(comparison) };
}

function normOf(verdict: Verdict | undefined): Finding['norm'] {
  switch (verdict?.verdict) {
    case undefined:
      return 'none';
    case 'met':
      return 'met';
    case 'not met':
      return 'missed';
    case 'cannot tell yet':
      return 'open';
  }
}

function movementOf(comparison: Comparison | undefined): Finding['movement'] {
  if (comparison === undefined || comparison.verdict === 'too few') return 'unknown';
  if (comparison.verdict === 'no difference shown') return 'same';
  return comparison.isBetter === true ? 'better' : 'worse';
}
