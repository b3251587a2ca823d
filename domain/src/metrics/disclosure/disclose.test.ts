import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../stats/seeded-random.ts';
import { countRows, matchRows } from '../columns/match-rows.ts';
import { disclose } from './disclose.ts';
import type { DisclosedUnit } from './disclosure.ts';
import { matchShown } from './match-shown.ts';
import { disclosureMinimum as minimum } from './shown-values.ts';
import {
  type Answer,
  answers,
  columnsOf,
  countryOf,
  firstMonth,
  item,
  months,
  returning,
  sizes,
  startOfMonth,
  tomorrow,
  traits,
} from './test-firm.ts';

type Asked = Readonly<{ codes: ReadonlyMap<string, ReadonlySet<number>>; from: number; to: number }>;
type Figure = Readonly<{ name: string; rows: ReadonlySet<number> }>;
type Columns = ReturnType<typeof columnsOf>;

/** What may be told of it: the answers in cells that may be shown. */
function answer(columns: Columns, { codes, from, to }: Asked): Figure {
  const segments = columns.map(({ segment }) => segment);
  const disclosure = disclose({ segments, item }, [...codes.keys()], { minimum, traits });
  const rows = columns.flatMap(({ segment, rows: places }) => {
    const mask = matchShown(segment, disclosure, { codes, days: { from, to }, tomorrow });
    return places.filter((_, row) => mask[row] !== 0);
  });
  const words = [...codes].map(([trait, values]) => `${trait} in ${[...values].join(',')}`).join(' and ');
  const period = `from ${(from - firstMonth) / 30} to ${(to - firstMonth) / 30}`;
  return { name: `${words || 'all'} by ${disclosure.unit} ${period}`, rows: new Set(rows) };
}

/** Something at random: some traits with some values each, over some months or all of them. */
function ask(random: () => number): Asked {
  const asked = traits.filter(() => random() < 0.3).slice(0, 2);
  return { codes: new Map(asked.map((trait) => [trait, someValues(trait, random)])), ...someMonths(random) };
}

function someValues(trait: string, random: () => number): ReadonlySet<number> {
  const size = sizes.get(trait) ?? 0;
  const wanted = 1 + Math.floor(random() * random() * size);
  return new Set(Array.from({ length: wanted }, () => Math.floor(random() * size)));
}

/** What somebody asks next who wants to know more of the same customers: a trait more, other values, other months. */
function vary({ codes, ...period }: Asked, random: () => number): Asked {
  const trait = traits[Math.floor(random() * traits.length)] ?? '';
  const chance = random();
  if (chance < 0.2) return { codes, ...someMonths(random) };
  if (chance < 0.4 && codes.size < 3) return { codes: new Map([...codes, [trait, allValues(trait)]]), ...period };
  if (chance < 0.6 && codes.size < 3)
    return { codes: new Map([...codes, [trait, someValues(trait, random)]]), ...period };
  if (chance < 0.7) return { codes: new Map([...codes].filter(([name]) => name !== trait)), ...period };
  const countries = codes.get('country');
  if (chance < 0.85 && countries !== undefined) {
    const towns = [...allValues('town')].filter((town) => countries.has(countryOf(town)));
    return {
      codes: new Map([...codes, ['town', new Set(towns)] as const].filter(([name]) => name !== 'country')),
      ...period,
    };
  }
  return { codes, from: firstMonth, to: tomorrow };
}

function allValues(trait: string): ReadonlySet<number> {
  return new Set(Array.from({ length: sizes.get(trait) ?? 0 }, (_, code) => code));
}

function someMonths(random: () => number): Readonly<{ from: number; to: number }> {
  if (random() < 0.3) return { from: firstMonth, to: tomorrow };
  const from = Math.floor(random() * months);
  return {
    from: startOfMonth(from),
    to: startOfMonth(from + (from % 3 === 0 && random() < 0.6 ? 3 : 1 + Math.floor(random() * 4))),
  };
}

function liesWithin(one: Figure, other: Figure): boolean {
  for (const row of one.rows) if (!other.rows.has(row)) return false;
  return true;
}

