import { z } from 'zod';
import { showId } from '../database/public-id.ts';
import { idKindOf, timeSchema } from './id-schema.ts';

/** Writes a value as the JSON of its schema, or says by undefined that this is for zod to do. */
type Write = (value: unknown) => string | undefined;

/** Whether JSON.stringify writes a value as its schema encodes it: nothing in it is wrong, shown otherwise, or not named. */
type Check = (value: unknown) => boolean;

/** What is known of a schema; without a check JSON.stringify alone never writes it. */
type Writer = Readonly<{ write: Write; isVerbatim?: Check | undefined }>;

/**
 * Makes the writer of a reply: the JSON of what the schema's encoding gives, without a copy in between. It shows ids and times as the
 * wire has them, and leaves out every field that the schema does not name.
 *
 * A schema is gone through once, when the route is made, and not for each reply. Parts without ids and times, such as the points of a
 * trend, are looked through and left to JSON.stringify, which writes numbers in a third of the time. Whatever is not plainly as it
 * should be is encoded by zod, which knows every sort of schema and says what is wrong.
 *
 * @throws ZodError, by the writer, for a reply that is not what the schema says.
 */
export function replyWriter(schema: z.ZodType): (reply: unknown) => string {
  const { write } = writerOf(schema);
  return (reply) => write(reply) ?? JSON.stringify(z.encode(schema, reply));
}

function writerOf(schema: z.ZodType): Writer {
  const kind = idKindOf(schema);
  if (kind !== undefined)
    return { write: (value) => (typeof value === 'string' ? `"${showId(kind, value)}"` : undefined) };
  if (schema === timeSchema) return { write: writeTime };
  if (schema instanceof z.ZodObject && isPlain(schema) && schema.def.catchall === undefined)
    return objectWriter(schema.shape);
  if (schema instanceof z.ZodArray && isPlain(schema)) return arrayWriter(writerOf(partOf(schema.element)));
  if (schema instanceof z.ZodNullable) return unlessNull(writerOf(partOf(schema.def.innerType)));
  if (schema instanceof z.ZodEnum && isPlain(schema)) return choiceWriter(schema.options);
  if (schema instanceof z.ZodLiteral && isPlain(schema)) return choiceWriter([...schema.values]);
  const isRight = scalarCheck(schema);
  return isRight === undefined ? encoded(schema) : verbatim(isRight, () => undefined);
}

/** Of one value; undefined for a sort that is not known here, or that holds its values to more than their sort. */
function scalarCheck(schema: z.ZodType): Check | undefined {
  if (schema instanceof z.ZodISODate) return dateCheck(schema);
  if (!isPlain(schema)) return undefined;
  if (schema instanceof z.ZodString) return (value) => typeof value === 'string';
  if (schema instanceof z.ZodNumberFormat) {
    const isWhole = 'format' in schema.def && schema.def.format === 'safeint';
    return isWhole ? Number.isSafeInteger : undefined;
  }
  if (schema instanceof z.ZodNumber) return Number.isFinite;
  if (schema instanceof z.ZodBoolean) return (value) => typeof value === 'boolean';
  return undefined;
}

/** JSON.stringify where that may be, else in another way. */
function verbatim(isVerbatim: Check | undefined, write: Write): Writer {
  if (isVerbatim === undefined) return { write };
  return { isVerbatim, write: (value) => (isVerbatim(value) ? JSON.stringify(value) : write(value)) };
}

