import { expect, test } from 'vitest';
import { correlationMatrix } from './correlation-matrix.ts';

const speed = [4, 5, 3, 8, 7, 6, 9, 2, 5, 7, 8, 3];
const score = [5, 5, 4, 8, 7, 7, 9, 3, 5, 8, 9, 4];

test('two questions correlate as numpy says', () => {
  // np.corrcoef(speed, score)[0, 1]
  expect(correlationMatrix([speed, score])?.get(0, 1)).toBeCloseTo(0.975936292958126, 14);
});

test('counting a row twice is the same as having it twice', () => {
  const counts = speed.map((_, row) => row % 3);
  const rows = speed.flatMap((_, row) => new Array<number>(row % 3).fill(row));
  const copied = correlationMatrix([rows.map((row) => speed[row] ?? 0), rows.map((row) => score[row] ?? 0)]);
  expect(correlationMatrix([speed, score], counts)?.get(0, 1)).toBeCloseTo(copied?.get(0, 1) ?? 0, 14);
});

test('a large mean costs no digits', () => {
  const shifted = speed.map((value) => value + 1e8);
  expect(correlationMatrix([shifted, score])?.get(0, 1)).toBeCloseTo(0.975936292958126, 12);
});

test('answers that are all the same correlate with nothing', () => {
  expect(correlationMatrix([speed, speed.map(() => 0.1)])).toBeNull();
  expect(
    correlationMatrix(
      [speed, score],
      speed.map((_, row) => Number(row === 4)),
    ),
  ).toBeNull();
});
