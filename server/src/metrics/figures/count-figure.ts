import type { Answers } from '@voldaan/domain/metrics/answers';
import { dayNumber, dayOfNumber } from '@voldaan/domain/metrics/calendar-day';
import { atLeastInterval, type CalendarInterval, startOfInterval } from '@voldaan/domain/metrics/calendar-interval';
import { countByGroup, countItem } from '@voldaan/domain/metrics/columns/count-columns';
import { countCrossed } from '@voldaan/domain/metrics/columns/count-crossed';
import { columnOf, liesApart } from '@voldaan/domain/metrics/columns/match-rows';
import type { Segment } from '@voldaan/domain/metrics/columns/segment';
import { codesOfKey } from '@voldaan/domain/metrics/disclosure/cell-key';
import type { Disclosure } from '@voldaan/domain/metrics/disclosure/disclosure';
import { isWhole } from '@voldaan/domain/metrics/disclosure/match-shown';
import type { Histogram } from '@voldaan/domain/metrics/histogram';
import type { Item } from '@voldaan/domain/metrics/item';
import { mergeHistograms } from '@voldaan/domain/metrics/merge-histograms';
import type { WatchedDay } from '@voldaan/domain/metrics/trend/daily-watch';
import { Refusal } from '@voldaan/domain/refusal';
import { classCodes } from '../columns/score-codes.ts';
import { type CustomerCount, countCustomers } from './count-customers.ts';
import { choiceName, choiceOf, discloseFigure } from './disclose-figure.ts';
import { makeDisclosureMemory } from './disclosure-memory.ts';
import type { Figure, FigureDays, FigureTrait, FigureTraitValue } from './figure.ts';

/** A group with its counts; null for one that may not be shown. */
export type GroupCount = FigureTraitValue &
  Readonly<{
    answers: Answers | null;
    /** Some of its units of time may not be shown, and are not in it. */
    isPartial: boolean;
  }>;

/** A group of two traits with its counts. */
export type CrossCount = Readonly<{
  values: readonly [FigureTraitValue, FigureTraitValue];
  answers: Answers | null;
  isPartial: boolean;
}>;

/** More codes than a property can have. */
const codesMost = 65_536;
/** Of a month. */
const daysMost = 31;
const humanCode = classCodes.indexOf('h');

/** Counts of every score, lowest first, over the window or other days. */
export function countTotal(figure: Figure, days: FigureDays = figure.window, item: Item = figure.item): Histogram {
  const total = new Array<number>(item.levels).fill(0);
  for (const segment of figure.columns.segments) {
    if (isApart(segment, days)) continue;
    add(total, countItem(segment, item.key, figure.match(segment, days, { item })));
  }
  return total;
}

/** The same, with those of the same customers: what an estimate is made of. */
export function countAnswers(figure: Figure, days: FigureDays = figure.window, item: Item = figure.item): Answers {
  const histogram = new Array<number>(item.levels).fill(0);
  const customers = countCustomers(figure, { days, item, isGrouped: false });
  for (const segment of figure.columns.segments) {
    if (isApart(segment, days)) continue;
    const mask = figure.match(segment, days, { item });
    add(histogram, countItem(segment, item.key, mask));
    customers.add(segment, mask);
  }
  return customers.all(histogram);
}

/** The same from histograms that hold every answer of the figure once. */
function totalOf(item: Item, parts: Iterable<Histogram>): Histogram {
  return mergeHistograms([new Array<number>(item.levels).fill(0), ...parts]);
}

/** Counts by the values of a trait, in their own order; groups that might be told by subtraction are null. */
export function countByTrait(
  figure: Figure,
  trait: string,
  days: FigureDays = figure.window,
  item: Item = figure.item,
): readonly GroupCount[] {
  const { values } = findTrait(figure, trait);
  const totals = values.map(() => new Array<number>(item.levels).fill(0));
  const customers = countCustomers(figure, { days, item, isGrouped: true });
  for (const segment of figure.columns.segments) {
    if (isApart(segment, days)) continue;
    const mask = figure.match(segment, days, { item, by: [trait] });
    const groups = countByGroup(segment, item.key, trait, mask) ?? [];
    for (const [code, histogram] of groups.entries()) add(totals[code], histogram);
    const { codes } = columnOf(segment, trait);
    customers.add(segment, mask, () => (row) => codes[row] ?? 0);
  }
  const answersOf = customers.byGroup();
  const hidden = hiddenCodes(figure, [trait], days, item);
  const chosen = figure.codes.get(trait);
  return values
    .filter(({ code }) => chosen?.has(code) ?? true)
    .map((value) => {
      const histogram = totals[value.code] ?? [];
      const isHidden = hidden.has(String(value.code));
      const isShown = !isHidden || sumOf(histogram) > 0;
      return { ...value, answers: isShown ? answersOf(value.code, histogram) : null, isPartial: isHidden };
    });
}

