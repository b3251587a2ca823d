import type { Scale } from './scale.ts';

const pointsMax = 100_001;

/**
 * The scores of a scale, ascending.
 *
 * Use to give counts per score their values. When not to use: for continuous measurements.
 *
 * @example
 * scaleValues({ min: 1, max: 3, step: 0.5 }); // [1, 1.5, 2, 2.5, 3]
 * @throws RangeError when max lies below min, the step is not positive, or max is not a whole number of steps away.
 */
export function scaleValues(scale: Scale): readonly number[] {
  const known = made.get(scale);
  if (known !== undefined) return known;
  const values = makeValues(scale);
  made.set(scale, values);
  return values;
}

/** A figure of a year by day asks for the same scale a thousand times. */
const made = new WeakMap<Scale, readonly number[]>();

function makeValues({ min, max, step }: Scale): readonly number[] {
  const steps = (max - min) / step;
  const count = Math.round(steps) + 1;
  if (!(step > 0 && max >= min && Math.abs(steps - Math.round(steps)) < 1e-6 && count <= pointsMax)) {
    throw new RangeError(`a scale from ${min} to ${max} in steps of ${step} does not exist`);
  }
  // A multiple of a step such as 0.1 carries a rounding error that the written score does not have.
  return Array.from({ length: count }, (_, index) => Number((min + index * step).toPrecision(12)));
}
