import { maskPersonalData, type PersonalDataKind, personalDataKinds } from '../../responses/find-personal-data.ts';

const mark = (kind: PersonalDataKind) => `⟦${kind}⟧`;

/**
 * A customer's text as it is kept for searching and showing: in the place of personal data stands a mark of its kind.
 *
 * Use for every copy of a text outside the response itself. When not to use: in the inbox, for those who may see persons.
 *
 * @example
 * maskText('Bel 06 12345678'); // 'Bel ⟦phone⟧'
 * @throws nothing.
 */
export function maskText(text: string): string {
  return maskPersonalData(text, mark);
}

/**
 * A masked text with the marks in the reader's words.
 *
 * @example
 * wordMasks('Bel ⟦phone⟧', () => 'telefoonnummer'); // 'Bel [telefoonnummer]'
 * @throws nothing.
 */
export function wordMasks(text: string, wordOf: (kind: PersonalDataKind) => string): string {
  return personalDataKinds.reduce((worded, kind) => worded.replaceAll(mark(kind), `[${wordOf(kind)}]`), text);
}

/** The text without the marks: what is searched in. A mark is no word that anybody wrote. */
export function withoutMasks(text: string): string {
  return personalDataKinds.reduce((bare, kind) => bare.replaceAll(mark(kind), ' '), text);
}
