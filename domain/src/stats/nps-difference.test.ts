import { expect, test } from 'vitest';
import { npsDifference } from './nps-difference.ts';
import { npsDifferencePaired } from './nps-difference-paired.ts';

test('a rise from 20 to 38 is 18 points with a standard error of 7.9', () => {
  const compared = npsDifference(
    { promoters: 112, passives: 52, detractors: 36 },
    { promoters: 90, passives: 60, detractors: 50 },
    0.95,
  );
  expect(compared.difference).toBeCloseTo(18, 12);
  expect(compared.standardError).toBeCloseTo(7.923, 3);
  expect(compared.z).toBeCloseTo(2.272, 3);
});

test('two groups of promoters only still have an interval with a width', () => {
  const compared = npsDifference(
    { promoters: 5, passives: 0, detractors: 0 },
    { promoters: 6, passives: 0, detractors: 0 },
    0.95,
  );
  expect(compared).toMatchObject({ difference: 0, z: null, waldInterval: null, reason: 'no_variation' });
  expect(compared.moverInterval?.[0]).toBeCloseTo(-86.896, 3);
});

test('the same respondents twice are paired, and nobody who changed is no test', () => {
  const options = { breaks: [6, 8], level: 0.95 } as const;
  expect(
    npsDifferencePaired(
      [
        [9, 6],
        [7, 7],
        [10, 8],
      ],
      options,
    ).difference,
  ).toBe(100);
  expect(
    npsDifferencePaired(
      [
        [9, 10],
        [7, 8],
      ],
      options,
    ),
  ).toMatchObject({ difference: 0, pValue: null });
});
