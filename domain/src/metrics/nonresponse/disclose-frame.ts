import { shownValues } from '../disclosure/shown-values.ts';
import type { FrameGroup } from './representativity.ts';

/** Those of the frame with one value of a trait who were planned to be asked in one unit of time. */
export type FrameCell = FrameGroup & Readonly<{ unit: string }>;

export type DisclosedFrame = Readonly<{
  /** What may be shown of each value, over all units. */
  groups: readonly FrameGroup[];
  /** Values of which nothing may be shown. */
  hiddenCount: number;
  isShown: (cell: Pick<FrameCell, 'unit' | 'value'>) => boolean;
}>;

/**
 * Which groups of everybody asked may be shown, unit of time by unit: what a window shows is then a sum of what each of its
 * units shows, and no window taken from another tells whether one customer answered.
 *
 * Use for one trait of the frame over whole units of time. When not to use: for figures of answers (disclosure/disclose.ts),
 * which are told by several traits at once.
 *
 * @example
 * discloseFrame([{ unit: '2026-01-01', value: 'Zeist', asked: 3, answered: 1 }], 5).hiddenCount; // 1
 * @throws RangeError for a minimum below 1.
 */
export function discloseFrame(cells: readonly FrameCell[], minimum: number): DisclosedFrame {
  const shown = new Set(
    distinct(cells.map(({ unit }) => unit)).flatMap((unit) => {
      const together = cells.filter((cell) => cell.unit === unit);
      const isShown = shownValues(
        together.map(({ asked }) => asked),
        minimum,
      );
      return together.filter((_, place) => isShown[place]).map(nameOf);
    }),
  );
  const isShown = (cell: Pick<FrameCell, 'unit' | 'value'>) => shown.has(nameOf(cell));
  const values = distinct(cells.map(({ value }) => value));
  const groups = values.flatMap((value): FrameGroup[] => {
    const told = cells.filter((cell) => cell.value === value && isShown(cell));
    if (told.length === 0) return [];
    return [{ value, asked: totalOf(told, 'asked'), answered: totalOf(told, 'answered') }];
  });
  return { groups, hiddenCount: values.length - groups.length, isShown };
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

function nameOf({ unit, value }: Pick<FrameCell, 'unit' | 'value'>): string {
  return JSON.stringify([unit, value]);
}

function totalOf(cells: readonly FrameCell[], part: 'asked' | 'answered'): number {
  return cells.reduce((total, cell) => total + cell[part], 0);
}