/** Counts by the values of two traits: a cell for each pair that has answers, or that may not be shown (null). */
export function countCross(
  figure: Figure,
  [first, second]: readonly [string, string],
  days: FigureDays = figure.window,
  item: Item = figure.item,
): readonly CrossCount[] {
  const [one, two] = [findTrait(figure, first), findTrait(figure, second)];
  const totals = new Map<string, number[]>();
  const customers = countCustomers(figure, { days, item, isGrouped: true });
  for (const segment of figure.columns.segments) {
    if (isApart(segment, days)) continue;
    const mask = figure.match(segment, days, { item, by: [first, second] });
    const [ones, others] = [columnOf(segment, first).codes, columnOf(segment, second).codes];
    customers.add(segment, mask, () => (row) => (ones[row] ?? 0) * codesMost + (others[row] ?? 0));
    for (const { codes, histogram } of countCrossed(segment, item.key, [first, second], mask)) {
      const total = totals.get(codes.join()) ?? new Array<number>(item.levels).fill(0);
      totals.set(codes.join(), total);
      add(total, histogram);
    }
  }
  const answersOf = customers.byGroup();
  const hidden = hiddenCodes(figure, [first, second], days, item);
  return one.values.flatMap((value) =>
    two.values.flatMap((other): readonly CrossCount[] => {
      const name = `${value.code},${other.code}`;
      const histogram = totals.get(name) ?? null;
      if (histogram === null && !hidden.has(name)) return [];
      const answers = histogram === null ? null : answersOf(value.code * codesMost + other.code, histogram);
      return [{ values: [value, other], answers, isPartial: hidden.has(name) }];
    }),
  );
}

/** Counts by the first day of each stretch that has answers, in order, and of all of them. */
export type TimeCount = Readonly<{ byTime: ReadonlyMap<string, Answers>; total: Answers }>;

/**
 * Counts by day, week, month, quarter or year: first day of each that has answers, in order. Groups are told apart in time by
 * units that may be coarser than the interval: then by those (intervalOf).
 */
export function countByTime(
  figure: Figure,
  interval: CalendarInterval,
  days: FigureDays = figure.window,
  item: Item = figure.item,
): TimeCount {
  const customers = countCustomers(figure, { days, item, isGrouped: true });
  const buckets = bucketsOf(figure, customers, { interval: intervalOf(figure, interval, item), days, item });
  const answersOf = customers.byGroup();
  const all = totalOf(
    item,
    buckets.map(([, histogram]) => histogram),
  );
  return {
    byTime: new Map(buckets.map(([start, histogram]) => [start, answersOf(dayNumber(start), histogram)])),
    total: customers.all(all),
  };
}

/** Counts by day, in order, each with the pairs of the same customer among all answers until its end. */
export function countDays(figure: Figure, days: FigureDays): readonly WatchedDay[] {
  const { item } = figure;
  const customers = countCustomers(figure, { days, item, isGrouped: true });
  const buckets = bucketsOf(figure, customers, { interval: 'day', days, item });
  const pairs = customers.pairsUntil(buckets.map(([day]) => dayNumber(day)));
  return buckets.map(([day, histogram], place) => ({ day, histogram, pairsUntil: pairs[place] }));
}

type TimeAsked = Readonly<{ interval: CalendarInterval; days: FigureDays; item: Item }>;

