/** What a truth file can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

export type Input = { readonly [key: string]: Json | undefined };

/** A truth method: the input of a case in, the numbers to compare out. */
export type Method = (input: Input) => unknown;

/** A list; R writes a vector of one value without brackets, so a bare value is a list of one. */
export function readList(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

export function readNumber(value: Json | undefined): number | null {
  if (value === true) return 1;
  if (value === false) return 0;
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

export function readRequired(value: Json | undefined): number {
  const read = readNumber(value);
  if (read === null) throw new TypeError(`a number is needed here, not ${JSON.stringify(value)}`);
  return read;
}

/** A column of numbers, null where one is missing. */
export function readColumn(value: Json | undefined): readonly (number | null)[] {
  return readList(value).map(readNumber);
}

export function readCounts(value: Json | undefined): readonly number[] {
  return readList(value).map(readRequired);
}

/** A list of columns or of rows; one flat list of numbers is a single column. */
export function readColumns(value: Json | undefined): readonly (readonly (number | null)[])[] {
  const list = readList(value);
  const isFlat = list.length > 0 && list.every((entry) => !Array.isArray(entry));
  return isFlat ? [readColumn(value)] : list.map(readColumn);
}

export function readText(value: Json | undefined): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export function readTexts(value: Json | undefined): readonly (string | null)[] {
  return readList(value).map(readText);
}

export function readObject(value: Json | undefined): Input {
  return typeof value === 'object' && value !== null && !isList(value) ? value : {};
}

export function readLevel(input: Input): number {
  return readNumber(input['conf']) ?? 0.95;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** The columns of a table given as a list of rows; a flat list of numbers is one column. */
export function readRows(value: Json | undefined): readonly (readonly (number | null)[])[] {
  const rows = readList(value).map(readColumn);
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, column) => rows.map((row) => row[column] ?? null));
}
