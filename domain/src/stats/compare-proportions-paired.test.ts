import { expect, test } from 'vitest';
import { compareProportionsPaired } from './compare-proportions-paired.ts';

// R: mcnemar.test(matrix(c(794, 86, 150, 570), 2), correct = FALSE); binom.test(86, 236)
test('only those who changed their mind count', () => {
  const compared = compareProportionsPaired({ both: 794, onlyFirst: 150, onlySecond: 86, neither: 570 });
  expect(compared.chiSquare).toBeCloseTo(17.3559322033898, 10);
  expect(compared.exactPValue).toBeCloseTo(0.0000371593613957143, 14);
});

test('nobody changed is no test, nobody asked no difference', () => {
  expect(compareProportionsPaired({ both: 5, onlyFirst: 0, onlySecond: 0, neither: 7 })).toMatchObject({
    difference: 0,
    chiSquare: null,
    reason: 'no_variation',
  });
  expect(compareProportionsPaired({ both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 }).reason).toBe('no_answers');
});
