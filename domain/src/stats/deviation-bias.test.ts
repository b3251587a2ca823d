import { expect, test } from 'vitest';
import { deviationBias } from './deviation-bias.ts';

test('c4 agrees with the tables and goes to one', () => {
  // scipy: sqrt(2/(n-1)) * exp(gammaln(n/2) - gammaln((n-1)/2))
  expect(deviationBias(2)).toBeCloseTo(0.7978845608028654, 14);
  expect(deviationBias(5)).toBeCloseTo(0.9399856029866254, 14);
  expect(deviationBias(1e6)).toBeCloseTo(1, 6);
  expect(() => deviationBias(1)).toThrow(RangeError);
});
