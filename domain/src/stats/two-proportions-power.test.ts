import { expect, test } from 'vitest';
import { twoProportionsPower } from './two-proportions-power.ts';

// R: power.prop.test(p1 = .8, p2 = .85, power = .8)
test('to see 80 % rise to 85 % takes 906 answers on each side, to see no rise endless', () => {
  expect(twoProportionsPower({ first: 0.8, second: 0.85, alpha: 0.05, power: 0.8 })).toBeCloseTo(905.365777964225, 6);
  expect(twoProportionsPower({ first: 0.8, second: 0.8, alpha: 0.05, power: 0.8 })).toBeNull();
});

test('an impossible plan is refused instead of answered with infinity', () => {
  const plan = { first: 0.8, second: 0.85, alpha: 0.05, power: 0.8 };
  for (const wrong of [{ alpha: 0 }, { power: 1 }, { first: 1.2 }]) {
    expect(() => twoProportionsPower({ ...plan, ...wrong })).toThrow(RangeError);
  }
});
