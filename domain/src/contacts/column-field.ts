/** What a column of a file may hold, beside the attributes that a workspace has named itself. */
export const columnFields = [
  'email',
  'name',
  'language',
  'external_id',
  'phone',
  'organisation',
  'organisation_number',
  'roles',
  'lifecycle',
  'stage',
  'birthday',
  'country',
  'customer_since',
  'consent_research',
  'consent_marketing',
  'consent_source',
  'consent_date',
] as const;

export type ColumnField = (typeof columnFields)[number];

/** A field, or an attribute by its key. A column without a meaning is left out. */
export type ColumnMeaning = ColumnField | `attribute:${string}`;

/** Several name columns are joined: first name, last name. Everything else is one column alone. */
export function isSingleMeaning(meaning: ColumnMeaning): boolean {
  return meaning !== 'name';
}

const attributeMark = 'attribute:';

/** The key of the attribute that a column holds; undefined for a field. */
export function keyOfMeaning(meaning: ColumnMeaning): string | undefined {
  return meaning.startsWith(attributeMark) ? meaning.slice(attributeMark.length) : undefined;
}

export function attributeMeaning(key: string): ColumnMeaning {
  return `${attributeMark}${key}`;
}
