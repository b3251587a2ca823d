import { expect, test } from 'vitest';
import { checkComparable } from './check-comparable.ts';
import { standardMetrics } from './standard-metrics.ts';

test('two break points of NPS, or two scales of satisfaction, are never mixed', () => {
  const { nps, npsEuropean, csat, csatMean, grade } = standardMetrics;
  expect(() => checkComparable(nps, nps)).not.toThrow();
  expect(() => checkComparable(nps, npsEuropean)).toThrow('metrics_not_comparable');
  expect(() => checkComparable(csat, csatMean)).toThrow('metrics_not_comparable');
  expect(() => checkComparable(csatMean, grade)).toThrow('metrics_not_comparable');
});
