import { expect, test } from 'vitest';
import { twoProportionsPower } from './two-proportions-power.ts';

// R: power.prop.test(p1 = .8, p2 = .85, power = .8)
test('to see 80 % rise to 85 % takes 906 answers on each side, to see no rise endless', () => {
  expect(twoProportionsPower({ first: 0.8, second: 0.85, alpha: 0.05, power: 0.8 })).toBeCloseTo(905.365777964225, 6);
  expect(twoProportionsPower({ first: 0.8, second: 0.8, alpha: 0.05, power: 0.8 })).toBeNull();
});
