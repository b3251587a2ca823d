import { isLanguage, type Language } from '../language.ts';
import { cutText, isLongerThan, textLimit } from '../text-length.ts';
import type { ColumnField } from './column-field.ts';
import {
  type EmailAddress,
  type EmailFaultCode,
  type HostToAscii,
  readEmailAddress,
  trimBlanks,
} from './email-address.ts';
import { type NameFaultCode, nameFault } from './person-name.ts';

/** What a row of a customer list says about a customer. Empty texts say nothing and leave what is known as it is. */
export type ContactDetails = Readonly<{
  email: EmailAddress;
  name: string;
  language: Language | null;
  externalId: string | null;
  phone: string | null;
  attributes: Readonly<Record<string, string>>;
}>;

export type RowFaultCode = EmailFaultCode | NameFaultCode | 'value_too_long' | 'value_unreadable' | 'email_twice';

/** Why a row is refused, and the column that is to blame (its index). */
export type RowFault = Readonly<{ code: RowFaultCode; column: number; value: string }>;

/** Which column holds what; the names are the keys of attributes. */
export type ColumnMapping = readonly Readonly<{ column: number; field: ColumnField; name: string }>[];

const limits = { external_id: textLimit(200), phone: textLimit(50), attribute: textLimit(1000) } as const;

/** Reads one row of a file. A row is taken whole or refused whole. */
export function readContactRow(
  cells: readonly string[],
  mapping: ColumnMapping,
  toAscii: HostToAscii,
): ContactDetails | RowFault {
  const names: string[] = [];
  const attributes: [string, string][] = [];
  let email: EmailAddress | undefined;
  let language: Language | null = null;
  let externalId: string | null = null;
  let phone: string | null = null;
  for (const { column, field, name } of mapping) {
    const cell = cells[column] ?? '';
    const value = field === 'email' ? trimBlanks(cell) : cell.trim();
    const fault = field === 'email' || field === 'name' ? undefined : textFault(value, field);
    if (fault !== undefined) return { code: fault, column, value: shorten(value) };
    if (field === 'email') {
      const read = readEmailAddress(value, toAscii);
      if ('fault' in read) return { code: read.fault, column, value: shorten(value) };
      email = read;
    } else if (field === 'name') {
      const nameProblem = nameFault(value);
      if (nameProblem !== undefined) return { code: nameProblem, column, value: shorten(value) };
      if (value !== '') names.push(value);
    } else if (value !== '') {
      if (field === 'language') language = readLanguage(value);
      else if (field === 'external_id') externalId = value;
      else if (field === 'phone') phone = value;
      else attributes.push([name, value]);
    }
  }
  if (email === undefined) return { code: 'email_missing', column: mapping[0]?.column ?? 0, value: '' };
  const fullName = names.join(' ');
  if (nameFault(fullName) !== undefined) return { code: 'name_too_long', column: 0, value: shorten(fullName) };
  // From entries, so that a heading called __proto__ is a key like any other.
  return { email, name: fullName, language, externalId, phone, attributes: Object.fromEntries(attributes) };
}

function textFault(value: string, field: 'language' | 'external_id' | 'phone' | 'attribute'): RowFaultCode | undefined {
  if (/[\p{Cs}\ufffd]/u.test(value) || /\p{Cc}/u.test(value.replaceAll(/[\r\n\t]/g, ' '))) return 'value_unreadable';
  return field !== 'language' && isLongerThan(value, limits[field]) ? 'value_too_long' : undefined;
}

const languageWords: Readonly<Record<string, Language>> = {
  no: 'nb',
  nn: 'nb',
  nor: 'nb',
  nob: 'nb',
  norsk: 'nb',
  norwegian: 'nb',
  noors: 'nb',
  dutch: 'nl',
  nederlands: 'nl',
  nld: 'nl',
  dut: 'nl',
  nederlandsk: 'nl',
  english: 'en',
  engels: 'en',
  engelsk: 'en',
  eng: 'en',
};

/** `nl`, `nl-NL`, `Nederlands`. A language that we do not write in leaves the choice to the workspace's own. */
export function readLanguage(text: string): Language | null {
  const word = text.toLowerCase().split(/[-_ ]/, 1)[0] ?? '';
  if (isLanguage(word)) return word;
  return Object.hasOwn(languageWords, word) ? (languageWords[word] ?? null) : null;
}

function shorten(text: string): string {
  const shown = cutText(text, 200);
  return shown === text ? text : `${shown}…`;
}
