import { rowsOfColumns } from '@voldaan/domain/rows-of-columns';
import { at } from '@voldaan/domain/stats/at';
import { z } from 'zod';
import { seedAttributes } from '../src/demo/seed-traits.ts';
import { loopGroups, loopProducts, loopTotal, type PlainColumns } from './analytics-columns.ts';

/** What a question comes to: by group, how many answers and their NPS; of drivers, how many and what they explain. */
export type Answer = ReadonlyMap<string, readonly [number, number]>;

/** Half-open, as the product's reply says. */
export type Days = Readonly<{ from: string; to: string }>;

/** The rows of the survey in SQL that PostgreSQL and DuckDB both read: the days go into it. */
export type SqlGround = (days: Days) => string;

export type Query = Readonly<{
  name: string;
  /** Whether groups are told apart, of which the product leaves out what could give somebody away. */
  isGrouped: boolean;
  /** Without the survey. */
  path: string;
  readReply: (reply: unknown) => Answer;
  loop: (columns: PlainColumns, days: Days) => Answer;
  sql: (rows: SqlGround, days: Days) => string;
  readRows: (rows: readonly (readonly unknown[])[]) => Answer;
}>;

/** Columns of score_row that the seed keeps them in, and one value of each. */
const region = { slot: 7, size: 6, code: 1, value: 'Noord' };
const rank = { slot: 6, size: 5, code: 3, value: 'goud' };
const branch = { slot: 10, size: 41 };

const where = encodeURIComponent(`attribute:region~${region.value};attribute:class~${rank.value}`);
const both = [
  [region.slot, region.code],
  [rank.slot, rank.code],
] as const;
const bothSql = `a${region.slot} = ${region.code} and a${rank.slot} = ${rank.code}`;

/** The columns of eight items of the largest survey; the first is the outcome. */
const outcomeAndDrivers = [0, 1, 2, 3, 4, 5, 6, 7];

const npsSql = `count(*), avg(case when q0 >= 9 then 100.0 when q0 <= 6 then -100.0 else 0.0 end)`;
const totalSql = (condition: string) => (rows: SqlGround, days: Days) =>
  `select '', ${npsSql} from ${rows(days)} and q0 is not null${condition}`;
const groupSql = (by: string) => (rows: SqlGround, days: Days) =>
  `select ${by}, ${npsSql} from ${rows(days)} and q0 is not null group by 1`;

export function analyticsQueries(year: string): readonly Query[] {
  return [...plainQueries(year), ...groupQueries(year), driversQuery(year)];
}

function plainQueries(year: string): readonly Query[] {
  return [
    {
      name: 'nps_90_days',
      isGrouped: false,
      path: 'score?period=90d',
      readReply: totalOfReply,
      loop: (columns, days) => totalOf(loopTotal(columns, 0, days)),
      sql: totalSql(''),
      readRows,
    },
    {
      name: 'daily_trend_year',
      isGrouped: false,
      path: `trend?period=${year}&interval=day`,
      readReply: pointsOfReply,
      loop: (columns, days) => groupsOf(loopGroups(columns, 0, days, 'day'), (day) => dayText(days.from, day)),
      sql: groupSql('cast(day as text)'),
      readRows,
    },
  ];
}

function groupQueries(year: string): readonly Query[] {
  return [
    {
      name: 'by_40_values_year',
      isGrouped: true,
      path: `segments?period=${year}&by=attribute:branch`,
      readReply: groupsOfReply,
      loop: (columns, days) =>
        groupsOf(loopGroups(columns, 0, days, [branch.slot, branch.size]), (code) => wordOf('branch', code)),
      sql: groupSql(`coalesce(a${branch.slot}, 0)`),
      readRows: (rows) => readRows(rows.map(([code, ...rest]) => [wordOf('branch', Number(code)), ...rest])),
    },
    {
      name: 'two_attributes_year',
      isGrouped: true,
      path: `score?period=${year}&where=${where}`,
      readReply: totalOfReply,
      loop: (columns, days) => totalOf(loopTotal(columns, 0, { ...days, codes: both })),
      sql: totalSql(` and ${bothSql}`),
      readRows,
    },
    {
      name: 'two_attributes_all',
      isGrouped: true,
      path: `score?period=all&where=${where}`,
      readReply: totalOfReply,
      loop: (columns, days) => totalOf(loopTotal(columns, 0, { ...days, codes: both })),
      sql: totalSql(` and ${bothSql}`),
      readRows,
    },
    {
      name: 'cross_tab_year',
      isGrouped: true,
      path: `cross-tabs?period=${year}&rows=attribute:region&columns=attribute:class`,
      readReply: cellsOfReply,
      loop: (columns, days) =>
        groupsOf(loopGroups(columns, 0, days, [region.slot, region.size, rank.slot, rank.size]), (cell) =>
          cellName(Math.floor(cell / rank.size), cell % rank.size),
        ),
      sql: groupSql(`coalesce(a${region.slot}, 0) * ${rank.size} + coalesce(a${rank.slot}, 0)`),
      readRows: (rows) =>
        readRows(
          rows.map(([cell, ...rest]) => [
            cellName(Math.floor(Number(cell) / rank.size), Number(cell) % rank.size),
            ...rest,
          ]),
        ),
    },
  ];
}

function driversQuery(year: string): Query {
  return {
    name: 'drivers_of_8_items_year',
    isGrouped: false,
    path: `drivers?period=${year}`,
    readReply: driversOfReply,
    loop: (columns, days) => driversOf(loopProducts(columns, outcomeAndDrivers, days)),
    sql: driversSql,
    readRows: (rows) => driversOf(productsOfRow(at(rows, 0))),
  };
}

