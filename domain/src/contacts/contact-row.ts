import type { Language } from '../language.ts';
import { isLongerThan, textLimit } from '../text-length.ts';
import { readAttributeCell } from './attribute-cell.ts';
import type { AttributeFaultCode } from './attribute-value.ts';
import { type ColumnMeaning, keyOfMeaning } from './column-field.ts';
import type { ConsentPurpose } from './consent.ts';
import type { AttributeValues, ContactAttribute, ContactRole, Lifecycle, Stage } from './customer.ts';
import { readCountry, readLanguage, readLifecycle, readRoles, readStage, readYesNo } from './customer-words.ts';
import {
  type EmailAddress,
  type EmailFaultCode,
  type HostToAscii,
  readEmailAddress,
  trimBlanks,
} from './email-address.ts';
import type { ListFormats } from './guess-formats.ts';
import { isUnreadable } from './is-unreadable.ts';
import { type NameFaultCode, nameFault } from './person-name.ts';
import { readBirthday, readDate } from './read-date.ts';
import { shortenEntry } from './shorten-entry.ts';

/** What a row of a customer list says about a customer. What is empty says nothing and leaves what is known as it is. */
export type ContactDetails = Readonly<{
  email: EmailAddress;
  name: string;
  language: Language | null;
  externalId: string | null;
  phone: string | null;
  organisation: string | null;
  organisationNumber: string | null;
  roles: readonly ContactRole[];
  lifecycle: Lifecycle | null;
  stage: Stage | null;
  birthday: Readonly<{ month: number; day: number }> | null;
  country: string | null;
  customerSince: string | null;
  /** What the customer said yes or no to, where and on which day, as the list tells it. */
  consents: readonly Readonly<{ purpose: ConsentPurpose; isGiven: boolean }>[];
  consentSource: string | null;
  consentDate: string | null;
  attributes: AttributeValues;
}>;

export type RowFaultCode =
  | EmailFaultCode
  | NameFaultCode
  | AttributeFaultCode
  | 'value_unreadable'
  | 'email_twice'
  | 'external_id_twice'
  | 'external_id_taken'
  | 'external_id_damaged'
  | 'row_too_wide'
  | 'lifecycle_unknown'
  | 'stage_unknown'
  | 'roles_unknown'
  | 'country_unknown'
  | 'date_unreadable'
  | 'yes_no_unreadable';

/** Why a row is refused, and the column that is to blame (its index). */
export type RowFault = Readonly<{ code: RowFaultCode; column: number; value: string }>;

/** Which column holds what. An attribute's kind says how its cells are read. */
export type ColumnMapping = Readonly<{
  columns: readonly Readonly<{ column: number; meaning: ColumnMeaning }>[];
  attributes: ReadonlyMap<string, Pick<ContactAttribute, 'kind' | 'choices'>>;
  formats: ListFormats;
  /** How many columns the list has; a row with more has a separator too many somewhere. */
  width: number;
}>;

type Draft = { -readonly [Key in keyof ContactDetails]?: ContactDetails[Key] };

const textLimits = {
  external_id: 200,
  phone: 50,
  organisation: 200,
  organisation_number: 200,
  consent_source: 100,
} as const;

/** Reads one row of a file. A row is taken whole or refused whole. */
export function readContactRow(
  cells: readonly string[],
  mapping: ColumnMapping,
  toAscii: HostToAscii,
): ContactDetails | RowFault {
  const wide = cells.length > mapping.width ? cells.slice(mapping.width).find((cell) => cell.trim() !== '') : undefined;
  if (wide !== undefined) return { code: 'row_too_wide', column: mapping.width, value: shortenEntry(wide) };
  const draft: Draft = {};
  const names: string[] = [];
  const attributes: [string, string | number | boolean][] = [];
  for (const { column, meaning } of mapping.columns) {
    const cell = cells[column] ?? '';
    const value = meaning === 'email' ? trimBlanks(cell) : cell.trim();
    const fault = readCell(value, { meaning, mapping, toAscii, draft, names, attributes });
    if (fault !== undefined) return { code: fault, column, value: shortenEntry(value) };
  }
  if (draft.email === undefined) return { code: 'email_missing', column: mapping.columns[0]?.column ?? 0, value: '' };
  const name = names.join(' ');
  const fault = nameFault(name);
  if (fault !== undefined) {
    const column = mapping.columns.find(({ meaning }) => meaning === 'name')?.column ?? 0;
    return { code: fault, column, value: shortenEntry(name) };
  }
  // From entries, so that a key called __proto__ is one like any other.
  return { ...nothing, ...draft, email: draft.email, name, attributes: Object.fromEntries(attributes) };
}

