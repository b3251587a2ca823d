import { z } from 'zod';
import { showId } from '../database/public-id.ts';
import { idKindOf, timeSchema } from './id-schema.ts';

/** Writes a value as the JSON of its schema, or says by undefined that this is for zod to do. */
type Write = (value: unknown) => string | undefined;

/**
 * Makes the writer of a reply: the JSON of what the schema's encoding gives, without a copy in between. It shows ids and times as the
 * wire has them, and leaves out every field that the schema does not name.
 *
 * A schema is gone through once, when the route is made, and not for each reply. Whatever is not plainly as it should be is encoded by
 * zod, which knows every sort of schema and says what is wrong.
 *
 * @throws ZodError, by the writer, for a reply that is not what the schema says.
 */
export function replyWriter(schema: z.ZodType): (reply: unknown) => string {
  const write = writerOf(schema);
  return (reply) => write(reply) ?? JSON.stringify(z.encode(schema, reply));
}

function writerOf(schema: z.ZodType): Write {
  const kind = idKindOf(schema);
  if (kind !== undefined) return (value) => (typeof value === 'string' ? `"${showId(kind, value)}"` : undefined);
  if (schema === timeSchema) return writeTime;
  if (schema instanceof z.ZodObject && isPlain(schema) && schema.def.catchall === undefined)
    return objectWriter(schema.shape);
  if (schema instanceof z.ZodArray && isPlain(schema)) return arrayWriter(schema.element);
  if (schema instanceof z.ZodNullable) return unlessNull(writerOf(partOf(schema.def.innerType)));
  if (schema instanceof z.ZodEnum && isPlain(schema)) return choiceWriter(schema.options);
  if (schema instanceof z.ZodLiteral && isPlain(schema)) return choiceWriter([...schema.values]);
  return scalarWriter(schema) ?? encoded(schema);
}

/** Of one value; undefined for a sort that is not known here, or that holds its values to more than their sort. */
function scalarWriter(schema: z.ZodType): Write | undefined {
  if (schema instanceof z.ZodISODate) return dateWriter(schema);
  if (!isPlain(schema)) return undefined;
  if (schema instanceof z.ZodString) return (value) => (typeof value === 'string' ? JSON.stringify(value) : undefined);
  if (schema instanceof z.ZodNumberFormat) {
    const isWhole = 'format' in schema.def && schema.def.format === 'safeint';
    return isWhole ? (value) => (Number.isSafeInteger(value) ? String(value) : undefined) : undefined;
  }
  if (schema instanceof z.ZodNumber) return (value) => (Number.isFinite(value) ? String(value) : undefined);
  if (schema instanceof z.ZodBoolean) return (value) => (typeof value === 'boolean' ? String(value) : undefined);
  return undefined;
}

/** Any other sort, as zod encodes it. */
function encoded(schema: z.ZodType): Write {
  return (value) => {
    const { success, data } = z.safeEncode(schema, value);
    return success ? JSON.stringify(data) : undefined;
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value of the right sort is a right one. */
function isPlain({ def }: z.ZodType): boolean {
  return (def.checks ?? []).length === 0;
}

function objectWriter(shape: Readonly<Record<string, z.core.$ZodType>>): Write {
  const fields = Object.entries(shape).map(([key, part]) => {
    const isOptional = part instanceof z.ZodOptional;
    const write = writerOf(partOf(isOptional ? part.def.innerType : part));
    return { key, name: `${JSON.stringify(key)}:`, write, isOptional };
  });
  return (value) => {
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
  };
}

function arrayWriter(element: z.core.$ZodType): Write {
  const write = writerOf(partOf(element));
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    let text = '';
    for (const one of value) {
      const written = write(one);
      if (written === undefined) return undefined;
      text += text === '' ? written : `,${written}`;
    }
    return `[${text}]`;
  };
}

const unlessNull =
  (write: Write): Write =>
  (value) =>
    value === null ? 'null' : write(value);

function choiceWriter(choices: readonly unknown[]): Write {
  const texts = new Map(choices.map((choice) => [choice, JSON.stringify(choice)]));
  return (value) => texts.get(value);
}

const writeTime: Write = (value) =>
  value instanceof Date && !Number.isNaN(value.getTime()) ? `"${value.toISOString()}"` : undefined;

/** A day by the patterns that it is held to. */
function dateWriter({ def }: z.ZodISODate): Write | undefined {
  const patterns: RegExp[] = def.pattern === undefined ? [] : [def.pattern];
  for (const { _zod: check } of def.checks ?? []) {
    if (!('pattern' in check.def) || !(check.def.pattern instanceof RegExp) || check.def.pattern.global)
      return undefined;
    patterns.push(check.def.pattern);
  }
  return (value) =>
    typeof value === 'string' && patterns.every((pattern) => pattern.test(value)) ? `"${value}"` : undefined;
}

/** Schemas of ours are whole ones, which only the types of zod do not say. */
function partOf(part: z.core.$ZodType): z.ZodType {
  return part instanceof z.ZodType ? part : z.unknown();
}
