/** A value of a trait is kept as a small number; so many values have one of their own. */
export const traitValuesMost = 1_000;

/** What comes after them shares a code, and a word that no question and no field offers. */
export const otherTraitCode = traitValuesMost + 1;
export const otherTraitValue = '~other';

/** Rows have places for so many traits. */
export const traitSlotCount = 16;

/** The code of each of a response's traits, by its place; null where it is not known. */
export type TraitCodes = readonly (number | null)[];

export const noTraits: TraitCodes = [];
