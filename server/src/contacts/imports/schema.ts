import { type ColumnMeaning, columnFields } from '@voldaan/domain/contacts/column-field';
import { dateOrders } from '@voldaan/domain/contacts/read-date';
import { decimalMarks } from '@voldaan/domain/contacts/read-number';
import { z } from 'zod';
import { idSchema, timeSchema } from '../../http/id-schema.ts';

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export const delimiters = [',', ';', '\t', '|'] as const;

/** Rows above the list that may be left out: titles, the day of the export. */
const skipMax = 50;

const readingFields = {
  encoding: z.enum(encodings),
  delimiter: z.enum(delimiters),
  /** Whether the first row of the list holds the names of the columns. */
  header: z.boolean(),
} as const;

const listFields = {
  /** Rows above the list: titles, the day of the export. */
  skip: z.int().min(0).max(skipMax),
  decimal: z.enum(decimalMarks),
  date_order: z.enum(dateOrders),
} as const;

export const readingSchema = z.object({ kind: z.enum(['csv', 'xlsx']), ...readingFields, ...listFields });
export type FileReading = z.infer<typeof readingSchema>;

/** A field, or `attribute:` and the key of an attribute of the workspace. */
const meaningSchema = z.union([
  z.enum(columnFields),
  z.templateLiteral(['attribute:', z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)]),
]) satisfies z.ZodType<ColumnMeaning>;

export const mappingSchema = z.record(z.string().regex(/^\d{1,3}$/), meaningSchema.nullable());
export type MappingWish = z.infer<typeof mappingSchema>;

export const importStates = ['checking', 'ready', 'importing', 'done', 'undone', 'failed', 'cancelled'] as const;

const importHead = {
  id: idSchema('imp'),
  file_name: z.string(),
  state: z.enum(importStates),
  row_count: z.int(),
};

export const importPreviewSchema = z.object({
  ...importHead,
  reading: readingSchema,
  columns: z.array(z.object({ index: z.int(), name: z.string(), guess: meaningSchema.nullable() })),
  /** Whether a file with the same columns was taken in before: the guesses are what was chosen then. */
  is_remembered: z.boolean(),
  /** The first rows as they are read now, without the heading. */
  preview: z.array(z.array(z.string())),
});
export type ImportPreview = z.input<typeof importPreviewSchema>;

const refusedRowSchema = z.object({
  row: z.int(),
  column: z.string(),
  code: z.string(),
  detail: z.string(),
  value: z.string(),
});

export const importCheckSchema = importPreviewSchema.extend({
  check: z.object({
    valid: z.int(),
    /** Of the valid rows, those whose contact is known and would change. */
    changed: z.int(),
    /** Of the valid rows, those whose address asked not to be written to, or cannot be reached. They stay so. */
    suppressed: z.int(),
    refused_count: z.int(),
    /** The first hundred; all of them are in refused.csv. */
    refused: z.array(refusedRowSchema),
  }),
});
export type ImportCheck = z.input<typeof importCheckSchema>;

/** What is not named stays as it was guessed or said before. */
export const importReadingBody = z.strictObject({
  ...readingFields,
  skip: listFields.skip.optional(),
  decimal: listFields.decimal.optional(),
  date_order: listFields.date_order.optional(),
  /** Meaning by column index; a column that is not named here is left out. */
  mapping: mappingSchema,
});
export type ImportReadingBody = z.infer<typeof importReadingBody>;

export const importStateSchema = z.object({
  ...importHead,
  /** Rows that the check or the import has been through. */
  rows_done: z.int(),
  /** Somebody wants it to stop; it will, with nothing taken in. */
  is_cancelled: z.boolean(),
  added_count: z.int(),
  changed_count: z.int(),
  refused_count: z.int(),
  created_at: timeSchema,
  finished_at: timeSchema.nullable(),
});
export type ImportState = z.input<typeof importStateSchema>;

export const importParams = z.strictObject({ id: idSchema('imp') });
