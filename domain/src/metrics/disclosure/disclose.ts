import { at } from '../../stats/at.ts';
import { sum } from '../../stats/sum.ts';
import { cellBook } from './cell-book.ts';
import { type CellKey, cellKey } from './cell-key.ts';
import { type Counted, countCells, segmentsByUnit } from './count-cells.ts';
import { withDependent } from './dependent-traits.ts';
import { disclosedUnits, largeShare, type Table } from './disclosed-units.ts';
import type { DisclosedUnit, Disclosure } from './disclosure.ts';
import { makeMemory } from './remember.ts';
import { coarsestUnit, type TimeUnit, timeUnits } from './time-unit.ts';

export type DiscloseOptions = Readonly<{
  minimum: number;
  /** Every trait of the responses. */
  traits: readonly string[];
}>;

/** More traits at once than anybody reads a figure by; the tables that they lie in double with each. */
export const traitsMost = 5;

/** A unit of time is large enough when this part of all responses lies in cells that may be shown. */
const shownShareMin = 0.9;
/** Days are tried only where cells have this many responses on average: else they never are. */
const averagePerDayMin = 20;

/** More tables than are asked for in a row. */
const tablesMost = 100;

const remember = makeMemory<Disclosure>(tablesMost);

/**
 * Decides which cells may be shown. A cell holds the responses of one unit of time with one value of each trait; every figure
 * that is filtered or grouped by traits is a sum of cells that may be shown, and nothing else ever leaves.
 *
 * Use on every path by which such a figure leaves: screen, interface, export, list of texts. When not to use: for a survey as
 * a whole, whose answers may be read one by one.
 *
 * What a reader can find by subtracting one figure from another, when one lies within the other:
 * - Both are by the same traits: a sum of cells that may be shown, each of five or more.
 * - One has a trait more: the rest of each line of its cells. Those of the rest that may be shown are five or more, those that
 *   may not are none or together five or more, since a line is shown so that its total tells nothing (shownCells); and its
 *   units of time hold those of the other whole. Where a total may not be shown, no cell within it is.
 * - One is of everybody: the same, with the unit's total.
 * - Neither has the traits of the other, but the data put one within the other: when a value of one trait goes with one value of
 *   another, as Norwegian with Norway; then the figure is one by both (dependent-traits.ts), and the totals that are told are
 *   those of traits without what follows from them.
 *
 * All of that holds since cells depend on the data alone: neither on the period that is asked for nor on who asks.
 *
 * The unit of time is the smallest in which nearly all responses lie in cells that may be shown: days for a survey of
 * thousands, years for a trait of hundreds of values.
 *
 * @example
 * disclose({ segments, item: 'nps:C11:1' }, ['attribute:region'], { minimum: 5, traits }).unit; // 'month'
 * @throws RangeError for more than five traits.
 */
export function disclose(counted: Counted, traits: readonly string[], options: DiscloseOptions): Disclosure {
  if (traits.length > traitsMost) throw new RangeError(`a figure is read by at most ${traitsMost} traits at once`);
  return tableOf(counted, closed(counted, traits, options), options);
}

/** With the traits that follow from them, in one order. */
function closed({ segments }: Counted, traits: readonly string[], options: DiscloseOptions): readonly string[] {
  return withDependent(segments, traits, options.traits);
}

/** Of traits that are among those of the finest table, whose cells everything is added up from. */
function tableOf(
  counted: Counted,
  traits: readonly string[],
  options: DiscloseOptions & Readonly<{ finest?: CellKey }>,
): Disclosure {
  const { segments, item } = counted;
  return remember(segments, `${item} ${traits.join(' ')}`, () => {
    const key = cellKey(segments, traits);
    const finest = options.finest ?? key;
    const margins = largestTold(traits, (part) => withDependent(segments, part, traits)).map((margin) => ({
      book: cellBook(segments, cellKey(segments, margin)),
      told: margin.length === 0 ? undefined : tableOf(counted, margin, { ...options, finest }),
    }));
    const told = margins.map((margin) => margin.told?.name ?? 'all').join(', ');
    const name = `${item} ${key.traits.join(' ')} ${key.radixes.join(' ')} within ${options.minimum} (${told})`;
    return bestUnit(counted, { book: cellBook(segments, key), finest, name, minimum: options.minimum, margins });
  });
}

/** The largest parts of some traits that figures are told by: those that nothing more follows from. */
function largestTold(
  traits: readonly string[],
  close: (part: readonly string[]) => readonly string[],
): readonly (readonly string[])[] {
  const parts = Array.from({ length: 2 ** traits.length - 1 }, (_, bits) =>
    traits.filter((_trait, place) => ((bits >> place) & 1) === 1),
  );
  const told = parts.filter((part) => close(part).length === part.length);
  return told.filter(
    (part) => !told.some((other) => other.length > part.length && part.every((trait) => other.includes(trait))),
  );
}

/**
 * The smallest unit of time that is large enough; when none is, that in which most may be shown. A unit whose cells are too
 * small to be enough is looked at only when no other is.
 */
function bestUnit(counted: Counted, table: Table): Disclosure {
  const finest = coarsestUnit(table.margins.flatMap(({ told }) => told?.unit ?? []));
  const possible = timeUnits
    .slice(timeUnits.indexOf(finest))
    .filter((unit) => unit !== 'day' || isWorthDays(counted, table));
  const shares = possible.map((unit) => largeShare(counted, table, unit));
  const { key } = table.book;
  const found = (unit: TimeUnit): Disclosure => ({
    key,
    unit,
    units: disclosedUnits(counted, table, unit),
    name: `${table.name} by ${unit}`,
  });
  for (const [place, unit] of possible.entries()) {
    if (at(shares, place) < shownShareMin) continue;
    const disclosure = found(unit);
    if (shownShare(disclosure.units) >= shownShareMin) return disclosure;
  }
  // From the coarsest on, in which most may be expected; of two alike the smaller.
  let best: Disclosure | undefined;
  let most = -1;
  for (const [place, unit] of [...possible.entries()].reverse()) {
    if (at(shares, place) < most) continue;
    const disclosure = found(unit);
    const share = shownShare(disclosure.units);
    if (share >= most) [best, most] = [disclosure, share];
  }
  return best ?? { key, unit: 'year', units: new Map(), name: table.name };
}

function shownShare(units: ReadonlyMap<number, DisclosedUnit>): number {
  const all = [...units.values()];
  const shown = sum(all.map((unit) => unit.shownCount));
  const hidden = sum(all.map((unit) => unit.hiddenCount));
  return shown + hidden === 0 ? 0 : shown / (shown + hidden);
}

/** Stops as soon as there are too many cells: then there are tens of thousands. */
function isWorthDays({ segments, ...counted }: Counted, { book, finest }: Table): boolean {
  const months = segmentsByUnit(segments, 'month').flatMap((own) =>
    countCells(own, { ...counted, finest, book }, 'month'),
  );
  const responses = sum(months.map(({ counts }) => sum(counts)));
  const most = responses / (months.length * 30 * averagePerDayMin);
  const cells = new Set<number>();
  for (const { numbers } of months) {
    if (numbers.length > most) return false;
    for (const number of numbers) cells.add(number);
    if (cells.size > most) return false;
  }
  return cells.size > 0;
}
