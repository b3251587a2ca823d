import { buildSegment, type Segment } from '../columns/segment.ts';
import { startOfUnit } from './time-unit.ts';

export const sizes = new Map([
  ['loyal', 2],
  ['country', 4],
  ['language', 3],
  ['town', 12],
  ['product', 6],
]);
export const traits = [...sizes.keys()];
export const item = 'nps:C11:1';
export const firstMonth = Date.UTC(2026, 0, 1) / 86_400_000;
export const months = 7;
export const tomorrow = startOfMonth(months);

export type Answer = Readonly<{ day: number; codes: ReadonlyMap<string, number>; customer?: number }>;

/** A firm's answers: towns lie in countries, some values are rare, some go together. */
export function answers(random: () => number, count: number): readonly Answer[] {
  return Array.from({ length: count }, () => {
    const town = Math.floor(random() * random() * 12);
    const country = countryOf(town);
    const codes = new Map([
      ['loyal', Number(random() < 0.1)],
      ['country', country],
      ['language', random() < 0.985 ? country % 3 : Math.floor(random() * 3)],
      ['town', town],
      ['product', Math.floor(random() * random() * 6)],
    ]);
    return { day: firstMonth + Math.floor(random() * (tomorrow - firstMonth)), codes };
  });
}

/** A few customers who answer again and again, mostly as the same, the most eager every week. */
export function returning(random: () => number, count: number): readonly Answer[] {
  const customers = answers(random, Math.ceil(count / 5));
  return answers(random, count).map(({ day, codes }) => {
    const customer = Math.floor(random() * random() * customers.length);
    const own = random() < 0.9 ? (customers[customer]?.codes ?? codes) : codes;
    return { day, codes: new Map([...own, ['loyal', codes.get('loyal') ?? 0]]), customer: customer + 1 };
  });
}

/** The town that is not known lies in the country that is not. */
export function countryOf(town: number): number {
  return town === 0 ? 0 : 1 + (town % 3);
}

export function startOfMonth(month: number): number {
  return Date.UTC(2026, month, 1) / 86_400_000;
}

/** The segments, and which answer each of their rows is. */
export function columnsOf(data: readonly Answer[]): readonly Readonly<{ segment: Segment; rows: readonly number[] }>[] {
  return Array.from({ length: months }, (_, month) => {
    const rows = [...data.keys()].filter((row) => startOfUnit(data[row]?.day ?? 0, 'month') === startOfMonth(month));
    const segment = buildSegment(
      {
        firstDay: startOfMonth(month),
        items: new Map([[item, { lowest: 0, levels: 11 }]]),
        properties: new Map([['class', 3], ...sizes]),
      },
      rows.flatMap((row) => {
        const answer = data[row];
        if (answer === undefined) return [];
        return [{ ...answer, scores: new Map([[item, 7]]), codes: new Map([['class', 0], ...answer.codes]) }];
      }),
    );
    const ids = Uint32Array.from(rows, (row) => data[row]?.customer ?? 0);
    if (!ids.some((id) => id > 0)) return { segment, rows };
    return { segment: { ...segment, customers: { share: 1, rows: Uint32Array.from(rows.keys()), ids } }, rows };
  });
}