/** Any other sort, as zod encodes it. */
function encoded(schema: z.ZodType): Writer {
  return {
    write: (value) => {
      const { success, data } = z.safeEncode(schema, value);
      return success ? JSON.stringify(data) : undefined;
    },
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value of the right sort is a right one. */
function isPlain({ def }: z.ZodType): boolean {
  return (def.checks ?? []).length === 0;
}

type Field = Writer & Readonly<{ key: string; name: string; isOptional: boolean }>;

function objectWriter(shape: Readonly<Record<string, z.core.$ZodType>>): Writer {
  const fields = Object.entries(shape).map(([key, part]): Field => {
    const isOptional = part instanceof z.ZodOptional;
    const writer = writerOf(partOf(isOptional ? part.def.innerType : part));
    return { ...writer, key, name: `${JSON.stringify(key)}:`, isOptional };
  });
  return verbatim(objectCheck(fields), (value) => {
    if (!isRecord(value)) return undefined;
    let text = '';
    for (const { key, name, write, isOptional } of fields) {
      const field = value[key];
      if (field === undefined && isOptional) continue;
      const written = write(field);
      if (written === undefined) return undefined;
      text += text === '' ? name + written : `,${name}${written}`;
    }
    return `{${text}}`;
  });
}

/** Every field named, right and there. */
function objectCheck(fields: readonly Field[]): Check | undefined {
  const checks = new Map(
    fields.flatMap(({ key, isOptional, isVerbatim }) =>
      isVerbatim === undefined ? [] : [[key, { isOptional, isVerbatim }] as const],
    ),
  );
  if (checks.size < fields.length) return undefined;
  const required = fields.reduce((sum, { isOptional }) => sum + Number(!isOptional), 0);
  return (value) => {
    if (!isRecord(value)) return false;
    let missing = required;
    for (const key of Object.keys(value)) {
      const known = checks.get(key);
      if (known === undefined) return false;
      const { isOptional, isVerbatim } = known;
      const field = value[key];
      if (isOptional && field === undefined) continue;
      if (!isVerbatim(field)) return false;
      if (!isOptional) missing -= 1;
    }
    return missing === 0;
  };
}

function arrayWriter({ write, isVerbatim }: Writer): Writer {
  const areVerbatim: Check | undefined =
    isVerbatim && ((value) => Array.isArray(value) && value.every((one) => isVerbatim(one)));
  return verbatim(areVerbatim, (value) => {
    if (!Array.isArray(value)) return undefined;
    let text = '';
    for (const one of value) {
      const written = write(one);
      if (written === undefined) return undefined;
      text += text === '' ? written : `,${written}`;
    }
    return `[${text}]`;
  });
}

function unlessNull({ write, isVerbatim }: Writer): Writer {
  return {
    write: (value) => (value === null ? 'null' : write(value)),
    isVerbatim: isVerbatim && ((value) => value === null || isVerbatim(value)),
  };
}

function choiceWriter(choices: readonly unknown[]): Writer {
  const texts = new Map(choices.map((choice) => [choice, JSON.stringify(choice)]));
  return { write: (value) => texts.get(value), isVerbatim: (value) => texts.has(value) };
}

const writeTime: Write = (value) =>
  value instanceof Date && !Number.isNaN(value.getTime()) ? `"${value.toISOString()}"` : undefined;

/** Days of fifty years: a year by day has each of its own four times. */
const daysMost = 20_000;

/** A day by the patterns that it is held to. */
function dateCheck({ def }: z.ZodISODate): Check | undefined {
  const patterns: RegExp[] = def.pattern === undefined ? [] : [def.pattern];
  for (const { _zod: check } of def.checks ?? []) {
    if (!('pattern' in check.def) || !(check.def.pattern instanceof RegExp) || check.def.pattern.global)
      return undefined;
    patterns.push(check.def.pattern);
  }
  const known = new Set<unknown>();
  return (value) => {
    if (known.has(value)) return true;
    if (typeof value !== 'string' || !patterns.every((pattern) => pattern.test(value))) return false;
    if (known.size >= daysMost) known.clear();
    known.add(value);
    return true;
  };
}

/** Schemas of ours are whole ones, which only the types of zod do not say. */
function partOf(part: z.core.$ZodType): z.ZodType {
  return part instanceof z.ZodType ? part : z.unknown();
}
