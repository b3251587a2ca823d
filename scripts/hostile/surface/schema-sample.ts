import { isRecord } from '../corpus-line.ts';

/** Fills a slot for an id of this kind: con, srv, imp. */
export type FillId = (kind: string) => string;

/** The smallest value that a JSON schema of our API's reference lets through, with its slots for ids filled. */
export function sampleOf(schema: unknown, fill: FillId): unknown {
  if (!isRecord(schema)) return {};
  const { type, anyOf, oneOf, allOf, properties, required, items, minItems } = schema;
  if ('const' in schema) return schema['const'];
  if (Array.isArray(schema['enum'])) return schema['enum'][0];
  const options = [anyOf, oneOf, allOf].find(Array.isArray);
  if (options !== undefined) return sampleOf(options.find(hasIdSlot) ?? options[0], fill);
  if (type === 'array') return Array.from({ length: Math.max(1, Number(minItems ?? 1)) }, () => sampleOf(items, fill));
  if (type === 'object' || isRecord(properties)) {
    const names = Array.isArray(required) ? required.map(String) : [];
    const parts = isRecord(properties) ? properties : {};
    return Object.fromEntries(names.map((name) => [name, sampleOf(parts[name], fill)]));
  }
  if (type === 'integer' || type === 'number') return Number(schema['minimum'] ?? 1);
  if (type === 'boolean') return true;
  return type === 'string' ? sampleText(schema, fill) : {};
}

function sampleText(schema: Readonly<Record<string, unknown>>, fill: FillId): string {
  const kind = kindOf(schema);
  if (kind !== undefined) return fill(kind);
  if (schema['format'] === 'email') return 'jan@klant.example';
  return 'x'.repeat(Math.max(1, Number(schema['minLength'] ?? 1)));
}

function kindOf({ pattern }: Readonly<Record<string, unknown>>): string | undefined {
  return typeof pattern === 'string' ? /^\^([a-z]{3})_/.exec(pattern)?.[1] : undefined;
}

function hasIdSlot(schema: unknown): boolean {
  return JSON.stringify(schema).includes('"pattern":"^') && /"\^[a-z]{3}_/.test(JSON.stringify(schema));
}
