import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../../stats/seeded-random.ts';
import { buildSegment, type ScoredResponse } from '../columns/segment.ts';
import { cellBook } from './cell-book.ts';
import { cellKey, codesOfKey } from './cell-key.ts';
import { countCells } from './count-cells.ts';
import { matchShown } from './match-shown.ts';

const firstDay = 20_454;

function answers(random: () => number, sizes: readonly number[], count: number): readonly ScoredResponse[] {
  return Array.from({ length: count }, () => ({
    day: firstDay + Math.floor(random() * 31),
    scores: new Map(random() < 0.8 ? [['nps', Math.floor(random() * 11)]] : []),
    codes: new Map([
      ['class', Number(random() < 0.1)],
      ...sizes.map((size, place) => [`trait${place}`, Math.floor(random() * random() * size)] as const),
    ]),
  }));
}

const key = (response: ScoredResponse, traits: readonly string[]) =>
  traits.map((trait) => response.codes.get(trait)).join();

function counted(list: readonly string[]): ReadonlyMap<string, number> {
  return new Map([...Map.groupBy(list, (name) => name)].map(([name, own]) => [name, own.length]));
}

// From a few cells to more combinations than anything has room for.
const shapes = [[2], [40], [3, 5], [300, 20], [40, 900], [1_000, 1_000], [60_000, 60_000]] as const;

test('cells are counted, by month and by day, and kept or left out, as one would row by row', () => {
  fc.assert(
    fc.property(fc.constantFrom(...shapes), fc.nat({ max: 1e6 }), fc.nat({ max: 300 }), (sizes, seed, count) => {
      const random = seededRandom(seed);
      const rows = answers(random, sizes, count);
      const traits = sizes.map((_, place) => `trait${place}`);
      const shape = {
        firstDay,
        items: new Map([['nps', { lowest: 0, levels: 11 }]]),
        properties: new Map([['class', 3], ...sizes.map((size, place) => [`trait${place}`, size] as const)]),
      };
      const segment = buildSegment(shape, rows);
      const people = rows.filter(({ codes, scores }) => codes.get('class') === 0 && scores.has('nps'));
      const cells = cellKey([segment], traits);
      const named = (found: ReadonlyMap<number, number>, before = '') =>
        [...found].map(([cell, number]) => [`${before}${codesOfKey(cells, cell).join()}`, number] as const);
      // Of all traits, and of some of them, which are added up from the same.
      const countBy = (some: readonly string[], unit: 'month' | 'day') => {
        const book = cellBook([segment], cellKey([segment], some));
        const units = countCells([segment], { item: 'nps', finest: cells, book }, unit);
        return new Map(
          units.map(({ start, numbers, counts }) => [
            start,
            new Map([...numbers].map((number, place) => [book.keys[number] ?? -1, counts[place] ?? 0] as const)),
          ]),
        );
      };
      for (const some of [traits, traits.slice(0, -1)]) {
        const found = [...(countBy(some, 'month').get(firstDay) ?? [])];
        const someKey = cellKey([segment], some);
        expect(new Map(found.map(([cell, number]) => [codesOfKey(someKey, cell).join(), number]))).toEqual(
          counted(people.map((row) => key(row, some))),
        );
      }
      const days = countBy(traits, 'day');
      expect(new Map([...days].flatMap(([day, found]) => named(found, `${day} `)))).toEqual(
        counted(people.map((row) => `${row.day} ${key(row, traits)}`)),
      );

      // Of every unit the cells with an even number of answers.
      const units = new Map(
        [...days].map(([start, found]) => {
          const [shown, hidden] = [0, 1].map((odd) => new Map([...found].filter(([, number]) => number % 2 === odd)));
          const unit = { start, shown: shown ?? new Map(), hidden: hidden ?? new Map() };
          return [start, { ...unit, shownCount: 0, hiddenCount: 0 }] as const;
        }),
      );
      const [from, to] = [firstDay + Math.floor(random() * 4), firstDay + 27 + Math.floor(random() * 5)];
      const allowed = new Set(Array.from({ length: 1 + Math.floor(random() * 3) }, () => Math.floor(random() * 3)));
      const codes = random() < 0.5 ? new Map() : new Map([['trait0', allowed]]);
      const choice = { codes, days: { from, to }, tomorrow: firstDay + 31 };
      const isChosen = (row: ScoredResponse) =>
        row.day >= from && row.day < to && (codes.size === 0 || allowed.has(row.codes.get('trait0') ?? -1));
      const mask = matchShown(segment, { key: cells, unit: 'day', name: 'even', units }, choice);
      const even = (row: ScoredResponse) =>
        people.filter((other) => other.day === row.day && key(other, traits) === key(row, traits)).length;
      const expected = rows.map((row) => {
        const answered = even(row);
        return row.codes.get('class') === 0 && isChosen(row) && answered > 0 && answered % 2 === 0 ? 0xff : 0;
      });
      expect([...mask]).toEqual(expected);
    }),
    { numRuns: 40 },
  );
});
