import { expect, test } from 'vitest';
import { productSum } from './product-sum.ts';

test('products are added row by row, and a lost row is not passed over', () => {
  expect(productSum(Float64Array.of(1, 2), Float64Array.of(3, 4))).toBe(11);
  expect(() => productSum(Float64Array.of(1, 2), Float64Array.of(3))).toThrow(RangeError);
});
