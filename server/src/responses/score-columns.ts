import { type TraitCodes, traitSlotCount } from '@voldaan/domain/responses/trait-code';
import { smallintArray } from '../database/binary-array.ts';

export type Scores = readonly (number | null)[];

/** Statements are made for so many scores: most surveys ask a few, and each column costs a little for every answer. */
const widths = [1, 4, 12, 32] as const;

/** How many columns hold all scores of these answers. */
export function scoreWidth(answers: readonly Scores[]): number {
  const most = usedPlaces(answers);
  return widths.find((width) => width >= most) ?? widths[3];
}

/** `['q0', 'q1', …]` */
export function scoreColumns(width: number): readonly string[] {
  return Array.from({ length: width }, (_, slot) => `q${slot}`);
}

export const allScoreColumns = scoreColumns(widths[3]);

/** The scores column by column, as the server takes them. */
export function scoreArrays(answers: readonly Scores[], width: number): readonly Buffer[] {
  return Array.from({ length: width }, (_, slot) => smallintArray(answers.map((scores) => scores[slot] ?? null)));
}

/** Traits have their places in the order in which they were first met: most workspaces use the first few. */
const traitWidths = [0, 4, 8, traitSlotCount] as const;

/** How many columns hold all traits of these answers: none, where nobody was invited. */
export function traitWidth(answers: readonly TraitCodes[]): number {
  const most = usedPlaces(answers);
  return traitWidths.find((width) => width >= most) ?? traitSlotCount;
}

/** The place behind the last one that any of them has something in: looked for only beyond what is known already. */
function usedPlaces(lists: readonly Scores[]): number {
  let most = 0;
  for (const list of lists) {
    let end = list.length;
    while (end > most && list[end - 1] === null) end -= 1;
    most = Math.max(most, end);
  }
  return most;
}

/** `['a0', 'a1', …]` */
export function traitColumns(width: number = traitSlotCount): readonly string[] {
  return Array.from({ length: width }, (_, slot) => `a${slot}`);
}

/** The codes column by column; of a trait that no answer has nothing travels. */
export function traitArrays(answers: readonly TraitCodes[], width: number): readonly Buffer[] {
  return Array.from({ length: width }, (_, slot) => {
    const codes = answers.map((traits) => traits[slot] ?? null);
    return smallintArray(codes.every((code) => code === null) ? [] : codes);
  });
}