function bucketsOf(
  figure: Figure,
  customers: CustomerCount,
  { interval, days, item }: TimeAsked,
): readonly (readonly [string, Histogram])[] {
  const buckets = new Map<string, number[]>();
  const isByDay = interval === 'day' || interval === 'week';
  const startOf = (day: number) => startOfInterval(dayOfNumber(day), interval);
  const addTo = (day: number, histogram: Histogram) => {
    if (sumOf(histogram) === 0) return;
    const start = startOf(day);
    const bucket = buckets.get(start) ?? new Array<number>(item.levels).fill(0);
    buckets.set(start, bucket);
    add(bucket, histogram);
  };
  for (const segment of figure.columns.segments) {
    if (isApart(segment, days)) continue;
    const mask = figure.match(segment, days, { item });
    customers.add(segment, mask, () => {
      const { days: dayOf, firstDay } = segment;
      const starts = Uint32Array.from({ length: daysMost }, (_, day) =>
        dayNumber(startOf(isByDay ? firstDay + day : firstDay)),
      );
      return (row) => starts[dayOf[row] ?? 0] ?? 0;
    });
    // A month lies whole in any interval but these two.
    if (isByDay) {
      const byDay = countByGroup(segment, item.key, 'day', mask) ?? [];
      for (const [day, histogram] of byDay.entries()) addTo(segment.firstDay + day, histogram);
    } else addTo(segment.firstDay, countItem(segment, item.key, mask) ?? []);
  }
  // A month lies in several segments, of which a later one may hold an earlier day.
  return [...buckets].toSorted(([one], [other]) => (one < other ? -1 : 1));
}

/** The interval that countByTime really counts by: groups of another item may be told apart by coarser units still. */
export function intervalOf(figure: Figure, interval: CalendarInterval, item: Item = figure.item): CalendarInterval {
  const ofFigure = atLeastInterval(interval, figure.unit ?? interval);
  return atLeastInterval(ofFigure, discloseFigure(figure, item)?.unit ?? ofFigure);
}

/** @throws Refusal unknown_trait */
export function findTrait(figure: Pick<Figure, 'traits'>, name: string): FigureTrait {
  const trait = figure.traits.find((known) => known.name === name);
  if (trait === undefined) throw new Refusal('unknown_trait', { values: { trait: name.slice(0, 80) } });
  return trait;
}

/** The codes of groups of which something may not be shown, joined by commas. */
function hiddenCodes(figure: Figure, traits: readonly string[], days: FigureDays, item: Item): ReadonlySet<string> {
  const disclosure = discloseFigure(figure, item, traits);
  if (disclosure === undefined) return new Set();
  const name = JSON.stringify([traits, choiceName(figure, days)]);
  return hiddenBefore(disclosure, name, () => findHiddenCodes(figure, traits, { disclosure, days }));
}

const hiddenBefore = makeDisclosureMemory<ReadonlySet<string>>();

function findHiddenCodes(
  figure: Figure,
  traits: readonly string[],
  { disclosure, days }: Readonly<{ disclosure: Disclosure; days: FigureDays }>,
): ReadonlySet<string> {
  const hidden = new Set<string>();
  const { key, units } = disclosure;
  const choice = choiceOf(figure, days);
  // The same few cells are hidden in unit after unit.
  const cells = new Set<number>();
  for (const unit of units.values()) {
    if (isWhole(unit, disclosure, choice)) for (const cell of unit.hidden.keys()) cells.add(cell);
  }
  const chosen = key.traits.map((trait) => figure.codes.get(trait));
  const places = traits.map((trait) => key.traits.indexOf(trait));
  for (const cell of cells) {
    const codes = codesOfKey(key, cell);
    const isChosen = chosen.every((wanted, place) => wanted?.has(codes[place] ?? -1) ?? true);
    if (isChosen) hidden.add(places.map((place) => codes[place]).join());
  }
  return hidden;
}

/** Of other months, or without the vote of a single person. */
export function isApart(segment: Segment, { from, to }: FigureDays): boolean {
  if (liesApart(segment, { from: dayNumber(from), to: dayNumber(to) })) return true;
  return (columnOf(segment, 'class').only ?? humanCode) !== humanCode;
}

function add(total: number[] | undefined, counts: Histogram | undefined): void {
  if (total === undefined || counts === undefined) return;
  for (const [score, count] of counts.entries()) total[score] = (total[score] ?? 0) + count;
}

function sumOf(histogram: Histogram): number {
  return histogram.reduce((sum, count) => sum + count, 0);
}
