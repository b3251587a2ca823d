import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type RakingMargin, rake } from './rake.ts';
import { sum } from './sum.ts';

describe('raking', () => {
  // methods.md 5.5: table [[40,20],[10,30]], rows 50/50, columns 60/40, fitted [[40,10],[20,30]]
  test('fits a table to its margins as published', () => {
    const cells = [...Array(40).fill('ac'), ...Array(20).fill('ad'), ...Array(10).fill('bc'), ...Array(30).fill('bd')];
    const margin = (name: string, place: number, population: [string, number][]): RakingMargin => ({
      name,
      categories: cells.map((cell: string) => cell.charAt(place)),
      population: new Map(population),
    });
    const { weights } = rake(
      [
        margin('row', 0, [
          ['a', 50],
          ['b', 50],
        ]),
        margin('column', 1, [
          ['c', 60],
          ['d', 40],
        ]),
      ],
      cells.map(() => 1),
    );
    expect([weights?.[0], weights?.[40], weights?.[60], weights?.[70]]).toEqual([
      expect.closeTo(1, 9),
      expect.closeTo(0.5, 9),
      expect.closeTo(2, 9),
      expect.closeTo(1, 9),
    ]);
  });

  test('meets every margin or refuses, and never answers with half a fit', () => {
    const category = fc.constantFrom('x', 'y', 'z');
    const row = fc.tuple(category, category, fc.double({ min: 0.1, max: 5, noNaN: true }));
    const shares = fc.array(fc.double({ min: 0.05, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), shares, shares, (rows, first, second) => {
        const margins = [first, second].map((given, index) =>
          marginOf(
            rows.map((cells) => cells[index === 0 ? 0 : 1]),
            given,
          ),
        );
        const { weights, reason } = rake(
          margins,
          rows.map(([, , weight]) => weight),
        );
        if (weights === null) {
          expect(['empty_category', 'not_converged']).toContain(reason);
          return;
        }
        for (const { categories, population } of margins) {
          for (const [name, target] of population) {
            expect(sum([...weights].filter((_, index) => categories[index] === name))).toBeCloseTo(target, 5);
          }
        }
      }),
    );
  });

  test('refuses by name: a category without respondents, an unknown one, totals that differ', () => {
    const sex = {
      name: 'sex',
      categories: ['f', 'm'],
      population: new Map([
        ['f', 50],
        ['m', 50],
      ]),
    };
    const age = (population: [string, number][]) => ({
      name: 'age',
      categories: ['old', 'old'],
      population: new Map(population),
    });
    expect(
      rake(
        [
          sex,
          age([
            ['old', 70],
            ['young', 30],
          ]),
        ],
        [1, 1],
      ),
    ).toMatchObject({
      weights: null,
      culprit: 'age: young',
      reason: 'empty_category',
    });
    expect(rake([sex, age([['middle', 100]])], [1, 1])).toMatchObject({
      culprit: 'age: old',
      reason: 'unknown_category',
    });
    expect(rake([sex, age([['old', 90]])], [1, 1])).toMatchObject({ culprit: 'age', reason: 'margins_differ' });
    expect(rake([{ ...sex, categories: [] }], []).weights).toBeNull();
  });
});

function marginOf(categories: readonly string[], shares: readonly number[]): RakingMargin {
  const total = sum(shares);
  const names = ['x', 'y', 'z'];
  return {
    name: 'margin',
    categories,
    population: new Map(names.map((name, index) => [name, (1000 * (shares[index] ?? 0)) / total])),
  };
}
