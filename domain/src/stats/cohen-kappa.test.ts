import { expect, test } from 'vitest';
import { cohenKappa } from './cohen-kappa.ts';

const plain = { weighting: 'none', level: 0.95 } as const;

test('two coders agree on 70 % and by chance on half', () => {
  // statsmodels: cohens_kappa([[20, 5], [10, 15]]): kappa .4, std_kappa .12699606
  const result = cohenKappa(
    [
      [20, 5],
      [10, 15],
    ],
    plain,
  );
  expect(result).toMatchObject({ n: 50, agreement: 0.7, kappa: expect.closeTo(0.4, 12) });
  expect(result.standardError).toBeCloseTo(0.12699606293110033, 12);
  // Both used the codes differently: 30/25 against 25/25, so perfect agreement was out of reach.
  expect(result.kappaMax).toBeCloseTo(0.8, 12);
});

test('with two codes every weighting is the same', () => {
  const table = [
    [20, 5],
    [10, 15],
  ];
  expect(cohenKappa(table, { weighting: 'linear', level: 0.95 }).kappa).toBeCloseTo(0.4, 12);
  expect(cohenKappa(table, { weighting: 'quadratic', level: 0.95 })).toMatchObject({ kappaMax: null });
});

test('a near miss counts half with linear weights', () => {
  const table = [
    [20, 5, 1],
    [10, 15, 3],
    [2, 4, 9],
  ];
  // statsmodels: cohens_kappa(table, weights=np.array([0, 1, 2]))
  const result = cohenKappa(table, { weighting: 'linear', level: 0.95 });
  expect(result.kappa).toBeCloseTo(0.5020618556701031, 12);
  expect(result.standardError).toBeCloseTo(0.0871345140374441, 12);
});

test('perfect agreement is exactly one, with no error', () => {
  expect(
    cohenKappa(
      [
        [3, 0, 0],
        [0, 4, 0],
        [0, 0, 7],
      ],
      plain,
    ),
  ).toMatchObject({
    kappa: 1,
    standardError: 0,
    interval: [1, 1],
  });
});

test('when both only ever used one code, nothing was tested', () => {
  expect(
    cohenKappa(
      [
        [9, 0],
        [0, 0],
      ],
      plain,
    ),
  ).toMatchObject({ agreement: 1, kappa: null, reason: 'no_variation' });
  expect(
    cohenKappa(
      [
        [0, 0],
        [0, 0],
      ],
      plain,
    ),
  ).toMatchObject({ agreement: null, kappa: null, reason: 'no_answers' });
  expect(() => cohenKappa([[1, 2]], plain)).toThrow(RangeError);
});
