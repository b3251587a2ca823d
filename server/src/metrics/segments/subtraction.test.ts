import { disclosureMinimum } from '@voldaan/domain/metrics/disclosure/shown-values';
import { writeTraitChoice } from '@voldaan/domain/metrics/trait-name';
import { rowsOfColumns } from '@voldaan/domain/rows-of-columns';
import { seededRandom } from '@voldaan/domain/stats/seeded-random';
import { describe, expect, test } from 'vitest';
import type { CrossTab, Segments } from './schema.ts';
import { countries, products, type Row, towns, useTestSegments } from './test-segments.ts';

const { scene, ask, segments } = useTestSegments();

type Known = Readonly<{ name: string; rows: ReadonlySet<number> | undefined; n: number }>;

describe('somebody who asks the interface for groups and subtracts', () => {
  test('finds no group under five, by segments, cross-tabs and trends', async () => {
    const random = seededRandom(3);
    const known: Known[] = [];
    for (let question = 0; question < 40; question += 1) known.push(...(await askSomething(random)));
    const counts = known.filter(({ n }) => n > 0);
    expect(counts.filter(({ n }) => n < disclosureMinimum)).toEqual([]);
    const told: string[] = [];
    let pairs = 0;
    for (const one of counts) {
      for (const other of counts) {
        pairs += 1;
        const difference = other.n - one.n;
        if (difference <= 0 || difference >= disclosureMinimum || !liesWithin(one, other)) continue;
        told.push(`${one.name} (${one.n}) within ${other.name} (${other.n})`);
      }
    }
    expect(told).toEqual([]);
    expect(pairs).toBeGreaterThan(10_000);
  });
});

/** Only what is wholly shown has rows that are known here: the same number as its conditions let through. */
function liesWithin(one: Known, other: Known): boolean {
  const { rows: outer } = other;
  return one.rows !== undefined && outer !== undefined && [...one.rows].every((row) => outer.has(row));
}

const choices = [
  { trait: 'attribute:town', values: towns, of: (row: Row) => towns[row.town] },
  { trait: 'country', values: countries, of: (row: Row) => countries[row.country] },
  { trait: 'event:product', values: products, of: (row: Row) => products[row.product] },
  { trait: 'language', values: ['nl', 'nb', 'en'], of: (row: Row) => ({ n: 'nl', b: 'nb', e: 'en' })[row.language] },
];

async function askSomething(random: () => number): Promise<readonly Known[]> {
  const pick = <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)];
  const chosen = choices.filter(() => random() < 0.25).slice(0, 2);
  const where = chosen.map(({ trait, values, of }) => ({
    trait,
    of,
    values: values.filter((value) => value !== '' && random() < 0.6),
  }));
  const filters = where.filter(({ values }) => values.length > 0);
  const by = pick(choices.filter(({ trait }) => !filters.some((filter) => filter.trait === trait)));
  const period = pick(['all', '12m', '2026-Q2', '2026-03', '2026']) ?? 'all';
  const query = { period, where: filters.map(writeTraitChoice).join(';') };
  const passing = (row: Row) => filters.every(({ of, values }) => values.includes(of(row) ?? ''));
  const { head, total, groups } = await segments({ ...query, by: by?.trait ?? 'country' });
  const other = pick(
    choices.filter(({ trait }) => trait !== by?.trait && !filters.some((filter) => filter.trait === trait)),
  );
  const tab = await ask<CrossTab>('/v1/cross-tabs', {
    ...query,
    columns: by?.trait ?? 'country',
    rows: other?.trait ?? 'channel',
  });
  const trend = await ask<{ points: { from: readonly string[]; n: readonly number[] } }>('/v1/trend', query);
  const name = `${query.where} ${period}`;
  const within = (window: Segments['head'], condition: (row: Row) => boolean, label: string, n: number): Known => {
    const matching = [...scene().rows.keys()].filter((place) => {
      const row = scene().rows[place];
      const { from = '', to = '' } = window?.window ?? {};
      return row && row.day >= from && row.day < to && passing(row) && condition(row);
    });
    return { name: `${name} ${label}`, n, rows: matching.length === n ? new Set(matching) : undefined };
  };
  const found = (condition: (row: Row) => boolean, label: string, n: number) => within(head, condition, label, n);
  const cells = tab.rows.flatMap((line) =>
    line.cells.map((cell, place) => {
      const column = tab.columns[place]?.value ?? '';
      const isIn = (row: Row) => by?.of(row) === column && other?.of(row) === line.value;
      return within(tab.head, isIn, `${column} and ${line.value}`, cell?.n ?? 0);
    }),
  );
  return [
    ...cells,
    found(() => true, 'all', filters.length === 0 ? 0 : (total?.n ?? 0)),
    ...groups.map(({ value, estimate }) => found((row) => by?.of(row) === value, value, estimate.n)),
    ...(filters.length === 0
      ? []
      : rowsOfColumns(trend.points, ['from', 'n']).map(({ from, n }) => ({ name: from, n, rows: undefined }))),
  ];
}
