import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../stats/seeded-random.ts';
import { sum } from '../../stats/sum.ts';
import { type Choice, countContexts, mayDisclose } from './may-disclose.ts';
import { shownValues } from './shown-values.ts';

const minimum = 5;

describe('a list by group', () => {
  test.each<[string, readonly number[], readonly boolean[]]>([
    ['hides a group of three, and the smallest other that would tell it', [12, 3, 8], [true, false, false]],
    ['hides two small groups that together are enough, and no other', [12, 3, 2], [true, false, false]],
    ['shows everything when every group is large enough', [5, 6, 7], [true, true, true]],
    ['shows a group of nobody', [5, 0, 7], [true, true, true]],
    ['shows nothing when there is nothing to hide behind', [3], [false]],
    ['hides the first of two that are alike', [8, 8, 2], [false, true, false]],
  ])('%s', (_, counts, shown) => {
    expect(shownValues(counts, minimum)).toEqual(shown);
  });

  test('never leaves fewer than five in the dark, of 20,000 lists drawn by chance', () => {
    const random = seededRandom(5);
    for (let list = 0; list < 20_000; list += 1) {
      const counts = Array.from({ length: 1 + Math.floor(random() * 8) }, () => Math.floor(random() * random() * 14));
      const shown = shownValues(counts, minimum);
      const hidden = sum(counts.filter((_, value) => shown[value] === false));
      const isAllThereIs = hidden === sum(counts);
      expect(hidden === 0 || hidden >= minimum || isAllThereIs).toBe(true);
      expect(counts.every((count, value) => shown[value] === false || count === 0 || count >= minimum)).toBe(true);
    }
  });
});

type Question = Readonly<{ choices: ReadonlyMap<number, ReadonlySet<number>>; rows: ReadonlySet<number> }>;

const sizes = [2, 4, 3, 12, 6] as const;

/** A firm's answers with five properties, some of whose values are rare and go together. */
function answers(random: () => number, count: number): readonly (readonly number[])[] {
  return Array.from({ length: count }, () => {
    const branch = Math.floor(random() * random() * 12);
    const region = branch < 3 ? 0 : Math.floor(random() * 4);
    return [Number(random() < 0.1), region, Math.floor(random() * 3), branch, Math.floor(random() * random() * 6)];
  });
}

function ask(data: readonly (readonly number[])[], random: () => number): Question {
  const choices = new Map<number, ReadonlySet<number>>();
  for (const [property, size] of sizes.entries()) {
    if (random() < 0.55) continue;
    const wanted = 1 + Math.floor(random() * random() * size);
    choices.set(property, new Set(Array.from({ length: wanted }, () => Math.floor(random() * size))));
  }
  const rows = data.flatMap((codes, row) =>
    [...choices].every(([property, values]) => values.has(codes[property] ?? -1)) ? [row] : [],
  );
  return { choices, rows: new Set(rows) };
}

function isAnswered(data: readonly (readonly number[])[], { choices }: Question): boolean {
  const properties = [...choices.keys()];
  const chosen: readonly Choice[] = properties.map((property) => ({
    values: choices.get(property) ?? new Set(),
    size: sizes[property] ?? 0,
  }));
  const counts = countContexts(chosen, data.length, (row, choice) => data[row]?.[properties[choice] ?? -1] ?? 0);
  return mayDisclose(chosen, counts, minimum);
}

describe('somebody who asks for one figure after the other and subtracts', () => {
  test('learns of no group under five, from any two of the figures that lie within each other', () => {
    let compared = 0;
    let nested = 0;
    const told: string[] = [];
    for (let seed = 1; seed <= 40; seed += 1) {
      const random = seededRandom(seed);
      const data = answers(random, 40 + Math.floor(random() * 400));
      const asked = Array.from({ length: 400 }, () => ask(data, random)).filter((question) =>
        isAnswered(data, question),
      );
      for (const [place, one] of asked.entries()) {
        for (const other of asked.slice(place + 1)) {
          compared += 1;
          const [small, large] = one.rows.size <= other.rows.size ? [one, other] : [other, one];
          const difference = large.rows.size - small.rows.size;
          if (difference === 0 || difference >= minimum || !liesWithin(small, large)) continue;
          told.push(`seed ${seed}: ${describeChoices(small)} within ${describeChoices(large)} tells ${difference}`);
        }
        nested += Number(one.rows.size > 0);
      }
    }
    expect(told).toEqual([]);
    expect(compared).toBeGreaterThan(10_000);
    expect(nested).toBeGreaterThan(500);
  });

  test('is not told the two who are the only ones with both of two rare values', () => {
    const data = [...Array.from({ length: 20 }, () => [0, 0]), [1, 1], [1, 1]];
    const question = (choices: readonly (readonly [number, number])[]): Question => ({
      choices: new Map(choices.map(([property, value]) => [property, new Set([value])])),
      rows: new Set(),
    });
    // All but the two: subtracted from the total, each of these three figures would tell them.
    expect(isAnswered(data, question([[0, 0]]))).toBe(false);
    expect(isAnswered(data, question([[1, 0]]))).toBe(false);
    expect(
      isAnswered(
        data,
        question([
          [0, 0],
          [1, 0],
        ]),
      ),
    ).toBe(false);
  });

  test('would learn of some if each figure of five or more were shown', () => {
    const random = seededRandom(1);
    const data = answers(random, 300);
    const asked = Array.from({ length: 400 }, () => ask(data, random)).filter(({ rows }) => rows.size >= minimum);
    const told = asked.flatMap((one) =>
      asked.filter(({ rows }) => {
        const difference = one.rows.size - rows.size;
        return difference > 0 && difference < minimum && liesWithin({ choices: new Map(), rows }, one);
      }),
    );
    expect(told.length).toBeGreaterThan(10);
  });

  test('is answered where the groups are large: the rule is not a refusal of everything', () => {
    const random = seededRandom(2);
    const data = answers(random, 6_000);
    const asked = Array.from({ length: 400 }, () => ask(data, random)).filter(({ choices }) => choices.size <= 2);
    const answered = asked.filter((question) => isAnswered(data, question));
    expect(answered.length / asked.length).toBeGreaterThan(0.8);
  });
});

function describeChoices({ choices }: Question): string {
  return [...choices].map(([property, values]) => `${property} in ${[...values].join(',')}`).join(' and ') || 'all';
}

function liesWithin(small: Question, large: Question): boolean {
  return [...small.rows].every((row) => large.rows.has(row));
}
