import { expect, test } from 'vitest';
import { minimumDetectableNps } from './minimum-detectable-nps.ts';

const plan = { promoterShare: 0.5, detractorShare: 0.2, first: 400, second: 400, alpha: 0.05, power: 0.8 };

test('400 answers a quarter show a change of 15 points, a quarter without answers none', () => {
  expect(minimumDetectableNps(plan)).toBeCloseTo(15.4722600772365, 10);
  expect(minimumDetectableNps({ ...plan, second: 0 })).toBeNull();
});
