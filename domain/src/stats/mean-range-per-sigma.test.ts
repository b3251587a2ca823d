import { expect, test } from 'vitest';
import { meanRangePerSigma } from './mean-range-per-sigma.ts';

test('the constant of the tables, with all its digits', () => {
  expect(meanRangePerSigma).toBeCloseTo(1.128, 3); // Montgomery, appendix VI
  expect(meanRangePerSigma).toBeCloseTo(1.1283791670955126, 15); // scipy: 2 / sqrt(pi)
});
