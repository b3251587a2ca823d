import { expect, test } from 'vitest';
import { noncentralityInterval } from './noncentrality-interval.ts';

test.each([
  // R: uniroot(function(l) pchisq(x, df, l) - p, c(0, 1e5), tol = 1e-12)$root, p of .975 and .025
  [12, 2, 1.604441, 28.16638],
  [5, 1, 0.0, 17.606684],
  [8, 4, 0.0, 18.99016],
  [30, 11, 4.479125, 43.597916],
  [200, 3, 146.549185, 257.143297],
  [10000, 5, 9607.888055, 10391.795242],
] as const)(
  'the noncentrality behind a chi-square of %f with %i degrees of freedom is that of R',
  (x, df, low, high) => {
    const found = noncentralityInterval(x, df, 0.95).map(Math.sqrt);
    expect(Math.abs((found[0] ?? 0) - Math.sqrt(low))).toBeLessThan(0.03);
    expect(Math.abs((found[1] ?? 0) - Math.sqrt(high))).toBeLessThan(0.03);
  },
);

test('groups closer together than chance makes them are not surer to be alike', () => {
  const [low, high] = noncentralityInterval(0, 3, 0.95);
  expect(low).toBe(0);
  expect(high).toBeGreaterThan(3);
  expect(noncentralityInterval(0.1, 3, 0.95)).toEqual([low, high]);
  expect(noncentralityInterval(40, 3, 0.99)[0]).toBeLessThan(noncentralityInterval(40, 3, 0.95)[0]);
  expect(() => noncentralityInterval(-1, 3, 0.95)).toThrow(RangeError);
});
