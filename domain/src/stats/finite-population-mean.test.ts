import { expect, test } from 'vitest';
import { countScores } from './count-scores.ts';
import { finitePopulationMean } from './finite-population-mean.ts';

test('the whole population has a mean without error and a total', () => {
  expect(finitePopulationMean(countScores([4, 5, 3]), 3, 0.95)).toMatchObject({ mean: 4, interval: [4, 4], total: 12 });
});

test('a larger sample than population is refused, one answer has no interval', () => {
  expect(finitePopulationMean(countScores([4, 5, 3]), 2, 0.95).reason).toBe('sample_exceeds_population');
  expect(finitePopulationMean(countScores([4]), 10, 0.95)).toMatchObject({ total: 40, interval: null });
});
