import { Refusal } from '../refusal.ts';
import { isLongerThan, textLimit } from '../text-length.ts';

/**
 * Reads values of unknown shape strictly: what is not expected is refused with a code and a JSON pointer, never
 * ignored and never repaired. One reader per shape; each returns the typed value.
 */
export type Reader<Value> = (value: unknown, pointer: string) => Value;

export function refuse(code: string, pointer: string, values?: Readonly<Record<string, string | number>>): never {
  throw new Refusal(code, values === undefined ? { pointer } : { pointer, values });
}

/** An object with exactly these keys: a missing key and an unknown one (`__proto__` too) are both refused. */
export function readObject<Shape extends Readonly<Record<string, unknown>>>(
  readers: {
    readonly [Key in keyof Shape]: Reader<Shape[Key]>;
  },
): Reader<Shape> {
  const keys = Object.keys(readers);
  return (value, pointer) => {
    if (!isPlainObject(value)) return refuse('not_object', pointer);
    for (const key of Object.keys(value)) {
      if (!keys.includes(key)) refuse('unknown_key', `${pointer}/${escapePointer(key.slice(0, 100))}`);
    }
    const entries = keys.map((key) => {
      if (!Object.hasOwn(value, key)) refuse('missing_key', `${pointer}/${key}`);
      return [key, readers[key]?.(value[key], `${pointer}/${key}`)] as const;
    });
    return Object.fromEntries(entries) as Shape;
  };
}

export function readList<Item>(
  limits: Readonly<{ least: number; most: number }>,
  read: Reader<Item>,
): Reader<readonly Item[]> {
  return (value, pointer) => {
    if (!Array.isArray(value)) return refuse('not_list', pointer);
    if (value.length < limits.least) return refuse('list_too_short', pointer, { least: limits.least });
    if (value.length > limits.most) return refuse('list_too_long', pointer, { most: limits.most });
    return value.map((item: unknown, index) => read(item, `${pointer}/${index}`));
  };
}

/** A text of so many characters at most, as people count them, without characters that cannot be stored. Empty is a text too. */
export function readText(lengthMax: number): Reader<string> {
  const limit = textLimit(lengthMax);
  return (value, pointer) => {
    if (typeof value !== 'string') return refuse('not_text', pointer);
    if (isLongerThan(value, limit)) return refuse('text_too_long', pointer, { most: lengthMax });
    if (unstorable.test(value)) return refuse('text_unreadable', pointer);
    return value;
  };
}

/** Control characters (but tab and line feed) and half surrogate pairs: no keyboard makes them, some stores choke. */
const unstorable = /[\0-\x08\x0b-\x1f\x7f\ud800-\udfff]/u;

export function readOneOf<Value extends string>(values: readonly Value[]): Reader<Value> {
  return (value, pointer) => {
    const found = values.find((candidate) => candidate === value);
    return found ?? refuse('unknown_value', pointer);
  };
}

export function readBoolean(value: unknown, pointer: string): boolean {
  return typeof value === 'boolean' ? value : refuse('not_boolean', pointer);
}

export function readNumber(limits: Readonly<{ minimum: number; maximum: number }>): Reader<number> {
  return (value, pointer) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return refuse('not_number', pointer);
    if (value < limits.minimum || value > limits.maximum) return refuse('number_out_of_range', pointer, limits);
    return value;
  };
}

export function readWholeNumber(limits: Readonly<{ minimum: number; maximum: number }>): Reader<number> {
  const read = readNumber(limits);
  return (value, pointer) => {
    const number = read(value, pointer);
    return Number.isInteger(number) ? number : refuse('not_whole_number', pointer);
  };
}

export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
