import { expect, test } from 'vitest';
import { oddsRatio } from './odds-ratio.ts';

test('an odds ratio is the exponential of its coefficient, and none where no number holds it', () => {
  const { oddsRatio: ratio, oddsRatioInterval } = oddsRatio(-0.45, 0.29);
  expect(ratio).toBeCloseTo(0.6376281516217733, 12);
  expect(oddsRatioInterval?.[1]).toBeCloseTo(0.8521437889662113, 12);
  expect(oddsRatio(1010, 3)).toEqual({ oddsRatio: null, oddsRatioInterval: null });
  expect(oddsRatio(708, 3)).toEqual({ oddsRatio: Math.exp(708), oddsRatioInterval: null });
});
