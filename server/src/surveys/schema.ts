import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { z } from 'zod';
import { languageSchema } from '../contacts/schema.ts';
import { idSchema, timeSchema } from '../http/id-schema.ts';
import { textSchema } from '../http/text-schema.ts';

export const questionnaireSchema = z.enum(['contact-moment', 'grade', 'recommendation']);
export const surveyStateSchema = z.enum(['draft', 'published', 'closed']);

export const surveyRowSchema = z.object({
  id: idSchema('srv'),
  name: z.string(),
  questionnaire: questionnaireSchema,
  state: surveyStateSchema,
  versions: z.int(),
  answers: z.int(),
  changed_at: timeSchema,
});
export type SurveyRow = z.input<typeof surveyRowSchema>;

export const surveyListReply = z.object({ data: z.array(surveyRowSchema) });

export const versionSchema = z.object({ id: idSchema('ver'), number: z.int(), published_at: timeSchema });

export const surveySchema = z.object({
  id: idSchema('srv'),
  name: z.string(),
  questionnaire: questionnaireSchema,
  state: surveyStateSchema,
  /** What is being written; its shape is checked by the domain, which names every fault by a JSON pointer. */
  draft: z.custom<SurveyDefinition>(),
  /** Goes into If-Match when the draft is saved. */
  revision: z.int(),
  /** Whether the draft says something else than the newest version. */
  is_changed: z.boolean(),
  /** Everything that keeps the draft from being published, in reading order. */
  faults: z.array(z.object({ code: z.string(), pointer: z.string(), detail: z.string() })),
  public_url: z.string(),
  try_url: z.string(),
  versions: z.array(versionSchema),
  changed_at: timeSchema,
});
export type Survey = z.input<typeof surveySchema>;

export const surveyParams = z.strictObject({ id: idSchema('srv') });
export const surveyMakeBody = z.strictObject({
  questionnaire: questionnaireSchema,
  name: textSchema(200).trim().min(1).optional(),
});
export const draftBody = z.strictObject({ draft: z.unknown() });
export const draftReply = z.object({ revision: z.int() });

export const previewQuery = z.strictObject({
  language: languageSchema.default('nl'),
  page: z.coerce.number().int().min(1).max(101).default(1),
  /** Has no meaning here: it makes the address of a changed draft another one. */
  revision: z.string().max(20).optional(),
});
