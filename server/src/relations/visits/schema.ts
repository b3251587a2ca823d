import { caseKinds } from '@voldaan/domain/complaints/case-event';
import { scaleIds } from '@voldaan/domain/surveys/scale';
import { z } from 'zod';
import { dateSchema, idSchema, timeSchema } from '../../http/id-schema.ts';
import { textSchema } from '../../http/text-schema.ts';
import { estimateSchema } from '../../metrics/schema.ts';
import { promiseGivenSchema, promiseSchema } from '../promises/schema.ts';

const clockSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const colleagueSchema = z.object({ id: idSchema('stf'), name: z.string() });

const appointmentFields = {
  day: dateSchema,
  /** By the clock of the company. */
  time: clockSchema,
  minutes: z.int().min(5).max(1440).default(60),
  /** Who goes there; left out, whoever plans it. */
  owner_id: idSchema('stf').optional(),
  place: textSchema(200).default(''),
  /** What it is for: what whoever goes there is to have in mind. */
  purpose: textSchema(500).default(''),
} as const;

export const visitBody = z.strictObject({ contact_id: idSchema('con'), ...appointmentFields });
export type VisitBody = z.output<typeof visitBody>;
export const visitChangeBody = z.strictObject(appointmentFields);
export type VisitChange = z.output<typeof visitChangeBody>;
export const visitParams = z.strictObject({ id: idSchema('vis') });

/** What came of a visit. Pressed twice it is one visit: `press` names the press of the button. */
const resultFields = {
  press: z.uuid(),
  /** The mark on the scale that visits are marked on; null when none was asked for. */
  mark: z.number().min(-10).max(10).nullable().default(null),
  /** The one thing that must be better, in the customer's words. */
  better: textSchema(500).default(''),
  notes: textSchema(4000).default(''),
  present: textSchema(200).default(''),
  promises: z.array(promiseGivenSchema).max(10).default([]),
  /** Of what was said a case is made: a complaint, a suggestion, a question or a compliment. */
  case_kind: z.enum(caseKinds).nullable().default(null),
  /** The day it was; left out, today. */
  on: dateSchema.optional(),
} as const;
export const visitResultBody = z.union([
  z.strictObject({ visit_id: idSchema('vis'), ...resultFields }),
  z.strictObject({ contact_id: idSchema('con'), ...resultFields }),
]);
export type VisitResult = z.output<typeof visitResultBody>;

export const visitSchema = z.object({
  id: idSchema('vis'),
  contact: z
    .object({
      id: idSchema('con'),
      name: z.string(),
      phone: z.string().nullable(),
      organisation: z.string().nullable(),
    })
    .nullable(),
  owner: colleagueSchema,
  state: z.enum(['planned', 'made', 'cancelled']),
  day: dateSchema,
  time: z.string(),
  starts_at: timeSchema,
  minutes: z.int(),
  place: z.string(),
  purpose: z.string(),
  made_at: timeSchema.nullable(),
  mark: z.number().nullable(),
  scale: z.enum(scaleIds).nullable(),
  better: z.string(),
  revision: z.int(),
});
export type VisitShown = z.output<typeof visitSchema>;

export const visitDetailSchema = visitSchema.extend({
  notes: z.string(),
  present: z.string(),
  promises: z.array(promiseSchema),
  case: z.object({ id: idSchema('cas'), number: z.string() }).nullable(),
});
export type VisitDetail = z.output<typeof visitDetailSchema>;

/** What a form for a visit needs to know. */
export const visitFormReply = z.object({
  today: dateSchema,
  zone: z.string(),
  /** The scale that visits are marked on: the one that customers know from the questions to them. */
  scale: z.enum(scaleIds),
  /** What the mark answers, in the words of that question; empty where nothing was asked yet. */
  question: z.string(),
  colleagues: z.array(colleagueSchema),
});
export type VisitForm = z.output<typeof visitFormReply>;

export const visitListQuery = z.strictObject({
  from: dateSchema.optional(),
  /** The day after the last one. */
  to: dateSchema.optional(),
  of: z.enum(['everybody', 'me']).default('everybody'),
});
export const visitListReply = z.object({
  today: dateSchema,
  zone: z.string(),
  from: dateSchema,
  to: dateSchema,
  data: z.array(visitSchema),
});

/** Marks that were given to somebody's face: shown apart, and never part of a score. */
export const visitMarksReply = z.object({
  scale: z.enum(scaleIds),
  estimate: estimateSchema,
  distribution: z.array(z.object({ score: z.number(), count: z.int() })),
  visits: z.int(),
});
export type VisitMarks = z.output<typeof visitMarksReply>;

export const feedReply = z.object({
  /** The secret address for a calendar; null when there is none. */
  url: z.string().nullable(),
  made_at: timeSchema.nullable(),
});
export type FeedShown = z.output<typeof feedReply>;
export const feedParams = z.object({ token: z.string().max(100) });
