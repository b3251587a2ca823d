import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../stats/seeded-random.ts';
import { columnLetters } from './column-letters.ts';

describe('the letters of a cross-tab', () => {
  test('a column names those that gave the answer less often', () => {
    const counts = [
      [40, 20, 22],
      [60, 80, 78],
    ];
    expect(columnLetters({ counts, totals: [100, 100, 100] })).toEqual([
      [[1, 2], [], []],
      [[], [0], [0]],
    ]);
  });

  test('a difference that one comparison would show is none among many', () => {
    // z 1.99, p 0.047; of ten columns there are 45 pairs.
    const pair = { counts: [[30, 18]], totals: [100, 100] };
    expect(columnLetters(pair)).toEqual([[[1], []]]);
    const many = { counts: [[30, 18, ...Array.from({ length: 8 }, () => 24)]], totals: new Array(10).fill(100) };
    expect(columnLetters(many).flat(2)).toEqual([]);
  });

  test('a small column is compared with nothing, nor is an answer that everybody gave', () => {
    expect(columnLetters({ counts: [[29, 0]], totals: [29, 400] })).toEqual([[[], []]]);
    expect(columnLetters({ counts: [[50, 60]], totals: [50, 60] })).toEqual([[[], []]]);
    expect(() => columnLetters({ counts: [[1]], totals: [50, 60] })).toThrow(RangeError);
  });

  test('of columns that are all alike at most about one table in twenty gets a letter in a row', () => {
    const random = seededRandom(7);
    let withLetter = 0;
    for (let table = 0; table < 1_000; table += 1) {
      const row = Array.from({ length: 6 }, () => {
        const answers = Array.from({ length: 80 }, () => Number(random() < 0.4));
        return answers.reduce((sum, answer) => sum + answer, 0);
      });
      const letters = columnLetters({ counts: [row], totals: row.map(() => 80) });
      withLetter += Number(letters.flat(2).length > 0);
    }
    expect(withLetter).toBeLessThan(70);
  });
});