/** Pairs of figures of which one lies within the other and the rest is one to four. */
function toldBy(asked: readonly Figure[]): readonly string[] {
  const told: string[] = [];
  for (const one of asked) {
    for (const other of asked) {
      const difference = other.rows.size - one.rows.size;
      if (one.rows.size === 0 || difference <= 0 || difference >= minimum || !liesWithin(one, other)) continue;
      told.push(`${one.name} within ${other.name} tells ${difference}`);
    }
  }
  return told;
}

describe('somebody who asks for one figure after the other and subtracts', () => {
  test('learns of no group under five, from any two of the figures that lie within each other', () => {
    let pairs = 0;
    let shown = 0;
    const told: string[] = [];
    for (let seed = 1; seed <= 12; seed += 1) {
      const random = seededRandom(seed);
      const columns = columnsOf(answers(random, 100 + Math.floor(random() * 3_000)));
      const first = Array.from({ length: 30 }, () => ask(random));
      const further = [...first, ...first, ...first].map((asked) => vary(asked, random));
      const asked = [...first, ...further, ...further.map((one) => vary(one, random))]
        .map((one) => answer(columns, one))
        .filter(({ rows }) => rows.size > 0);
      expect(asked.filter(({ rows }) => rows.size < minimum)).toEqual([]);
      shown += asked.length;
      pairs += (asked.length * (asked.length - 1)) / 2;
      told.push(...toldBy(asked).map((what) => `seed ${seed}: ${what}`));
    }
    expect(told).toEqual([]);
    expect(pairs).toBeGreaterThan(10_000);
    expect(shown).toBeGreaterThan(1_000);
  });

  test('learns of no fewer than five customers, where customers answer again and again', () => {
    let shown = 0;
    const told: string[] = [];
    for (let seed = 1; seed <= 12; seed += 1) {
      const random = seededRandom(seed);
      const data = returning(random, 200 + Math.floor(random() * 2_000));
      const columns = columnsOf(data);
      const customersIn = (rows: Iterable<number>) => new Set([...rows].map((row) => data[row]?.customer)).size;
      const first = Array.from({ length: 20 }, () => ask(random));
      const asked = [...first, ...[...first, ...first].map((one) => vary(one, random))]
        .map((one) => answer(columns, one))
        .filter(({ rows }) => rows.size > 0);
      shown += asked.length;
      for (const one of asked) {
        if (customersIn(one.rows) < minimum) told.push(`seed ${seed}: ${one.name} is of ${customersIn(one.rows)}`);
        for (const other of asked) {
          if (other.rows.size <= one.rows.size || !liesWithin(one, other)) continue;
          const rest = customersIn([...other.rows].filter((row) => !one.rows.has(row)));
          if (rest < minimum) told.push(`seed ${seed}: ${one.name} within ${other.name} tells ${rest}`);
        }
      }
    }
    expect(told).toEqual([]);
    expect(shown).toBeGreaterThan(300);
  });

  test('is not told of a thin month by the quarter that it lies in, cut by another trait', () => {
    // A product with three answers in February, next to one with four; languages are told apart by the quarter.
    const columns = columnsOf(
      [0, 1, 2, 3, 4, 5].flatMap((month) => [
        ...alike(month, 300, { product: 0, language: 0 }),
        ...alike(month, 100, { product: 0, language: 1 }),
        ...alike(month, month === 1 ? 3 : 57, { product: 1, language: 0 }),
        ...alike(month, month === 1 ? 4 : 57, { product: 2, language: 0 }),
        ...alike(month, month === 1 ? 0 : 3, { product: 1, language: 1 }),
        ...alike(month, month === 1 ? 0 : 3, { product: 2, language: 1 }),
      ]),
    );
    const product = new Map([['product', new Set([1])]]);
    const both = new Map([...product, ['language', allValues('language')]]);
    const count = (codes: Asked['codes'], from: number, to: number) =>
      answer(columns, { codes, from: startOfMonth(from), to: startOfMonth(to) }).rows.size;
    expect([count(product, 0, 1), count(product, 1, 2), count(product, 2, 3)]).toEqual([60, 0, 60]);
    expect(count(product, 0, 3)).toBe(120);
    expect(count(both, 3, 6)).toBe(180);
    // 123 of the quarter, less 60 and 60, would tell the three.
    expect(count(both, 0, 3)).toBe(0);
  });

  test.each([
    ['anybody', answers],
    ['customers who come back', returning],
  ])('is told the same whether the newest answers of %s in a month lie with the others or apart', (_, draw) => {
    const random = seededRandom(3);
    // Enough for days, and so few of some products that what is hidden depends on every answer.
    const data = draw(random, 26_000).map((one) => ({ ...one, day: firstMonth + (one.day % 9) }));
    const isNewest = data.map(() => random() < 0.1);
    const whole = columnsOf(data).map(({ segment }) => segment);
    const [apart, newest] = [false, true].map((wanted) => columnsOf(data.filter((_, row) => isNewest[row] === wanted)));
    const split = (apart ?? []).flatMap(({ segment }, month) => [segment, newest?.[month]?.segment ?? segment]);
    const asked = [
      { by: ['loyal'], unit: 'day' },
      { by: ['product'], unit: 'day' },
      { by: ['town', 'loyal'], unit: 'month' },
    ];
    for (const { by, unit } of asked) {
      const [one, other] = [whole, split].map((segments) => disclose({ segments, item }, by, { minimum, traits }));
      const units = (found: typeof one) => [...(found?.units.values() ?? [])].map(byCell);
      expect([one?.unit, other?.unit]).toEqual([unit, unit]);
      expect(units(other)).toEqual(units(one));
    }
  });

  test('is told the same after a month was corrected as by a process that never knew it otherwise', () => {
    let compared = 0;
    for (let seed = 1; seed <= 20; seed += 1) {
      const random = seededRandom(seed);
      const draw = seed % 2 === 0 ? answers : returning;
      const newColumns = () => columnsOf(draw(random, 200 + Math.floor(random() * 1_500)));
      let segments = newColumns().map(({ segment }) => segment);
      for (let correction = 0; correction < 5; correction += 1) {
        for (const by of [['town'], ['product'], ['loyal', 'product'], ['town', 'loyal', 'product']]) {
          const known = disclose({ segments, item }, by, { minimum, traits });
          const unknown = segments.map((segment) => ({ ...segment }));
          const anew = disclose({ segments: unknown, item }, by, { minimum, traits });
          expect(known.unit, `seed ${seed}, correction ${correction}, by ${by}`).toBe(anew.unit);
          expect([...known.units.values()].map(byCell)).toEqual([...anew.units.values()].map(byCell));
          compared += 1;
        }
        const corrected = newColumns();
        // The first as often as not: what is kept of a survey hangs on it.
        const month = random() < 0.5 ? 0 : Math.floor(random() * months);
        segments = segments.map((segment, place) =>
          place === month ? (corrected[place]?.segment ?? segment) : segment,
        );
      }
    }
    expect(compared).toBe(400);
  });

  test('is answered where groups are large: the rule is not a refusal of everything', () => {
    const random = seededRandom(2);
    const columns = columnsOf(answers(random, 20_000));
    const asked = Array.from({ length: 60 }, () => ({ ...ask(random), from: firstMonth, to: tomorrow }));
    const counted = asked.map((one) => answer(columns, one).rows.size);
    const all = asked.map(({ codes }) =>
      columns.reduce((sum, { segment }) => sum + countRows(segment, matchRows(segment, { codes })), 0),
    );
    const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
    expect(total(counted) / total(all)).toBeGreaterThan(0.9);
  });
});

function alike(month: number, count: number, codes: Readonly<Record<string, number>>): readonly Answer[] {
  const all = new Map(traits.map((trait) => [trait, codes[trait] ?? 0]));
  return Array.from({ length: count }, () => ({ day: startOfMonth(month) + 3, codes: all }));
}

/** What lies in a map has no order of its own. */
function byCell({ start, shown, hidden, shownCount, hiddenCount }: DisclosedUnit) {
  const sorted = (cells: DisclosedUnit['shown']) => [...cells].toSorted(([one], [other]) => one - other);
  return { start, shown: sorted(shown), hidden: sorted(hidden), shownCount, hiddenCount };
}
