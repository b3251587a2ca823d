import fc from 'fast-check';
import { expect, test } from 'vitest';
import { repeatedSteps } from './count-repeats.ts';
import { weighRepeats } from './weigh-repeats.ts';

const levels = 4;
const groups = 3;

const customers = fc.array(
  fc.array(fc.record({ step: fc.integer({ min: 0, max: levels }), group: fc.integer({ min: 0, max: groups - 1 }) }), {
    minLength: 2,
    maxLength: 5,
  }),
  { maxLength: 12 },
);
const weight = fc.integer({ min: -9, max: 9 });

test('answers of the same customer are weighed as by looking at every two of them', () => {
  fc.assert(
    fc.property(
      customers,
      fc.array(weight, { minLength: levels * groups, maxLength: levels * groups }),
      fc.constantFrom(1, 2),
      (all, weights, share) => {
        let place = 0;
        const ends = Uint32Array.from(all, (own) => {
          place += own.length;
          return place;
        });
        const steps = repeatedSteps({ share, of: new Map(), ends }, { levels, isGrouped: true });
        for (const [row, { step, group }] of all.flat().entries()) {
          steps.steps[row] = step;
          if (steps.groups !== undefined) steps.groups[row] = group;
        }
        const counted = all.map((own) => own.filter(({ step }) => step > 0));
        let covariance = 0;
        const further = new Array<number>(groups).fill(0);
        const sets = new Array<number>(2 ** groups).fill(0);
        for (const own of counted) {
          const weighed = own.map(({ step, group }) => weights[group * levels + step - 1] ?? 0);
          for (const [row, one] of weighed.entries())
            for (const [other, two] of weighed.entries()) covariance += row === other ? 0 : share * one * two;
          for (const group of further.keys())
            further[group] =
              (further[group] ?? 0) + share * Math.max(0, own.filter((each) => each.group === group).length - 1);
          const set = [...new Set(own.map(({ group }) => group))].reduce((sum, group) => sum + 2 ** group, 0);
          if (set > 0) sets[set] = (sets[set] ?? 0) + 1;
        }
        const found = weighRepeats(steps, Float64Array.from(weights));
        expect(found.covariance).toBeCloseTo(covariance, 9);
        expect([...found.further]).toEqual(further);
        expect([...found.customers]).toEqual(sets);
      },
    ),
  );
});

test('more groups than a set has room for are refused, and answers that are in none', () => {
  const repeats = { share: 1, of: new Map(), ends: new Uint32Array(0) };
  const grouped = repeatedSteps(repeats, { levels, isGrouped: true });
  expect(() => weighRepeats(grouped, new Float64Array(9 * levels))).toThrow(RangeError);
  expect(() => weighRepeats(repeatedSteps(repeats, { levels, isGrouped: false }), new Float64Array(levels))).toThrow(
    RangeError,
  );
});
