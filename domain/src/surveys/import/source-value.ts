import { Refusal } from '../../refusal.ts';

/** What another product stores for a choice: text, a number or yes and no. */
export type SourceValue = string | number | boolean;

/** An object of a file that somebody else made: read by own names only, so that no file reaches what objects inherit. */
export type SourceObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is SourceObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function valueIn(source: unknown, name: string): unknown {
  return isObject(source) && Object.hasOwn(source, name) ? source[name] : undefined;
}

/** What a table has under a name that came from a file: `constructor` is in no table. */
export function ownOf<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

export function textOf(source: unknown, name: string): string {
  const value = valueIn(source, name);
  return typeof value === 'string' ? value : '';
}

export function numberOf(source: unknown, name: string): number | undefined {
  const value = valueIn(source, name);
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

export function isTrue(source: unknown, name: string): boolean {
  return valueIn(source, name) === true;
}

/** More of anything than a survey could have: such a file is not looked through. */
const listMost = 1000;

/** The list under this name, empty when there is none. One that is longer than any survey's is refused at once. */
export function listOf(source: unknown, name: string, pointer: string): readonly unknown[] {
  const value = valueIn(source, name);
  if (!Array.isArray(value)) return [];
  if (value.length > listMost) throw new Refusal('list_too_long', { pointer, values: { most: listMost } });
  return value;
}

export function sourceValueOf(value: unknown): SourceValue | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}
