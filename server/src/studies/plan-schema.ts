import { legalBases } from '@voldaan/domain/contacts/consent';
import { contactRoles, lifecycles, stages } from '@voldaan/domain/contacts/customer';
import { type Audience, type StratifyBy, type StudyDraft, studyMetrics } from '@voldaan/domain/studies/study-draft';
import { z } from 'zod';
import { dateSchema } from '../http/id-schema.ts';
import { textSchema } from '../http/text-schema.ts';
import { letterSchema } from './letter-schema.ts';

/** Ten years, so that no plan reaches past the calendars that are known. */
const hoursMax = 87_600;
const hours = z.int().min(0).max(hoursMax);
const validHours = z.int().min(1).max(hoursMax);
const count = z.int().min(0).max(100_000_000);

const cadenceSchema = z.discriminatedUnion('every', [
  z.strictObject({ every: z.literal('once'), on: dateSchema }),
  z.strictObject({ every: z.enum(['month', 'quarter']), from: dateSchema }),
  z.strictObject({ every: z.literal('rolling'), from: dateSchema, months: z.int().min(2).max(36) }),
]);

const eventKind = z.string().regex(/^([a-z][a-z0-9_.]{0,63})?$/);

const timingSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('moment'), event: eventKind, delayHours: hours, validHours }),
  z.strictObject({ kind: z.literal('relation'), cadence: cadenceSchema, validHours }),
  z.strictObject({ kind: z.enum(['expectation', 'complaint', 'exit']), delayHours: hours, validHours }),
  z.strictObject({ kind: z.literal('silent'), silentDays: z.int().min(1).max(3650), validHours }),
  z.strictObject({ kind: z.literal('anonymous') }),
]);

const languageTag = z.string().max(35);

/** Whom a study is about; a part that is not there leaves nobody out. */
export const audienceSchema = z.strictObject({
  lifecycles: z.array(z.enum(lifecycles)).max(3).optional(),
  stages: z.array(z.enum(stages)).max(4).optional(),
  roles: z.array(z.enum(contactRoles)).max(4).optional(),
  languages: z.array(languageTag).max(50).optional(),
  attributes: z
    .array(
      z.strictObject({
        key: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
        values: z.array(textSchema(200)).max(100),
      }),
    )
    .max(20)
    .optional(),
});

const stratifyBy = z.custom<StratifyBy>(
  (value) =>
    typeof value === 'string' && /^(language|lifecycle|stage|country|attribute:[a-z][a-z0-9_]{0,39})$/.test(value),
);

const sampleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('census') }),
  z.strictObject({ kind: z.literal('simple') }),
  z.strictObject({ kind: z.literal('stratified'), by: stratifyBy, allocation: z.enum(['proportional', 'neyman']) }),
  z.strictObject({ kind: z.literal('quota'), by: stratifyBy, places: z.record(z.string().max(200), count) }),
]);

export const precisionSchema = z.strictObject({
  margin: z.number().min(0.005).max(0.5),
  confidence: z.number().min(0.5).max(0.999),
  expectedResponse: z.number().min(0.001).max(1),
});

/** A study's plan as the wizard writes it: in the domain's own words, like a survey's draft. */
export const studyPlanSchema = z.strictObject({
  purpose: textSchema(2000),
  norm: z.strictObject({ metric: z.enum(studyMetrics), value: z.number().min(-100).max(100) }).nullable(),
  channel: z.enum(['mail', 'link', 'phone']),
  timing: timingSchema,
  audience: audienceSchema,
  sample: sampleSchema,
  precision: precisionSchema,
  legalBasis: z.enum(legalBases).nullable(),
  balancingNote: textSchema(4000),
  priority: z.int().min(0).max(100),
  reminder: z.strictObject({ afterDays: z.int().min(1).max(60), validDays: z.int().min(1).max(60) }).nullable(),
  targetAnswers: z.int().min(1).max(1_000_000).nullable(),
  letter: letterSchema.nullable(),
  reminderLetter: letterSchema.nullable(),
  /** Left out, the study asks by itself. */
  mayMerge: z.boolean().default(false),
});

/** What zod reads has every optional field as possibly undefined; an audience has it or has it not. */
export function readAudience({
  lifecycles: cycles,
  stages: steps,
  ...parts
}: z.output<typeof audienceSchema>): Audience {
  const { roles, languages, attributes } = parts;
  return {
    ...(cycles?.length ? { lifecycles: cycles } : {}),
    ...(steps?.length ? { stages: steps } : {}),
    ...(roles?.length ? { roles } : {}),
    ...(languages?.length ? { languages } : {}),
    ...(attributes?.length ? { attributes } : {}),
  };
}

export function readPlan(plan: z.output<typeof studyPlanSchema>): StudyDraft {
  return { ...plan, audience: readAudience(plan.audience) };
}
