import { z } from 'zod';
import type { FieldIssue } from './problem.ts';

/** What was sent does not have the shape that the route's schema asks for. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly fields: readonly FieldIssue[];

  constructor(fields: readonly FieldIssue[]) {
    super(`input refused at ${fields.map((field) => field.pointer).join(', ')}`);
    this.fields = fields;
  }
}

/** More than these are not listed; the sender has understood by then. */
const issuesMax = 100;

/** Reads with the schema, or throws an InputError that names every field by a JSON pointer. */
export function readInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) return result.data;
  throw new InputError(result.error.issues.slice(0, issuesMax).flatMap(issuesOf));
}

function issuesOf(issue: z.core.$ZodIssue): readonly FieldIssue[] {
  const pointer = issue.path.map(pointerPart).join('');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys
      .slice(0, issuesMax)
      .map((key) => ({ pointer: pointer + pointerPart(key), code: 'field_unknown', values: {} }));
  }
  if (issue.code === 'invalid_union') return issuesOfUnion(issue) ?? [{ pointer, ...codeOf(issue) }];
  return [{ pointer, ...codeOf(issue) }];
}

/** Of several shapes that would do, what the nearest one misses: that names a field and not the whole. */
function issuesOfUnion({ path, errors }: z.core.$ZodIssueInvalidUnion): readonly FieldIssue[] | undefined {
  const [nearest] = errors.filter((issues) => issues.length > 0).toSorted((a, b) => a.length - b.length);
  return nearest?.flatMap((issue) => issuesOf({ ...issue, path: [...path, ...issue.path] }));
}

/** RFC 6901. */
function pointerPart(part: PropertyKey): string {
  return `/${String(part).slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function codeOf(issue: z.core.$ZodIssue): Omit<FieldIssue, 'pointer'> {
  switch (issue.code) {
    case 'invalid_type':
      return { code: issue.input === undefined ? 'field_required' : 'field_type', values: {} };
    case 'too_small':
      return { code: `${sortOf(issue.origin)}_too_small`, values: { minimum: Number(issue.minimum) } };
    case 'too_big':
      return { code: `${sortOf(issue.origin)}_too_big`, values: { maximum: Number(issue.maximum) } };
    case 'invalid_format':
      return { code: formatCodes.get(issue.format) ?? 'field_format', values: {} };
    case 'not_multiple_of':
      return decimalsOf(Number(issue.divisor));
    case 'invalid_value':
      return { code: issue.input === undefined ? 'field_required' : 'choice_unknown', values: {} };
    case 'custom':
      return customCodeOf(issue.params);
    default:
      return { code: 'field_format', values: {} };
  }
}

/** What can be put right by an example. */
const formatCodes: ReadonlyMap<string, string> = new Map([
  ['email', 'email_invalid'],
  ['date', 'date_format'],
  ['datetime', 'moment_format'],
]);

/** Of an amount in cents two digits behind the point, of other steps no word that would help. */
function decimalsOf(step: number): Omit<FieldIssue, 'pointer'> {
  const maximum = -Math.log10(step);
  return Number.isInteger(maximum) && maximum > 0
    ? { code: 'number_decimals', values: { maximum } }
    : { code: 'field_format', values: {} };
}

/** A check of our own says by `params` which code it is, and what its words need. */
function customCodeOf(params: Readonly<Record<string, unknown>> | undefined): Omit<FieldIssue, 'pointer'> {
  const { code, values } = customParams.parse(params ?? {});
  return { code, values };
}

const customParams = z.object({
  code: z.string().default('field_format'),
  values: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});

function sortOf(origin: string): 'text' | 'list' | 'number' {
  if (origin === 'string') return 'text';
  return origin === 'array' || origin === 'set' ? 'list' : 'number';
}
