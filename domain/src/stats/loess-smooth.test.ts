import { expect, test } from 'vitest';
import { loessSmooth } from './loess-smooth.ts';

test('a straight line stays as it is, to the very ends', () => {
  const line = Float64Array.from({ length: 9 }, (_, index) => 2 + 0.5 * index);
  for (const window of [3, 5, 15]) {
    const smooth = loessSmooth(line, { window, degree: 1 });
    for (const [place, value] of smooth.entries()) expect(value).toBeCloseTo(2 + 0.5 * place, 10);
  }
});

test('an outlier without weight is replaced by what its neighbours say', () => {
  const smooth = loessSmooth(Float64Array.of(1, 2, 30, 4, 5), { window: 5, degree: 1 }, Float64Array.of(1, 1, 0, 1, 1));
  expect(smooth[2]).toBeCloseTo(3, 10);
});