const nothing = {
  language: null,
  externalId: null,
  phone: null,
  organisation: null,
  organisationNumber: null,
  roles: [],
  lifecycle: null,
  stage: null,
  birthday: null,
  country: null,
  customerSince: null,
  consents: [],
  consentSource: null,
  consentDate: null,
} as const;

type Reading = Readonly<{
  meaning: ColumnMeaning;
  mapping: ColumnMapping;
  toAscii: HostToAscii;
  draft: Draft;
  names: string[];
  attributes: [string, string | number | boolean][];
}>;

/** Puts a cell where its column belongs, or says why it cannot. */
function readCell(value: string, reading: Reading): RowFaultCode | undefined {
  const { meaning, mapping, draft, names } = reading;
  if (meaning === 'email') return readAddress(value, reading);
  if (meaning === 'name') {
    const fault = nameFault(value);
    if (fault === undefined && value !== '') names.push(value);
    return fault;
  }
  if (value === '') return undefined;
  if (isUnreadable(value)) return 'value_unreadable';
  const { dateOrder } = mapping.formats;
  switch (meaning) {
    case 'language':
      draft.language = readLanguage(value);
      return undefined;
    case 'external_id':
      if (isDamagedNumber(value)) return 'external_id_damaged';
      return keepText(value, meaning, (text) => (draft.externalId = text));
    case 'phone':
      return keepText(value, meaning, (text) => (draft.phone = text));
    case 'organisation':
      return keepText(value, meaning, (text) => (draft.organisation = text));
    case 'organisation_number':
      if (isDamagedNumber(value)) return 'external_id_damaged';
      return keepText(value, meaning, (text) => (draft.organisationNumber = text));
    case 'consent_source':
      return keepText(value, meaning, (text) => (draft.consentSource = text));
    case 'roles':
      return keep(readRoles(value), 'roles_unknown', (roles) => (draft.roles = roles));
    case 'lifecycle':
      return keep(readLifecycle(value), 'lifecycle_unknown', (lifecycle) => (draft.lifecycle = lifecycle));
    case 'stage':
      return keep(readStage(value), 'stage_unknown', (stage) => (draft.stage = stage));
    case 'country':
      return keep(readCountry(value), 'country_unknown', (country) => (draft.country = country));
    case 'birthday':
      return keep(readBirthday(value, dateOrder), 'date_unreadable', (birthday) => (draft.birthday = birthday));
    case 'customer_since':
      return keep(readDate(value, dateOrder), 'date_unreadable', (day) => (draft.customerSince = day));
    case 'consent_date':
      return keep(readDate(value, dateOrder), 'date_unreadable', (day) => (draft.consentDate = day));
    case 'consent_research':
      return readConsent(value, 'research', draft);
    case 'consent_marketing':
      return readConsent(value, 'marketing', draft);
    default:
      return readAttribute(value, reading);
  }
}

/**
 * 1,23457E+12 is what a spreadsheet made of a number that it could not show: nobody knows which it was, and many others
 * became the same.
 */
function isDamagedNumber(text: string): boolean {
  return /^-?\d(?:[.,]\d+)?e\+\d+$/i.test(text);
}

function readAddress(value: string, { draft, toAscii }: Reading): RowFaultCode | undefined {
  const read = readEmailAddress(value.replace(/^mailto:/i, ''), toAscii);
  if ('fault' in read) return read.fault;
  draft.email = read;
  return undefined;
}

function readConsent(value: string, purpose: ConsentPurpose, draft: Draft): RowFaultCode | undefined {
  return keep(readYesNo(value), 'yes_no_unreadable', (isGiven) => {
    draft.consents = [...(draft.consents ?? []), { purpose, isGiven }];
  });
}

function readAttribute(value: string, { meaning, mapping, attributes }: Reading): RowFaultCode | undefined {
  const key = keyOfMeaning(meaning);
  const attribute = key === undefined ? undefined : mapping.attributes.get(key);
  if (key === undefined || attribute === undefined) return undefined;
  const read = readAttributeCell(value, attribute, mapping.formats);
  if ('fault' in read) return read.fault;
  attributes.push([key, read.value]);
  return undefined;
}

function keep<Value>(
  value: Value | undefined,
  fault: RowFaultCode,
  put: (value: Value) => void,
): RowFaultCode | undefined {
  if (value === undefined) return fault;
  put(value);
  return undefined;
}

function keepText(
  value: string,
  field: keyof typeof textLimits,
  put: (text: string) => void,
): RowFaultCode | undefined {
  if (isLongerThan(value, textLimit(textLimits[field]))) return 'value_too_long';
  put(value);
  return undefined;
}
