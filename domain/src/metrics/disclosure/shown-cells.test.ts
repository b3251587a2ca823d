import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../stats/seeded-random.ts';
import { sum } from '../../stats/sum.ts';
import { type CellRules, type CellTable, shownCells } from './shown-cells.ts';
import { disclosureMinimum as minimum } from './shown-values.ts';

type Cell = Readonly<{ codes: readonly number[]; count: number }>;

/** Of one line, or of lines with the same code at a place. */
function table(cells: readonly Cell[], margins: readonly (number | undefined)[]): CellTable {
  return {
    counts: cells.map(({ count }) => count),
    keys: cells.map(({ codes }) => codes.reduce((key, code) => key * 100 + code, 0)),
    margins: margins.map((place) => ({
      lines: cells.map(({ codes }) => (place === undefined ? 0 : (codes[place] ?? 0))),
      keys: Array.from({ length: 10 }, (_, line) => line),
    })),
  };
}

function shownOf(cells: CellTable, rules: CellRules = { minimum }): readonly boolean[] {
  return [...shownCells(cells, rules)].map((isShown) => isShown === 1);
}

function list(counts: readonly number[]): CellTable {
  return table(
    counts.map((count, code) => ({ codes: [code], count })),
    [undefined],
  );
}

describe('a list by group', () => {
  test.each<[string, readonly number[], readonly boolean[]]>([
    ['hides a group of three, and the smallest other that would tell it', [12, 3, 8], [true, false, false]],
    ['hides two small groups that together are enough, and no other', [12, 3, 2], [true, false, false]],
    ['shows everything when every group is large enough', [5, 6, 7], [true, true, true]],
    ['shows nothing when there is nothing to hide behind', [3], [false]],
    ['hides the first of two that are alike', [8, 8, 2], [false, true, false]],
  ])('%s', (_, counts, shown) => {
    expect(shownOf(list(counts))).toEqual(shown);
  });

  test('never leaves fewer than five in the dark, of 20,000 lists drawn by chance', () => {
    const random = seededRandom(5);
    for (let round = 0; round < 20_000; round += 1) {
      const counts = Array.from(
        { length: 1 + Math.floor(random() * 8) },
        () => 1 + Math.floor(random() * random() * 14),
      );
      const shown = shownOf(list(counts));
      const hidden = counts.filter((_, value) => shown[value] === false);
      const isSafe = hidden.length === 0 || (sum(hidden) >= minimum && hidden.length > 1);
      expect(isSafe || hidden.length === counts.length).toBe(true);
      expect(counts.every((count, value) => shown[value] === false || count >= minimum)).toBe(true);
    }
  });
});

describe('a table of two traits', () => {
  test('hides around a small cell what its row and its column would tell it by', () => {
    const counts = [3, 20, 30, 40, 50, 60, 70, 80, 90];
    const cells = counts.map((count, place) => ({ codes: [Math.floor(place / 3), place % 3], count }));
    const hidden = [false, false, true, false, false, true, true, true, true];
    expect(shownOf(table(cells, [0, 1]))).toEqual(hidden);
  });

  test('leaves no line with one cell in the dark, nor with fewer than five answers, of 2,000 drawn by chance', () => {
    const random = seededRandom(6);
    for (let round = 0; round < 2_000; round += 1) {
      const cells = Array.from({ length: 20 }, (_, place) => ({
        codes: [Math.floor(place / 5), place % 5],
        count: Math.floor(random() * random() * 60),
      })).filter(({ count }) => count > 0);
      const shown = shownOf(table(cells, [0, 1]));
      for (const line of [0, 1]) {
        for (const code of [0, 1, 2, 3, 4]) {
          const places = [...cells.keys()].filter((place) => cells[place]?.codes[1 - line] === code);
          const hidden = places.filter((place) => shown[place] === false).map((place) => cells[place]?.count ?? 0);
          if (hidden.length === 0 || hidden.length === places.length) continue;
          expect(hidden.length).toBeGreaterThan(1);
          expect(sum(hidden)).toBeGreaterThanOrEqual(minimum);
        }
      }
    }
  });

  test('shows nothing of what a hidden total is made of', () => {
    const cells = list([40, 30]);
    expect(shownOf(cells, { minimum, isBarred: () => true })).toEqual([false, false]);
    expect(() => shownCells(cells, { minimum: 0 })).toThrow(RangeError);
  });
});
