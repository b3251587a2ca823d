import { z } from 'zod';

/** The schemas that a schema is made of, one step down; for a codec, what it reads from the wire. */
export function schemaParts(schema: z.ZodType): readonly z.ZodType[] {
  if (schema instanceof z.ZodObject) return Object.values(schema.shape).filter(isSchema);
  if (schema instanceof z.ZodArray) return [schema.element].filter(isSchema);
  if (schema instanceof z.ZodUnion) return schema.options.filter(isSchema);
  if (schema instanceof z.ZodTuple) return schema.def.items.filter(isSchema);
  if (schema instanceof z.ZodRecord) return [schema.valueType].filter(isSchema);
  if (schema instanceof z.ZodPipe) return [schema.in].filter(isSchema);
  const inner = innerOf(schema);
  return inner === undefined ? [] : [inner];
}

/** What an optional, nullable, readonly or defaulted schema is around. */
export function innerOf(schema: z.ZodType): z.ZodType | undefined {
  const { def } = schema;
  return 'innerType' in def && isSchema(def.innerType) ? def.innerType : undefined;
}

function isSchema(part: unknown): part is z.ZodType {
  return part instanceof z.ZodType;
}

const partsMax = 10_000;

/** The schema and everything in it. A schema that holds itself is walked once. */
export function everyPart(schema: z.ZodType): ReadonlySet<z.ZodType> {
  const found = new Set<z.ZodType>([schema]);
  for (const part of found) {
    if (found.size > partsMax) break;
    for (const next of schemaParts(part)) found.add(next);
  }
  return found;
}
