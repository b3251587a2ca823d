import { expect, test } from 'vitest';
import { minimumDetectableNps } from './minimum-detectable-nps.ts';

const plan = { promoterShare: 0.5, detractorShare: 0.2, first: 400, second: 400, alpha: 0.05, power: 0.8 };

test('400 answers a quarter show a change of 15 points, a quarter without answers none', () => {
  expect(minimumDetectableNps(plan)).toBeCloseTo(15.4722600772365, 10);
  expect(minimumDetectableNps({ ...plan, second: 0 })).toBeNull();
});

test('an impossible plan is refused instead of answered with infinity', () => {
  for (const wrong of [{ alpha: 0 }, { power: 1 }, { promoterShare: 0.9 }, { detractorShare: -0.1 }]) {
    expect(() => minimumDetectableNps({ ...plan, ...wrong })).toThrow(RangeError);
  }
});
