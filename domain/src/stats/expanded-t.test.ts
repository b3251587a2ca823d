import { expect, test } from 'vitest';
import { expandedT } from './expanded-t.ts';
import { normalQuantile } from './normal-quantile.ts';
import { tQuantile } from './t-quantile.ts';

test.each([
  [100, 5e-9],
  [400, 1e-11],
  [1_999, 1e-13],
])('the expansion is the t quantile with %s degrees of freedom, but for %s', (df, tolerance) => {
  for (const p of [0.6, 0.9, 0.975, 0.995, 0.9995])
    expect(Math.abs(expandedT(normalQuantile(p), df) / tQuantile(p, df) - 1)).toBeLessThan(tolerance);
});
