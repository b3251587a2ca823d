import { dayNumber, dayOfNumber } from '@voldaan/domain/metrics/calendar-day';
import { matchRows, type RowMask } from '@voldaan/domain/metrics/columns/match-rows';
import type { Segment } from '@voldaan/domain/metrics/columns/segment';
import { disclose, traitsMost } from '@voldaan/domain/metrics/disclosure/disclose';
import type { Disclosure } from '@voldaan/domain/metrics/disclosure/disclosure';
import { isWhole, matchShown, type ShownChoice } from '@voldaan/domain/metrics/disclosure/match-shown';
import { disclosureMinimum } from '@voldaan/domain/metrics/disclosure/shown-values';
import type { TimeUnit } from '@voldaan/domain/metrics/disclosure/time-unit';
import type { Item } from '@voldaan/domain/metrics/item';
import { type TraitName, writeTraitChoice } from '@voldaan/domain/metrics/trait-name';
import { Refusal } from '@voldaan/domain/refusal';
import { at } from '@voldaan/domain/stats/at';
import { classCodes } from '../columns/score-codes.ts';
import { makeDisclosureMemory } from './disclosure-memory.ts';
import type { Figure, FigureDays, FigureMatch } from './figure.ts';

type Ground = Pick<Figure, 'columns' | 'traits' | 'codes' | 'tomorrow'>;

const human: ReadonlyMap<string, ReadonlySet<number>> = new Map([['class', new Set([classCodes.indexOf('h')])]]);
/** More than anybody reads. */
const leftOutMost = 60;

/**
 * What may be shown of the answers to an item, filtered by the chosen groups and told by some traits besides; undefined when
 * there is neither, and everybody is counted. Without an item: of all responses.
 *
 * @throws Refusal traits_too_many
 */
export function discloseFigure(
  { columns, traits, codes }: Ground,
  item: Item | undefined,
  by: readonly TraitName[] = [],
): Disclosure | undefined {
  const asked = [...new Set([...codes.keys(), ...by])];
  if (asked.length === 0) return undefined;
  if (asked.length > traitsMost)
    throw new Refusal('traits_too_many', { pointer: '/where', values: { most: traitsMost } });
  // A figure asks for each of its segments, of which a survey of years has a hundred.
  const own = known.get(columns) ?? new Map<string, Disclosure>();
  known.set(columns, own);
  const name = JSON.stringify([item?.key, ...asked]);
  const options = { minimum: disclosureMinimum, traits: traits.map((trait) => trait.name) };
  const found =
    own.get(name) ??
    disclose({ segments: columns.segments, item: item?.key, repeats: columns.repeats }, asked, options);
  own.set(name, found);
  return found;
}

/** What was found for a reading of the columns. */
const known = new WeakMap<Ground['columns'], Map<string, Disclosure>>();

/** The responses of a segment that count: see Figure. */
export function matchFigure(
  ground: Ground,
  segment: Segment,
  days: FigureDays,
  { item, by }: FigureMatch,
): RowMask | undefined {
  const disclosure = discloseFigure(ground, item, by);
  if (disclosure === undefined)
    return matchRows(segment, { from: dayNumber(days.from), to: dayNumber(days.to), codes: human });
  return matchShown(segment, disclosure, choiceOf(ground, days));
}

export function choiceOf({ codes, tomorrow }: Pick<Figure, 'codes' | 'tomorrow'>, days: FigureDays): ShownChoice {
  return {
    codes,
    days: { from: dayNumber(days.from), to: dayNumber(days.to) },
    tomorrow: dayNumber(tomorrow),
  };
}

/** What of a choice may be seen follows from these words and the disclosure alone. */
export function choiceName({ codes, tomorrow }: Pick<Figure, 'codes' | 'tomorrow'>, { from, to }: FigureDays): string {
  return JSON.stringify([from, to, tomorrow, [...codes].map(([trait, chosen]) => [trait, [...chosen]])]);
}

/** How many of the chosen responses may be shown and how many may not, and which units and values that leaves out. */
export function leaveOut(
  figure: Pick<Figure, 'codes' | 'tomorrow' | 'traits'>,
  disclosure: Disclosure,
  days: FigureDays,
): Readonly<{ shown: number; hidden: number; leftOut: readonly string[] }> {
  const { shown, hidden, starts, values } = leftOutBefore(disclosure, choiceName(figure, days), () =>
    findLeftOut(disclosure, choiceOf(figure, days)),
  );
  const periods = starts.map((start) => periodOf(dayOfNumber(start), disclosure.unit));
  // The words are those of today: a value may have been erased since.
  const choices = values.flatMap(({ trait, code }) => {
    const known = figure.traits.find(({ name }) => name === trait);
    const value = known?.values[code];
    return known === undefined || value === undefined
      ? []
      : [writeTraitChoice({ trait: known.name, values: [value.value] })];
  });
  return { shown, hidden, leftOut: [...periods, ...choices].slice(0, leftOutMost) };
}

type LeftOut = Readonly<{
  shown: number;
  hidden: number;
  /** First days of units of which nothing may be shown, and chosen values of which nothing may be. */
  starts: readonly number[];
  values: readonly Readonly<{ trait: string; code: number }>[];
}>;

const leftOutBefore = makeDisclosureMemory<LeftOut>();

function findLeftOut(disclosure: Disclosure, choice: ShownChoice): LeftOut {
  const { key, units } = disclosure;
  const chosen = key.traits.flatMap((trait, place) => {
    const wanted = choice.codes.get(trait);
    const [radix, weight] = [at(key.radixes, place), at(key.weights, place)];
    return wanted === undefined ? [] : [{ trait, wanted, radix, weight, sums: newSums(radix) }];
  });
  const sums = { shown: 0, hidden: 0 };
  const starts: number[] = [];
  for (const unit of units.values()) {
    if (!isWhole(unit, disclosure, choice)) continue;
    const own = { shown: 0, hidden: 0 };
    for (const part of ['shown', 'hidden'] as const) {
      // There are tens of thousands of cells: nothing is made of one, and nothing looked up, but its codes.
      for (const [cell, answers] of unit[part]) {
        if (!chosen.every(({ wanted, weight, radix }) => wanted.has(Math.floor(cell / weight) % radix))) continue;
        own[part] += answers;
        for (const { weight, radix, sums: ofTrait } of chosen) {
          const code = Math.floor(cell / weight) % radix;
          ofTrait[part][code] = at(ofTrait[part], code) + answers;
        }
      }
      sums[part] += own[part];
    }
    if (own.shown === 0 && own.hidden > 0) starts.push(unit.start);
  }
  const values = chosen.flatMap(({ trait, wanted, sums: ofTrait }) =>
    [...wanted]
      .filter((code) => ofTrait.shown[code] === 0 && (ofTrait.hidden[code] ?? 0) > 0)
      .map((code) => ({ trait, code })),
  );
  return { ...sums, starts, values };
}

function newSums(size: number): Readonly<Record<'shown' | 'hidden', Float64Array>> {
  return { shown: new Float64Array(size), hidden: new Float64Array(size) };
}

function periodOf(start: string, unit: TimeUnit): string {
  if (unit === 'day') return start;
  if (unit === 'month') return start.slice(0, 7);
  const year = start.slice(0, 4);
  return unit === 'year' ? year : `${year}-Q${(Number(start.slice(5, 7)) - 1) / 3 + 1}`;
}
