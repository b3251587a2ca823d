import type { Localised } from '../../language.ts';

/**
 * A text of the library: in the product's languages, Dutch in the u form, and beside it the Dutch that says jij wherever
 * that reads differently. Where it does not, the Dutch text serves both.
 */
export type LibraryText = Localised & Readonly<{ 'nl-x-jij'?: string }>;

/** The languages that the library is written in. */
export const libraryLanguages = ['nl', 'nl-x-jij', 'nb', 'en'] as const;
