import { z } from 'zod';
import type { IdKind } from '../database/public-id.ts';
import { cursorSchema } from './cursor-schema.ts';
import { idKindOf } from './id-schema.ts';
import type { RouteEntry } from './route.ts';
import { innerOf, schemaParts } from './schema-parts.ts';

/** A place in a request where an id, a cursor or a token stands. */
export type Slot = Readonly<{ place: 'path' | 'query' | 'body'; kind: IdKind | 'cursor' | 'token' }>;

/** What a request to a route looks like: its parts as JSON, in which `§0§` stands for the first slot. */
export type Sample = Readonly<{ template: string; slots: ReadonlyMap<number, Slot> }>;

export type SampleRequest = Readonly<{
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  body: unknown;
}>;

/** A body that is written out, with slots where ids stand in it. */
export type SampleBody = (slot: (kind: IdKind) => string) => unknown;

/** Every shape of request that a route's schemas allow, as far as they differ in where ids stand. */
export function samplesOf(entry: RouteEntry, body?: SampleBody): readonly Sample[] {
  const slots: Slot[] = [];
  const at = (place: Slot['place'], schema: z.ZodType | undefined) =>
    schema === undefined ? [undefined] : variantsOf(schema, (kind) => slots.push({ place, kind }) - 1);
  const params = pathVariants(entry, (kind) => slots.push({ place: 'path', kind }) - 1);
  const queries = at('query', entry.schemas.query);
  const slotIn = (kind: IdKind) => `§${slots.push({ place: 'body', kind }) - 1}§`;
  const bodies = body === undefined ? at('body', entry.schemas.body) : [body(slotIn)];
  const longest = Math.max(params.length, queries.length, bodies.length);
  return Array.from({ length: longest }, (_, index) => {
    const pick = (list: readonly unknown[]) => list[Math.min(index, list.length - 1)];
    const template = JSON.stringify({ params: pick(params), query: pick(queries) ?? {}, body: pick(bodies) });
    const used = slots.map((slot, number) => [number, slot] as const).filter(([n]) => template.includes(`§${n}§`));
    return { template, slots: new Map(used) };
  });
}

export function fillSample(sample: Sample, fill: (number: number, slot: Slot) => string): SampleRequest {
  let text = sample.template;
  for (const [number, slot] of sample.slots) {
    text = text.replaceAll(`§${number}§`, JSON.stringify(fill(number, slot)).slice(1, -1));
  }
  return JSON.parse(text);
}

/** A cursor as the list of a route writes it: most stop at an id, some at what they are sorted by as well. */
export function cursorOf(routeName: string, id: string): string {
  const parts = cursors[routeName]?.(id) ?? [id];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

const cursors: Readonly<Record<string, (id: string) => readonly string[]>> = {
  'audit.list': () => ['1000000'],
  'word.list': (id) => ['2026-03-02T00:00:00.000Z', id],
  'case.list': (id) => ['2026-03-02T09:00:00.000Z', id],
  'contact.history': (id) => ['2026-03-02T09:00:00.000Z', id],
  'promise.list': (id) => ['2026-03-02T09:00:00.000Z', id],
  'organisation.list': (id) => ['Anker', id],
  'response.list': (id) => ['2026-03-02T09:00:00.000Z', id],
  'suppression.list': (id) => ['2026-03-02T09:00:00.000Z', id.replaceAll('-', ''), 'research'],
};

type NewSlot = (kind: Slot['kind']) => number;

/** Parameters of the path; one without a schema of its own is sent as a word. */
function pathVariants(entry: RouteEntry, newSlot: NewSlot): readonly unknown[] {
  const names = [...entry.url.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
  const { params } = entry.schemas;
  const shape: Readonly<Record<string, unknown>> = params instanceof z.ZodObject ? params.shape : {};
  const value = (name: string) => {
    const part = shape[name];
    if (name === 'token') return `§${newSlot('token')}§`;
    return part instanceof z.ZodType ? variantsOf(part, newSlot)[0] : '1';
  };
  return [Object.fromEntries(names.map((name) => [name, value(name)]))];
}

function variantsOf(schema: z.ZodType, newSlot: NewSlot): readonly unknown[] {
  const kind = schema === cursorSchema ? 'cursor' : idKindOf(schema);
  if (kind !== undefined) return [`§${newSlot(kind)}§`];
  if (schema instanceof z.ZodObject) return objectVariants(schema, newSlot);
  if (schema instanceof z.ZodUnion) return schemaParts(schema).flatMap((option) => variantsOf(option, newSlot));
  if (schema instanceof z.ZodArray) return schemaParts(schema).flatMap((part) => listOf(variantsOf(part, newSlot)));
  if (schema instanceof z.ZodRecord) return [{}];
  const inner = schema instanceof z.ZodPipe ? schemaParts(schema)[0] : innerOf(schema);
  if (inner !== undefined) return variantsOf(inner, newSlot);
  return [candidates.find((candidate) => schema.safeParse(candidate).success) ?? enumValue(schema)];
}

/** The first variant of every field, and beside it each further variant of one field. */
function objectVariants(schema: z.ZodObject, newSlot: NewSlot): readonly unknown[] {
  const fields = Object.entries(schema.shape).flatMap(([name, part]) => {
    if (!(part instanceof z.ZodType)) return [];
    const variants = variantsOf(part, newSlot);
    const isNeeded = !(part instanceof z.ZodOptional || part instanceof z.ZodDefault);
    // What may be left out is sent only where an id stands in it.
    return isNeeded || JSON.stringify(variants).includes('§') ? [{ name, variants }] : [];
  });
  const first = Object.fromEntries(fields.map((field) => [field.name, field.variants[0]]));
  const others = fields.flatMap((field) => field.variants.slice(1).map((value) => ({ ...first, [field.name]: value })));
  return [first, ...others];
}

function listOf(variants: readonly unknown[]): readonly unknown[] {
  return variants.map((variant) => [variant]);
}

/** The first of these that a schema takes is sent. */
const candidates: readonly unknown[] = [
  'een zin die niemand raadt',
  'x',
  'sample@klant.example',
  '1',
  '2026-03-02',
  '2026-03-02T09:00:00Z',
  'https://sample.example',
  1,
  10,
  0,
  0.5,
  true,
  null,
];

function enumValue(schema: z.ZodType): unknown {
  if (schema instanceof z.ZodEnum) return schema.options[0];
  return schema instanceof z.ZodLiteral ? [...schema.values][0] : {};
}
