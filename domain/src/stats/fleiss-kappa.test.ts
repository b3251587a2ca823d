import { expect, test } from 'vitest';
import { fleissKappa } from './fleiss-kappa.ts';

test('three coders on four comments', () => {
  // statsmodels: fleiss_kappa([[3, 0], [2, 1], [0, 3], [1, 2]]) = 0.3333333
  const result = fleissKappa([
    [3, 0],
    [2, 1],
    [0, 3],
    [1, 2],
  ]);
  expect(result.kappa).toBeCloseTo(1 / 3, 12);
  expect(result.expected).toBeCloseTo(0.5, 12);
});

test.each([
  [
    'margins_differ',
    [
      [3, 0],
      [2, 0],
    ],
  ],
  [
    'one_answer',
    [
      [1, 0],
      [0, 1],
    ],
  ],
  ['no_answers', []],
] as const)('%s: refused', (reason, counts) => {
  expect(fleissKappa(counts)).toEqual({ kappa: null, observed: null, expected: null, reason });
});

test('one code throughout is agreement that was never tested', () => {
  expect(
    fleissKappa([
      [3, 0],
      [3, 0],
    ]),
  ).toEqual({ kappa: null, observed: 1, expected: 1, reason: 'no_variation' });
});
