import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cronbachAlpha } from './cronbach-alpha.ts';

test('two opposed items give a negative alpha, which is left as it is', () => {
  // psych::alpha(data.frame(1:5, c(5, 4, 3, 1, 2)))
  expect(
    cronbachAlpha([
      [1, 2, 3, 4, 5],
      [5, 4, 3, 1, 2],
    ]),
  ).toBeCloseTo(-18, 12);
});

test('an item asked twice is perfectly reliable', () => {
  expect(
    cronbachAlpha([
      [1, 3, 5],
      [1, 3, 5],
    ]),
  ).toBeCloseTo(1, 14);
});

test('one item, one respondent, or a total that never moves give none', () => {
  expect(cronbachAlpha([[1, 2, 3]])).toBeNull();
  expect(cronbachAlpha([[4], [5]])).toBeNull();
  expect(
    cronbachAlpha([
      [1, 2, 3],
      [5, 4, 3],
    ]),
  ).toBeNull();
});

test('alpha does not depend on the order of items and respondents', () => {
  const answer = fc.integer({ min: 1, max: 7 });
  fc.assert(
    fc.property(fc.array(fc.tuple(answer, answer, answer), { minLength: 3 }), (rows) => {
      const columns = [0, 1, 2].map((item) => rows.map((row) => row[item] ?? 0));
      const turned = columns.map((column) => column.toReversed()).toReversed();
      const alpha = cronbachAlpha(columns);
      const other = cronbachAlpha(turned);
      expect(other === null).toBe(alpha === null);
      expect(Math.abs((alpha ?? 0) - (other ?? 0))).toBeLessThan(1e-9);
    }),
  );
});
