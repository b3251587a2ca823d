import {
  attributeMeaning,
  type ColumnField,
  type ColumnMeaning,
  columnFields,
  isSingleMeaning,
} from './column-field.ts';
import { readCountry, readLifecycle, readRoles, readStage, readYesNo } from './customer-words.ts';
import { fieldHeadings } from './field-headings.ts';
import { readBirthday } from './read-date.ts';

type NamedAttribute = Readonly<{ key: string; name: string }>;

/**
 * Guesses what each column holds: by its heading, by the attributes that the workspace has named and, for the address,
 * by what stands in it. A column that nothing says anything about stays out until somebody names it: data that nobody
 * asked for is not taken in.
 */
export function guessColumns(
  names: readonly string[],
  rows: readonly (readonly string[])[],
  attributes: readonly NamedAttribute[],
): readonly (ColumnMeaning | null)[] {
  const taken = new Set<ColumnMeaning>();
  const kept = names.map((name, index) => {
    const meaning = attributeOfHeading(name, attributes) ?? fieldOfHeading(name);
    if (meaning === null || !isSingleMeaning(meaning)) return meaning;
    if (!isBorneOut({ meaning, name }, rows, index)) return null;
    if (taken.has(meaning)) return null;
    taken.add(meaning);
    return meaning;
  });
  const whole = names.findIndex((name) => wholeNames.includes(wordOf(name)));
  // "Naam" beside "Voornaam" and "Achternaam" says the same again.
  const named = kept.map((meaning, index) => (meaning === 'name' && whole >= 0 && index !== whole ? null : meaning));
  if (taken.has('email')) return named;
  const column = names.findIndex((_, index) => named[index] === null && holdsAddresses(rows, index));
  return named.map((meaning, index) => (index === column ? 'email' : meaning));
}

const wholeNames = ['fullname', 'fulltnavn', 'volledigenaam'];

/** Without case, blanks and marks: "E-mail" and "email" are one heading. */
export function wordOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}]/gu, '');
}

export function fieldOfHeading(name: string): ColumnField | null {
  const word = wordOf(name);
  return columnFields.find((field) => fieldHeadings[field].includes(word)) ?? null;
}

function attributeOfHeading(name: string, attributes: readonly NamedAttribute[]): ColumnMeaning | null {
  const word = name.trim().toLowerCase();
  const known = attributes.find((attribute) => attribute.name.toLowerCase() === word || attribute.key === word);
  return known === undefined || word === '' ? null : attributeMeaning(known.key);
}

/** Whether a text might be meant as an address: enough to tell a heading from a first row. */
export function looksLikeAddress(text: string): boolean {
  return text.length <= 320 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());
}

/** A heading promises little: "Nummer" may be the house's, "Status" the order's. What stands below must fit it. */
function isBorneOut(
  { meaning, name }: Readonly<{ meaning: ColumnMeaning; name: string }>,
  rows: readonly (readonly string[])[],
  column: number,
): boolean {
  const filled = rows.map((row) => row[column]?.trim() ?? '').filter((cell) => cell !== '');
  if (vagueNumbers.includes(wordOf(name))) return new Set(filled).size === filled.length;
  const read = wordReaders[meaning];
  return read === undefined || filled.filter((cell) => read(cell) !== undefined).length >= filled.length * 0.8;
}

const vagueNumbers = ['id', 'number', 'nummer'];

const wordReaders: Readonly<Partial<Record<ColumnMeaning, (text: string) => unknown>>> = {
  roles: readRoles,
  lifecycle: readLifecycle,
  stage: readStage,
  country: readCountry,
  birthday: (text) => readBirthday(text, 'dmy') ?? readBirthday(text, 'mdy'),
  consent_research: readYesNo,
  consent_marketing: readYesNo,
};

function holdsAddresses(rows: readonly (readonly string[])[], column: number): boolean {
  const filled = rows.map((row) => row[column] ?? '').filter((cell) => cell.trim() !== '');
  return filled.length > 0 && filled.filter(looksLikeAddress).length * 2 > filled.length;
}
