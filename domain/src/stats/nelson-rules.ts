import { at } from './at.ts';
import { varies } from './varies.ts';

export type NelsonRule =
  | 'beyond-3-sigma'
  | 'nine-same-side'
  | 'six-trend'
  | 'fourteen-alternating'
  | 'two-of-three-beyond-2-sigma'
  | 'four-of-five-beyond-1-sigma'
  | 'fifteen-within-1-sigma'
  | 'eight-outside-1-sigma';

/** Per rule the indices at which it fires: always the last point of the pattern. */
export type NelsonSignals = { readonly [rule in NelsonRule]: readonly number[] };

type ControlLine = { readonly centre: number; readonly sigma: number };

/**
 * Nelson's eight rules: patterns on a control chart that chance alone seldom makes.
 *
 * Use the first two for alarms; the other six are for looking closer, since all eight together cry wolf about once in
 * ninety points. When not to use: on fewer points than the patterns are long, or with a sigma from the shifted data.
 *
 * A point on the centre line breaks a run on one side. For two of three and four of five the last point itself lies in the
 * zone, all on the same side. A missing point breaks every pattern. A flat series on its centre line gives no signal.
 *
 * Source: Nelson 1984, Journal of Quality Technology 16, 237-239.
 *
 * @example
 * nelsonRules([0, 0.2, 3.5], { centre: 0, sigma: 1 })['beyond-3-sigma']; // [2]
 * @throws RangeError when sigma is negative or a number is not finite. Without a positive sigma only the rules that need
 * none (nine same side, trend, alternating) can fire.
 */
export function nelsonRules(values: readonly (number | null)[], { centre, sigma }: ControlLine): NelsonSignals {
  if (!(sigma >= 0 && Number.isFinite(centre)))
    throw new RangeError(`no control line at ${centre} with sigma ${sigma}`);
  const given = values.filter((value) => value !== null);
  const isFlatOnCentre = !varies(given) && given[0] === centre;
  const scores =
    sigma > 0 && !isFlatOnCentre ? values.map((value) => (value === null ? null : (value - centre) / sigma)) : [];
  const sides = values.map((value) => (value === null ? null : Math.sign(value - centre)));
  const steps = [...values.keys()].map((index) => stepTo(values, index));
  return {
    'beyond-3-sigma': firings(scores, 1, ([score = 0]) => Math.abs(score) > 3),
    'nine-same-side': firings(sides, 9, (run) => run[0] !== 0 && !varies(run)),
    'six-trend': firings(steps, 5, (run) => run[0] !== 0 && !varies(run)),
    'fourteen-alternating': firings(steps, 13, isAlternating),
    'two-of-three-beyond-2-sigma': firings(scores, 3, (run) => endsInZone(run, 2, 2)),
    'four-of-five-beyond-1-sigma': firings(scores, 5, (run) => endsInZone(run, 1, 4)),
    'fifteen-within-1-sigma': firings(scores, 15, (run) => run.every((score) => Math.abs(score) < 1)),
    'eight-outside-1-sigma': firings(scores, 8, (run) => run.every((score) => Math.abs(score) > 1)),
  };
}

/** Indices of the last points of those complete windows that show the pattern. */
function firings(
  values: readonly (number | null)[],
  length: number,
  hasPattern: (run: readonly number[]) => boolean,
): readonly number[] {
  return [...values.keys()].filter((last) => {
    if (last + 1 < length) return false;
    const window = values.slice(last + 1 - length, last + 1);
    const run = window.filter((value) => value !== null);
    return run.length === length && hasPattern(run);
  });
}

/** 1 up, -1 down, 0 level; null where there is nothing before or at the point. */
function stepTo(values: readonly (number | null)[], index: number): number | null {
  const value = values[index] ?? null;
  const before = values[index - 1] ?? null;
  return value === null || before === null ? null : Math.sign(value - before);
}

function isAlternating(steps: readonly number[]): boolean {
  return steps.every((step, index) => step !== 0 && (index === 0 || step === -at(steps, index - 1)));
}

function endsInZone(run: readonly number[], zone: number, enough: number): boolean {
  const last = at(run, run.length - 1);
  if (!(Math.abs(last) > zone)) return false;
  return run.filter((score) => score * Math.sign(last) > zone).length >= enough;
}
