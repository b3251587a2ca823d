/** What a column of a file may hold. `attribute` keeps it under its own heading; a column without a field is left out. */
export const columnFields = ['email', 'name', 'language', 'external_id', 'phone', 'attribute'] as const;

export type ColumnField = (typeof columnFields)[number];

/** Fields that one column alone can be. Several name columns are joined: first name, last name. */
export const singleFields: readonly ColumnField[] = ['email', 'language', 'external_id', 'phone'];

/** Headings as customer lists in Dutch, Norwegian and English have them, without case, blanks and marks. */
const headings: Readonly<Record<Exclude<ColumnField, 'attribute'>, readonly string[]>> = {
  email: ['email', 'emailadres', 'emailaddress', 'mail', 'mailadres', 'epost', 'epostadresse', 'epostadr', 'eadres'],
  name: [
    'name',
    'naam',
    'navn',
    'fullname',
    'fulltnavn',
    'volledigenaam',
    'contact',
    'contactpersoon',
    'kontaktperson',
    'firstname',
    'lastname',
    'voornaam',
    'achternaam',
    'tussenvoegsel',
    'fornavn',
    'etternavn',
    'surname',
    'customername',
    'klantnaam',
    'kundenavn',
  ],
  language: ['language', 'taal', 'språk', 'sprak', 'lang', 'locale', 'taalcode'],
  external_id: [
    'id',
    'externalid',
    'customerid',
    'customernumber',
    'klantnummer',
    'klantnr',
    'klantid',
    'kundenummer',
    'kundenr',
    'kundeid',
    'debiteurnummer',
    'relatienummer',
    'number',
    'nummer',
  ],
  phone: [
    'phone',
    'phonenumber',
    'telefoon',
    'telefoonnummer',
    'tel',
    'mobiel',
    'mobile',
    'telefon',
    'mobil',
    'telefonnummer',
  ],
};

/**
 * Guesses what each column holds, by its heading and, for the address, by what stands in it. A column that nothing says
 * anything about stays out until somebody names it: data that nobody asked for is not taken in.
 */
export function guessColumns(
  names: readonly string[],
  rows: readonly (readonly string[])[],
): readonly (ColumnField | null)[] {
  const guesses = names.map((name) => fieldOfHeading(name));
  const taken = new Set<ColumnField>();
  const kept = guesses.map((field) => {
    if (field === null || !singleFields.includes(field)) return field;
    if (taken.has(field)) return null;
    taken.add(field);
    return field;
  });
  if (taken.has('email')) return kept;
  const column = names.findIndex((_, index) => kept[index] === null && holdsAddresses(rows, index));
  return kept.map((field, index) => (index === column ? 'email' : field));
}

export function fieldOfHeading(name: string): ColumnField | null {
  const word = name.toLowerCase().replaceAll(/[^\p{L}]/gu, '');
  for (const field of columnFields) {
    if (field !== 'attribute' && headings[field].includes(word)) return field;
  }
  return null;
}

/** Whether a text might be meant as an address: enough to tell a heading from a first row. */
export function looksLikeAddress(text: string): boolean {
  return text.length <= 320 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());
}

function holdsAddresses(rows: readonly (readonly string[])[], column: number): boolean {
  const filled = rows.map((row) => row[column] ?? '').filter((cell) => cell.trim() !== '');
  return filled.length > 0 && filled.filter(looksLikeAddress).length * 2 > filled.length;
}
