import type pg from 'pg';

/**
 * The same rows as plain typed arrays, one after the other, with nothing around them: what a program could do at best that
 * counts one question over one survey and knows nothing of months, corrections, disclosure or HTTP.
 */
export type PlainColumns = Readonly<{
  count: number;
  /** Days since 1970. */
  days: Uint16Array;
  /** 1 for a person's vote, 0 for any other. */
  counts: Uint8Array;
  /** The score and one, and 0 where there is none; on scales from -2 the score and three. */
  scores: readonly Uint8Array[];
  /** 0 where it is not known. */
  codes: readonly Uint16Array[];
}>;

export const scoreCount = 8;
const codeCount = 16;
const dayMs = 86_400_000;

type Row = readonly (number | null)[];

export async function readColumns(
  sql: pg.Client,
  survey: Readonly<{ id: string; responses: number }>,
): Promise<PlainColumns> {
  const count = survey.responses;
  const columns = {
    count,
    days: new Uint16Array(count),
    counts: new Uint8Array(count),
    scores: Array.from({ length: scoreCount }, () => new Uint8Array(count)),
    codes: Array.from({ length: codeCount }, () => new Uint16Array(count)),
  };
  const names = [
    ...Array.from({ length: scoreCount }, (_, slot) => `q${slot}`),
    ...Array.from({ length: codeCount }, (_, slot) => `a${slot}`),
  ];
  const months = await sql.query<{ month: string }>(
    `select distinct date_trunc('month', day)::date::text as month from score_row where survey_id = $1 order by 1`,
    [survey.id],
  );
  let place = 0;
  for (const { month } of months.rows) {
    const { rows } = await sql.query<number[]>({
      text: `select day - date '1970-01-01', (vote_class = 'h' and not is_test)::integer, ${names.join(', ')} from score_row
        where survey_id = $1 and day >= $2::date and day < $2::date + interval '1 month'`,
      values: [survey.id, month],
      rowMode: 'array',
    });
    for (const row of rows) fill(columns, row, place++);
  }
  if (place !== count) throw new Error(`read ${place} rows of ${count}`);
  return columns;
}

function fill(columns: PlainColumns, row: Row, place: number): void {
  columns.days[place] = row[0] ?? 0;
  columns.counts[place] = row[1] ?? 0;
  for (const [slot, scores] of columns.scores.entries()) {
    const score = row[2 + slot];
    scores[place] = score === null || score === undefined ? 0 : score + 1;
  }
  for (const [slot, codes] of columns.codes.entries()) codes[place] = row[2 + scoreCount + slot] ?? 0;
}

export type LoopFilter = Readonly<{
  from: string;
  to: string;
  /** Slot and code, at most two. */
  codes?: readonly (readonly [number, number])[];
}>;

export function dayNumber(day: string): number {
  return Date.parse(day) / dayMs;
}

function bump(places: Uint32Array, place: number): void {
  places[place] = (places[place] ?? 0) + 1;
}

const lane = 256;

/** Counts of a score, index by score and one; whoever does not match is added to a place that is not read. */
export function loopTotal(columns: PlainColumns, slot: number, filter: LoopFilter): Uint32Array {
  const { days, counts, count } = columns;
  const scores = columns.scores[slot] ?? new Uint8Array(count);
  const [[firstSlot, firstCode] = [], [otherSlot, otherCode] = []] = filter.codes ?? [];
  const first = columns.codes[firstSlot ?? -1];
  const other = columns.codes[otherSlot ?? -1];
  const [from, length] = [dayNumber(filter.from), dayNumber(filter.to) - dayNumber(filter.from)];
  const places = new Uint32Array(2 * lane);
  if (first === undefined || other === undefined) {
    for (let row = 0; row < count; row += 1) {
      const isIn = +(((days[row] ?? 0) - from) >>> 0 < length) & (counts[row] ?? 0);
      bump(places, isIn * lane + (scores[row] ?? 0));
    }
  } else {
    for (let row = 0; row < count; row += 1) {
      const isIn =
        +(((days[row] ?? 0) - from) >>> 0 < length) &
        (counts[row] ?? 0) &
        +((first[row] ?? 0) === firstCode) &
        +((other[row] ?? 0) === otherCode);
      bump(places, isIn * lane + (scores[row] ?? 0));
    }
  }
  return places.slice(lane);
}

/** Counts of a score by day after the first, or by a code, or by two codes of which the second has so many. */
export function loopGroups(
  columns: PlainColumns,
  slot: number,
  filter: LoopFilter,
  by: 'day' | readonly [number, number] | readonly [number, number, number, number],
): Uint32Array {
  const { days, counts, count } = columns;
  const scores = columns.scores[slot] ?? new Uint8Array(count);
  const [from, length] = [dayNumber(filter.from), dayNumber(filter.to) - dayNumber(filter.from)];
  const [firstSlot = 0, firstSize = length, otherSlot, otherSize = 1] = by === 'day' ? [] : by;
  const groupCount = firstSize * otherSize;
  // The last group takes whoever does not match.
  const places = new Uint32Array((groupCount + 1) * 16);
  const first = columns.codes[firstSlot] ?? new Uint16Array(count);
  const other = otherSlot === undefined ? undefined : columns.codes[otherSlot];
  for (let row = 0; row < count; row += 1) {
    const day = ((days[row] ?? 0) - from) >>> 0;
    const isIn = +(day < length) & (counts[row] ?? 0);
    const own =
      by === 'day' ? day : other === undefined ? (first[row] ?? 0) : (first[row] ?? 0) * otherSize + (other[row] ?? 0);
    const group = isIn * own + (1 - isIn) * groupCount;
    bump(places, group * 16 + (scores[row] ?? 0));
  }
  return places;
}

/** Sums of products of scores among responses that have all of them; the last column is 1. */
export function loopProducts(columns: PlainColumns, slots: readonly number[], filter: LoopFilter): Float64Array {
  const { days, counts, count } = columns;
  const chosen = slots.map((slot) => columns.scores[slot] ?? new Uint8Array(count));
  const size = slots.length + 1;
  const sums = new Float64Array(size * size);
  const [from, length] = [dayNumber(filter.from), dayNumber(filter.to) - dayNumber(filter.from)];
  const values = new Float64Array(size);
  for (let row = 0; row < count; row += 1) {
    let isIn = +(((days[row] ?? 0) - from) >>> 0 < length) & (counts[row] ?? 0);
    for (let column = 0; column < chosen.length; column += 1) {
      const score = chosen[column]?.[row] ?? 0;
      isIn &= +(score > 0);
      values[column] = score - 1;
    }
    values[size - 1] = 1;
    for (let one = 0; one < size; one += 1) {
      const value = (values[one] ?? 0) * isIn;
      for (let other = 0; other <= one; other += 1)
        sums[one * size + other] = (sums[one * size + other] ?? 0) + value * (values[other] ?? 0);
    }
  }
  return sums;
}
