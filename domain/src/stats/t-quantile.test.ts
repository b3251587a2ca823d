import { expect, test } from 'vitest';
import { tQuantile } from './t-quantile.ts';
import { tTail } from './t-tail.ts';

// scipy: t.ppf(p, df)
test.each([
  [0.975, 9, 2.262157162798205],
  [0.975, 1, 12.706204736174694],
  [0.95, 71, 1.6665996583285334],
  [0.995, 425.755804356804, 2.587426011036997],
  [0.0005, 3, -12.923978636687481],
  [0.975, 100000, 1.9599877075346095],
] as const)('the t quantile is as in R (%s, %s)', (first, second, expected) => {
  expect(Math.abs(tQuantile(first, second) - expected)).toBeLessThanOrEqual(1e-11 * Math.abs(expected));
});

test('tQuantile at the edges', () => {
  expect(tQuantile(0.5, 4)).toBe(0);
  expect(tQuantile(1, 4)).toBe(Number.POSITIVE_INFINITY);
  expect(() => tQuantile(0.975, 0)).toThrow('degrees of freedom');
});

test('of many degrees of freedom it goes back to its probability, and on from fewer without a step', () => {
  for (const p of [0.6, 0.9, 0.975, 0.995, 0.9995, 0.999999]) {
    for (const df of [2_000, 2_000.5, 5_000, 1e5, 1e7])
      expect(Math.abs(tTail(tQuantile(p, df), df) / (1 - p) - 1)).toBeLessThan(1e-9);
    const before = tQuantile(p, 1_999.999_999);
    expect(Math.abs(tQuantile(p, 2_000) / before - 1)).toBeLessThan(1e-11);
    expect(tQuantile(1 - p, 5_000)).toBeCloseTo(-tQuantile(p, 5_000), 11);
  }
});
