import { consentPurposes } from '@voldaan/domain/contacts/consent';
import { scaleIds } from '@voldaan/domain/surveys/scale';
import { z } from 'zod';
import { cursorSchema, listQuery } from '../http/cursor-schema.ts';
import { idSchema, timeSchema } from '../http/id-schema.ts';

const moment = { at: timeSchema };

/** A mail that asked, or that reminded of it. */
const askedSchema = z.object({
  ...moment,
  kind: z.literal('asked'),
  id: idSchema('ivt'),
  survey_id: idSchema('srv'),
  survey_name: z.string(),
  study_id: idSchema('std').nullable(),
  study_name: z.string().nullable(),
  wave_id: idSchema('wav'),
  is_reminder: z.boolean(),
  state: z.enum(['planned', 'claimed', 'handed', 'sent', 'failed', 'unknown', 'suppressed', 'cancelled']),
  reason: z.string().nullable(),
  is_opened: z.boolean(),
  is_answered: z.boolean(),
  is_bounced: z.boolean(),
  is_reported: z.boolean(),
});

const answeredSchema = z.object({
  ...moment,
  kind: z.literal('answered'),
  id: idSchema('rsp'),
  survey_name: z.string(),
  score: z.number().nullable(),
  scale: z.enum(scaleIds).nullable(),
  comment: z.string().nullable(),
  language: z.string(),
  is_complete: z.boolean(),
});

const eventSchema = z.object({
  ...moment,
  kind: z.literal('event'),
  id: idSchema('evt'),
  event_kind: z.string(),
  subject: z.string(),
  amount: z.number().nullable(),
  currency: z.string().nullable(),
});

const consentSchema = z.object({
  ...moment,
  kind: z.literal('consent'),
  purpose: z.enum(consentPurposes),
  is_given: z.boolean(),
  source: z.string(),
});

/** A study's wish that was put off, put together with another's, or withheld; why stands in the contact's decisions. */
const heldSchema = z.object({
  ...moment,
  kind: z.literal('held'),
  id: idSchema('req'),
  study_id: idSchema('std'),
  study_name: z.string(),
  state: z.enum(['deferred', 'merged', 'withheld', 'granted']),
});

/** A mark that was given to somebody's face: shown as such, and never drawn among those that customers gave alone. */
const visitedSchema = z.object({
  ...moment,
  kind: z.literal('visit'),
  id: idSchema('vis'),
  state: z.enum(['planned', 'made', 'cancelled']),
  owner_name: z.string(),
  mark: z.number().nullable(),
  better: z.string(),
  notes: z.string(),
});

/** What was promised to the customer, and what became of it up to now. */
const promisedSchema = z.object({
  ...moment,
  kind: z.literal('promise'),
  id: idSchema('prm'),
  what: z.string(),
  owner_name: z.string(),
  due_at: timeSchema,
  kept_at: timeSchema.nullable(),
  state: z.enum(['open', 'kept', 'late', 'broken', 'released']),
});

export const historyItemSchema = z.union([
  askedSchema,
  answeredSchema,
  eventSchema,
  consentSchema,
  heldSchema,
  visitedSchema,
  promisedSchema,
]);
export type HistoryItem = z.input<typeof historyItemSchema>;

export const historyParams = z.strictObject({ id: idSchema('con') });
export const historyQuery = z.strictObject(listQuery);

export const historyReply = z.object({
  data: z.array(historyItemSchema),
  next_cursor: cursorSchema.nullable(),
  totals: z.object({
    orders: z.int(),
    /** What was ordered for, by currency: sums of two currencies are two sums. */
    amounts: z.array(z.object({ currency: z.string(), amount: z.number() })),
    /** Questions that were mailed, reminders left out, and how many of them were answered. */
    asked: z.int(),
    answered: z.int(),
    complaints: z.int(),
  }),
});
