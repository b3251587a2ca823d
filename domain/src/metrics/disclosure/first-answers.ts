import { at } from '../../stats/at.ts';
import { findRepeats, type Repeats } from '../columns/repeats.ts';
import type { Segment } from '../columns/segment.ts';
import type { CellPlaces } from './cell-places.ts';
import { makeMemory } from './remember.ts';

/** The responses of a segment that are counted, and the cells that they lie in. */
export type CountedPart = Readonly<{ segment: Segment; mask: Uint8Array; places: CellPlaces }>;

/** More units of time than a survey has in a row. */
const unitsMost = 4;

const remember = makeMemory<Repeats>(unitsMost);

/**
 * The responses that are counted, of each customer one: the first by day, and of one day that in the cell with the lowest key, so
 * that the same data always choose the same. With `isByDay` one of each day. Undefined where nobody answered twice.
 *
 * Use for how many customers some cells have at least: each customer is in one of them, so the sum over cells is one of customers
 * too, and never more than there are. When not to use: for what a figure shows, which counts every answer.
 *
 * Who is not known counts as a customer of their own with each answer; where only a share of the customers is looked at
 * (CustomerColumn), so do the others.
 *
 * @throws nothing.
 */
export function firstAnswers(parts: readonly CountedPart[], isByDay: boolean): readonly Uint8Array[] | undefined {
  const segments = parts.map(({ segment }) => segment);
  const repeats = remember(segments, String(segments.length), () => findRepeats(segments));
  if (repeats.ends.length === 0) return undefined;
  const answers = answersInOrder(parts, repeats);
  const masks = parts.map(({ mask }) => mask.slice());
  let from = 0;
  for (const end of repeats.ends) {
    keepFirst(masks, answers, { from, end, isByDay });
    from = end;
  }
  return masks;
}

/** The answers of customers with more than one, those of one side by side: in which part and row, of which day, in which cell. */
type Answers = Readonly<{ parts: Uint16Array; rows: Uint32Array; days: Int32Array; keys: Float64Array }>;

/** The day of what is not counted. */
const never = 2 ** 31 - 1;

function answersInOrder(parts: readonly CountedPart[], repeats: Repeats): Answers {
  const size = repeats.ends.at(-1) ?? 0;
  const answers = {
    parts: new Uint16Array(size),
    rows: new Uint32Array(size),
    days: new Int32Array(size).fill(never),
    keys: new Float64Array(size),
  };
  for (const [part, { segment, mask, places }] of parts.entries()) {
    const own = repeats.of.get(segment);
    if (own === undefined) continue;
    for (let entry = 0; entry < own.rows.length; entry += 1) {
      const row = own.rows[entry] ?? 0;
      if ((mask[row] ?? 0) === 0) continue;
      const place = own.places[entry] ?? 0;
      answers.parts[place] = part;
      answers.rows[place] = row;
      answers.days[place] = segment.firstDay + (segment.days[row] ?? 0);
      answers.keys[place] = places.keys[places.rows[row] ?? 0] ?? 0;
    }
  }
  return answers;
}

type Customer = Readonly<{ from: number; end: number; isByDay: boolean }>;

/** Takes all answers of a customer out of the masks but the first, or but the first of each day. */
function keepFirst(masks: readonly Uint8Array[], answers: Answers, { from, end, isByDay }: Customer): void {
  const { days, keys } = answers;
  const isBefore = (one: number, other: number) =>
    (days[one] ?? 0) < (days[other] ?? 0) || (days[one] === days[other] && (keys[one] ?? 0) < (keys[other] ?? 0));
  if (!isByDay) {
    let first = from;
    for (let place = from + 1; place < end; place += 1) if (isBefore(place, first)) first = place;
    for (let place = from; place < end; place += 1) if (place !== first) takeOut(masks, answers, place);
    return;
  }
  const firstOf = new Map<number, number>();
  for (let place = from; place < end; place += 1) {
    const day = days[place] ?? never;
    const first = firstOf.get(day);
    if (first === undefined) firstOf.set(day, place);
    else if (isBefore(place, first)) {
      takeOut(masks, answers, first);
      firstOf.set(day, place);
    } else takeOut(masks, answers, place);
  }
}

function takeOut(masks: readonly Uint8Array[], { parts, rows, days }: Answers, place: number): void {
  if (days[place] === never) return;
  at(masks, parts[place] ?? 0)[rows[place] ?? 0] = 0;
}
