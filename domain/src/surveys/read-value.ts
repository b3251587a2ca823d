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

/** A key that may be absent. Present, it is read like any other: absent and empty are two things. */
export type OptionalReader<Value> = Readonly<{ optional: Reader<Value> }>;

export function optional<Value>(read: Reader<Value>): OptionalReader<Value> {
  return { optional: read };
}

/** A reader for every key of a shape: an `optional` one for those, and only those, that the shape may lack. */
export type ReadersOf<Shape> = {
  readonly [Key in keyof Shape]-?: Record<never, never> extends Pick<Shape, Key>
    ? OptionalReader<Exclude<Shape[Key], undefined>>
    : Reader<Shape[Key]>;
};

/** An object with exactly these keys: a missing key and an unknown one (`__proto__` too) are both refused. */
export function readObject<Shape extends Readonly<Record<string, unknown>>>(readers: ReadersOf<Shape>): Reader<Shape> {
  const known = new Map<string, Reader<unknown> | OptionalReader<unknown>>(Object.entries(readers));
  return (value, pointer) => {
    if (!isPlainObject(value)) return refuse('not_object', pointer);
    for (const key of Object.keys(value)) {
      if (!known.has(key)) refuse('unknown_key', pointerTo(pointer, key));
    }
    const entries: [string, unknown][] = [];
    for (const [key, reader] of known) {
      const isPresent = Object.hasOwn(value, key);
      if (typeof reader === 'function') {
        if (!isPresent) refuse('missing_key', `${pointer}/${key}`);
        entries.push([key, reader(value[key], `${pointer}/${key}`)]);
      } else if (isPresent) entries.push([key, reader.optional(value[key], `${pointer}/${key}`)]);
    }
    return Object.fromEntries(entries) as Shape;
  };
}

/** An object whose keys are names given by whoever wrote it, each read by its own shape; at most so many. */
export function readRecord<Value>(
  most: number,
  readKey: Reader<string>,
  read: Reader<Value>,
): Reader<Readonly<Record<string, Value>>> {
  return (value, pointer) => {
    if (!isPlainObject(value)) return refuse('not_object', pointer);
    const keys = Object.keys(value);
    if (keys.length > most) refuse('list_too_long', pointer, { most });
    return Object.fromEntries(
      keys.map((key) => {
        const place = pointerTo(pointer, key);
        return [readKey(key, place), read(value[key], place)];
      }),
    );
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

/** Where a key stands, as RFC 6901 writes it; a long key is cut, it is only there to be recognised. */
function pointerTo(pointer: string, key: string): string {
  return `${pointer}/${key.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
