import { z } from 'zod';
import { cursorSchema, listQuery } from '../../http/cursor-schema.ts';
import { dateSchema, idSchema, timeSchema } from '../../http/id-schema.ts';
import { textSchema, visibleText } from '../../http/text-schema.ts';
import { comparisonSchema, estimateSchema } from '../../metrics/schema.ts';

export const promiseStates = ['open', 'kept', 'late', 'broken', 'released'] as const;
export const promiseLists = ['open', 'broken', 'late', 'kept', 'all'] as const;
export type PromiseList = (typeof promiseLists)[number];

const colleagueSchema = z.object({ id: idSchema('stf'), name: z.string() });

/** A promise as it is made beside a visit: to whom and where is known there. */
export const promiseGivenSchema = z.strictObject({
  what: visibleText(textSchema(500)),
  due_on: dateSchema,
  /** Who sees to it; left out, whoever promises. */
  owner_id: idSchema('stf').optional(),
});
export type PromiseGiven = z.output<typeof promiseGivenSchema>;

export const promiseBody = z.strictObject({
  ...promiseGivenSchema.shape,
  /** To whom: a customer, the customer of a case, or a name. */
  contact_id: idSchema('con').optional(),
  case_id: idSchema('cas').optional(),
  name: textSchema(200).default(''),
  source: z.enum(['call', 'case', 'other']).default('call'),
  /** Names this press of the button: the same one again makes no second promise. */
  press: z.uuid().optional(),
});
export type PromiseBody = z.output<typeof promiseBody>;

export const promiseStepBody = z.discriminatedUnion('what', [
  /** Kept on this day; left out, today. */
  z.strictObject({ what: z.literal('kept'), on: dateSchema.optional(), note: textSchema(500).default('') }),
  z.strictObject({ what: z.literal('moved'), due_on: dateSchema, note: textSchema(500).default('') }),
  z.strictObject({ what: z.literal('released'), note: textSchema(500).default('') }),
  z.strictObject({ what: z.literal('reopened'), note: textSchema(500).default('') }),
]);
export type PromiseStepBody = z.output<typeof promiseStepBody>;

export const promiseParams = z.strictObject({ id: idSchema('prm') });

export const promiseSchema = z.object({
  id: idSchema('prm'),
  what: z.string(),
  contact_id: idSchema('con').nullable(),
  /** Of the customer, or as it was said. */
  name: z.string(),
  source: z.enum(['visit', 'case', 'call', 'other']),
  visit_id: idSchema('vis').nullable(),
  case: z.object({ id: idSchema('cas'), number: z.string() }).nullable(),
  made_by: z.string(),
  made_at: timeSchema,
  owner: colleagueSchema,
  due_on: dateSchema,
  kept_on: dateSchema.nullable(),
  state: z.enum(promiseStates),
  /** Days past its day; below 0 it has so many left. Null when it is settled. */
  overdue_days: z.int().nullable(),
  revision: z.int(),
});
export type PromiseShown = z.output<typeof promiseSchema>;

export const promiseDetailSchema = promiseSchema.extend({
  steps: z.array(
    z.object({
      what: z.enum(['made', 'kept', 'moved', 'released', 'reopened']),
      by: z.string(),
      at: timeSchema,
      /** Until which day, or on which day it was kept. */
      on: dateSchema.nullable(),
      note: z.string(),
    }),
  ),
});
export type PromiseDetail = z.output<typeof promiseDetailSchema>;

export const promiseListQuery = z.strictObject({
  ...listQuery,
  list: z.enum(promiseLists).default('open'),
  of: z.enum(['everybody', 'me']).default('everybody'),
  contact: idSchema('con').optional(),
  case: idSchema('cas').optional(),
});
export const promiseListReply = z.object({
  data: z.array(promiseSchema),
  next_cursor: cursorSchema.nullable(),
  counts: z.object({ open: z.int(), broken: z.int(), late: z.int(), kept: z.int() }),
  colleagues: z.array(colleagueSchema),
  today: dateSchema,
});

export const promiseFiguresReply = z.object({
  /** Of the promises whose day was in the last twelve months, those that customers let us off left out. */
  kept: estimateSchema,
  late: estimateSchema,
  broken: estimateSchema,
  /** Null while a group has fewer than five customers who answered afterwards. */
  score: z
    .object({
      item: z.object({ label: z.string(), minimum: z.number(), maximum: z.number(), step: z.number() }),
      metric: z.enum(['nps', 'share', 'mean']),
      kept: estimateSchema,
      not_kept: estimateSchema,
      comparison: comparisonSchema,
    })
    .nullable(),
});
export type PromiseFigures = z.output<typeof promiseFiguresReply>;
