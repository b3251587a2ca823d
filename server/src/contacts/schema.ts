import { columnFields } from '@voldaan/domain/contacts/column-field';
import { languages } from '@voldaan/domain/language';
import { z } from 'zod';
import { cursorSchema, listQuery } from '../http/cursor-schema.ts';
import { idSchema, timeSchema } from '../http/id-schema.ts';
import { textSchema } from '../http/text-schema.ts';

export const languageSchema = z.enum(languages);

export const contactSchema = z.object({
  id: idSchema('con'),
  email: z.string(),
  name: z.string(),
  /** Language to write in; null takes the workspace's own. */
  language: languageSchema.nullable(),
  external_id: z.string().nullable(),
  phone: z.string().nullable(),
  /** The domain holds letters outside ASCII and is shown as it is sent (punycode): it may imitate another name. */
  is_international: z.boolean(),
  /** Asked not to be written to; stays so after deletion and import. */
  suppressed: z.boolean(),
  created_at: timeSchema,
});
export type Contact = z.input<typeof contactSchema>;

export const contactListQuery = z.strictObject({ ...listQuery, search: z.string().max(200).optional() });
export const contactListReply = z.object({
  data: z.array(contactSchema),
  next_cursor: cursorSchema.nullable(),
  total: z.int(),
});

export const contactParams = z.strictObject({ id: idSchema('con') });

/** A pasted list, or one contact with its details. */
export const contactAddBody = z.union([
  z.strictObject({ addresses: z.string().min(1).max(500_000) }),
  z.strictObject({
    email: z.string().max(1000),
    name: textSchema(1000).optional(),
    language: languageSchema.nullable().optional(),
    external_id: textSchema(200).nullable().optional(),
    phone: textSchema(50).nullable().optional(),
  }),
]);
export const contactAddReply = z.object({
  added: z.int(),
  changed: z.int(),
  refused: z.array(z.object({ line: z.int(), text: z.string(), code: z.string(), detail: z.string() })),
  /** Taken, with something to look at: a domain that is not what it looks like. */
  flagged: z.array(z.object({ line: z.int(), text: z.string(), code: z.string(), detail: z.string() })),
});
export type ContactAddReply = z.infer<typeof contactAddReply>;

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export const delimiters = [',', ';', '\t', '|'] as const;

export const readingSchema = z.object({
  kind: z.enum(['csv', 'xlsx']),
  encoding: z.enum(encodings),
  delimiter: z.enum(delimiters),
  /** Whether the first row holds the names of the columns. */
  header: z.boolean(),
});
export type FileReading = z.infer<typeof readingSchema>;

const columnFieldSchema = z.enum(columnFields).nullable();

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
  columns: z.array(z.object({ index: z.int(), name: z.string(), guess: columnFieldSchema })),
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
    refused_count: z.int(),
    /** The first hundred; all of them are in refused.csv. */
    refused: z.array(refusedRowSchema),
  }),
});
export type ImportCheck = z.input<typeof importCheckSchema>;

export const importReadingBody = z.strictObject({
  encoding: z.enum(encodings),
  delimiter: z.enum(delimiters),
  header: z.boolean(),
  /** Field by column index; a column that is not named here is left out. */
  mapping: z.record(z.string().regex(/^\d{1,3}$/), columnFieldSchema),
});
export type ImportReadingBody = z.infer<typeof importReadingBody>;

export const importStateSchema = z.object({
  ...importHead,
  added_count: z.int(),
  changed_count: z.int(),
  refused_count: z.int(),
  created_at: timeSchema,
  finished_at: timeSchema.nullable(),
});
export type ImportState = z.input<typeof importStateSchema>;

export const importParams = z.strictObject({ id: idSchema('imp') });