/** NPS from counts by score and one. */
function npsOf(counts: ArrayLike<number>, first = 0): readonly [number, number] {
  let [all, sum] = [0, 0];
  for (let score = 0; score <= 10; score += 1) {
    const count = at(counts, first + score + 1);
    all += count;
    sum += score >= 9 ? count : score <= 6 ? -count : 0;
  }
  return [all, all === 0 ? 0 : (100 * sum) / all];
}

function totalOf(counts: Uint32Array): Answer {
  return new Map([['', npsOf(counts)]]);
}

function groupsOf(places: Uint32Array, nameOf: (group: number) => string): Answer {
  const groups = Array.from(
    { length: places.length / 16 - 1 },
    (_, group) => [nameOf(group), npsOf(places, group * 16)] as const,
  );
  return new Map(groups.filter(([, [count]]) => count > 0));
}

function readRows(rows: readonly (readonly unknown[])[]): Answer {
  return new Map(rows.map(([name, count, value]) => [String(name).slice(0, 40), [Number(count), Number(value)]]));
}

const estimate = z.object({ n: z.int(), estimate: z.number().nullable() });
type Estimate = z.output<typeof estimate>;
const pairOf = ({ n, estimate: value }: Estimate): readonly [number, number] => [n, value ?? 0];

function totalOfReply(reply: unknown): Answer {
  return new Map([['', pairOf(z.object({ score: estimate }).parse(reply).score)]]);
}

const pointColumns = z.object({
  from: z.array(z.string()),
  n: z.array(z.int()),
  estimate: z.array(z.number().nullable()),
});

function pointsOfReply(reply: unknown): Answer {
  const { points } = z.object({ points: pointColumns }).parse(reply);
  const rows = rowsOfColumns(points, ['from', 'n', 'estimate']).filter(({ n }) => n > 0);
  return new Map(rows.map(({ from, ...point }) => [from, pairOf(point)]));
}

function groupsOfReply(reply: unknown): Answer {
  const group = z.object({ value: z.string(), estimate });
  const { groups } = z.object({ groups: z.array(group) }).parse(reply);
  return new Map(groups.map((one) => [one.value, pairOf(one.estimate)]));
}

function cellsOfReply(reply: unknown): Answer {
  const row = z.object({ value: z.string(), cells: z.array(estimate.nullable()) });
  const { columns, rows } = z
    .object({ columns: z.array(z.object({ value: z.string() })), rows: z.array(row) })
    .parse(reply);
  return new Map(
    rows.flatMap(({ value, cells }) =>
      cells.flatMap((cell, place): [string, readonly [number, number]][] =>
        cell === null ? [] : [[`${value} ${at(columns, place).value}`, pairOf(cell)]],
      ),
    ),
  );
}

function driversOfReply(reply: unknown): Answer {
  const { n, r_squared: explained } = z.object({ n: z.int(), r_squared: estimate }).parse(reply);
  return new Map([['', [n, explained.estimate ?? 0]]]);
}

function wordOf(key: string, code: number): string {
  return seedAttributes.find((attribute) => attribute.key === key)?.values[code - 1] ?? '';
}

function cellName(regionCode: number, rankCode: number): string {
  return `${wordOf('region', regionCode)} ${wordOf('class', rankCode)}`;
}

function dayText(from: string, day: number): string {
  return new Date(Date.parse(from) + day * 86_400_000).toISOString().slice(0, 10);
}

/** Every product of two of eight items, once, among responses that have all eight. */
function driversSql(rows: SqlGround, days: Days): string {
  const names = outcomeAndDrivers.map((slot) => `q${slot}`);
  const products = names.flatMap((one, place) =>
    names.slice(0, place + 1).map((other) => `sum(${one}::bigint * ${other})`),
  );
  const sums = names.map((name) => `sum(${name})`);
  const whole = names.map((name) => `${name} is not null`).join(' and ');
  return `select count(*), ${[...sums, ...products].join(', ')} from ${rows(days)} and ${whole}`;
}

function productsOfRow(row: readonly unknown[]): Float64Array {
  const items = outcomeAndDrivers.length;
  const size = items + 1;
  const sums = new Float64Array(size * size);
  sums[items * size + items] = Number(row[0]);
  for (let item = 0; item < items; item += 1) sums[items * size + item] = Number(row[1 + item]);
  let place = 1 + items;
  for (let one = 0; one < items; one += 1)
    for (let other = 0; other <= one; other += 1) sums[one * size + other] = Number(row[place++]);
  return sums;
}

/** How many answered all, and the share of the outcome's variance that the others explain: least squares by elimination. */
function driversOf(sums: Float64Array): Answer {
  const items = outcomeAndDrivers.length;
  const size = items + 1;
  const n = at(sums, items * size + items);
  const mean = (item: number) => at(sums, items * size + item) / n;
  const moment = (one: number, other: number) =>
    at(sums, Math.max(one, other) * size + Math.min(one, other)) / n - mean(one) * mean(other);
  const drivers = Array.from({ length: items - 1 }, (_, place) => place + 1);
  const table = drivers.map((one) => [...drivers.map((other) => moment(one, other)), moment(one, 0)]);
  for (const [pivot, row] of table.entries()) {
    for (const other of table) {
      if (other === row) continue;
      const factor = at(other, pivot) / at(row, pivot);
      for (let column = pivot; column < row.length; column += 1)
        other[column] = at(other, column) - factor * at(row, column);
    }
  }
  const explained = table.reduce(
    (sum, row, place) => sum + (at(row, drivers.length) / at(row, place)) * moment(place + 1, 0),
    0,
  );
  return new Map([['', [n, explained / moment(0, 0)]]]);
}
