import { expect, test } from 'vitest';
import { causePareto } from './cause-pareto.ts';

const options = { minimum: 5, period: { from: '2026-01-01', to: '2027-01-01' } };

test('the vital few are the head that makes up four of five, and rare causes stand last together', () => {
  const bars = causePareto(
    [
      { cause: 'bill', count: 12 },
      { cause: 'late', count: 31 },
      { cause: 'rude', count: 2 },
      { cause: 'lost', count: 0 },
      { cause: 'dent', count: 3 },
    ],
    options,
  );
  expect(bars.map(({ cause, count, isVital }) => [cause, count, isVital])).toEqual([
    ['late', 31, true],
    ['bill', 12, true],
    [undefined, 5, false],
  ]);
  expect(bars.at(-1)).toMatchObject({ causes: 2, cumulative: 1 });
  expect(bars[0]?.share).toMatchObject({ n: 48, method: 'wilson' });
});

test('a rare cause that the rest would give away takes the next smallest with it', () => {
  const bars = causePareto(
    [
      { cause: 'late', count: 31 },
      { cause: 'bill', count: 12 },
      { cause: 'rude', count: 2 },
    ],
    options,
  );
  expect(bars.map(({ cause, count, causes }) => [cause, count, causes])).toEqual([
    ['late', 31, 1],
    [undefined, 14, 2],
  ]);
});

test('no complaint has no cause', () => {
  expect(causePareto([], options)).toEqual([]);
  expect(causePareto([{ cause: 'late', count: 0 }], options)).toEqual([]);
});
