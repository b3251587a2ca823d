/** A property of each response as a code: of its dictionary's entries, which are `size`. */
export type CodeColumn = Readonly<{
  codes: Uint8Array | Uint16Array;
  size: number;
  /** The code that all of them have, where that is known. */
  only?: number;
}>;

/**
 * Of whom responses are, as numbers that are the same for the same customer and no others, in rows that ascend. Row `rows[i]` is of
 * customer `ids[i]`; all other rows are of nobody that is known, or of a customer who is not looked at: only those whose number
 * divides by `share` are.
 */
export type CustomerColumn = Readonly<{ share: number; rows: Uint32Array; ids: Uint32Array }>;

/**
 * Responses to one survey in one month, by columns: element i of every column belongs to the same response. A month may lie in
 * several of them. Immutable; what is corrected or erased is built again.
 */
export type Segment = Readonly<{
  count: number;
  /** Of the month's first day, in days since 1 January 1970. */
  firstDay: number;
  /** Days after the first. */
  days: Uint8Array;
  /** By item (item.ts): 0 where there is no score, else the stored score minus `lowest` plus 1. */
  scores: ReadonlyMap<string, ScoreColumn>;
  /** By name: `class`, `language`, `channel`, `attribute:region`. */
  properties: ReadonlyMap<string, CodeColumn>;
  /** Where it is known whose they are. */
  customers?: CustomerColumn;
}>;

/** `levels` counts the scores from the lowest to the highest that the scale has. */
export type ScoreColumn = Readonly<{ steps: Uint8Array; lowest: number; levels: number }>;

/** Everything of one response that is counted, as score_row has it. */
export type ScoredResponse = Readonly<{
  day: number;
  /** By item, as stored. */
  scores: ReadonlyMap<string, number>;
  codes: ReadonlyMap<string, number>;
}>;

/** The columns of a segment, before there is anything in them. */
export type SegmentShape = Readonly<{
  firstDay: number;
  items: ReadonlyMap<string, Readonly<{ lowest: number; levels: number }>>;
  /** Number of entries of each property's dictionary. */
  properties: ReadonlyMap<string, number>;
}>;

/** A score takes a byte, its 0 included, and a code at most two. */
const levelsMost = 255;
const codesMost = 65_536;

/**
 * Lays responses out in columns.
 *
 * Use for a month that is read from the database. When not to use: one response at a time; collect them and build once.
 *
 * @example
 * buildSegment({ firstDay: 20_000, items: new Map([['nps:C11:1', { lowest: 0, levels: 11 }]]), properties: new Map() }, responses);
 * @throws RangeError for a day outside of the month, a score off its scale, a code outside of its dictionary, and a scale or a
 * dictionary that is too large.
 */
export function buildSegment(shape: SegmentShape, responses: readonly ScoredResponse[]): Segment {
  const count = responses.length;
  const days = Uint8Array.from(responses, ({ day }) => within(day - shape.firstDay, 31, 'a day of the month'));
  const scores = new Map<string, ScoreColumn>();
  for (const [item, { lowest, levels }] of shape.items) {
    within(levels, levelsMost + 1, 'the number of scores');
    const steps = Uint8Array.from(responses, (response) => {
      const score = response.scores.get(item);
      return score === undefined ? 0 : within(score - lowest, levels, 'a score') + 1;
    });
    scores.set(item, { steps, lowest, levels });
  }
  const properties = new Map<string, CodeColumn>();
  for (const [name, size] of shape.properties) {
    within(size, codesMost + 1, 'the size of a dictionary');
    const codeOf = (response: ScoredResponse) => within(response.codes.get(name) ?? -1, size, `the code of ${name}`);
    const codes = size <= 256 ? Uint8Array.from(responses, codeOf) : Uint16Array.from(responses, codeOf);
    properties.set(name, { codes, size });
  }
  return { count, firstDay: shape.firstDay, days, scores, properties };
}

function within(value: number, below: number, name: string): number {
  if (Number.isInteger(value) && value >= 0 && value < below) return value;
  throw new RangeError(`${name} is ${value}, and should be a whole number from 0 to ${below - 1}`);
}
