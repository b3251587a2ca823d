import { importFormats } from '@voldaan/domain/surveys/import/import-survey';
import { itemGroupIds } from '@voldaan/domain/surveys/library/items';
import { questionnaireIds } from '@voldaan/domain/surveys/library/questionnaires';
import type { Question } from '@voldaan/domain/surveys/question/question';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { z } from 'zod';
import { languageSchema } from '../contacts/schema.ts';
import { idSchema, timeSchema } from '../http/id-schema.ts';
import { textSchema } from '../http/text-schema.ts';

/** The ready survey that a survey was made from; `own` when it was made from nothing or from a file. */
const questionnaireSchema = z.string();
export const surveyStateSchema = z.enum(['draft', 'published', 'closed']);

/** A language that a survey is asked in; its shape is checked where the survey is. */
const languageTagSchema = z.string().max(35);

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

const faultSchema = z.object({ code: z.string(), pointer: z.string(), detail: z.string() });

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
  faults: z.array(faultSchema),
  /** Answers that staff gave to try it: no figure counts them, and they can be removed. */
  test_answers: z.int(),
  public_url: z.string(),
  try_url: z.string(),
  versions: z.array(versionSchema),
  changed_at: timeSchema,
});
export type Survey = z.input<typeof surveySchema>;

export const surveyParams = z.strictObject({ id: idSchema('srv') });
export const surveyMakeBody = z.strictObject({
  questionnaire: z.enum([...questionnaireIds, 'own']),
  name: textSchema(200).trim().min(1).optional(),
  /** The languages to ask in; without it those of the product. */
  languages: z.array(languageTagSchema).min(1).max(20).optional(),
});
export const surveyCopyBody = z.strictObject({ name: textSchema(200).trim().min(1).optional() });
export const draftBody = z.strictObject({ draft: z.unknown() });
export const draftReply = z.object({ revision: z.int() });

export const previewQuery = z.strictObject({
  /** Any language of the survey; without it the survey's first. */
  language: languageTagSchema.optional(),
  page: z.coerce.number().int().min(1).max(101).default(1),
  surface: z.enum(['page', 'mail', 'widget', 'interviewer']).default('page'),
  /** Has no meaning here: it makes the address of a changed draft another one. */
  revision: z.string().max(20).optional(),
});

export const versionParams = z.strictObject({
  id: idSchema('srv'),
  number: z.coerce.number().int().min(1).max(1_000_000),
});
export const versionReply = z.object({ ...versionSchema.shape, definition: z.custom<SurveyDefinition>() });

export const findingsReply = z.object({
  /** What the copy linter says of the texts, in the reader's language. */
  findings: z.array(
    z.object({
      code: z.string(),
      pointer: z.string(),
      /** Of the text, not of the reader. */
      language: z.string(),
      severity: z.enum(['error', 'warning', 'hint']),
      found: z.string(),
      reason: z.string(),
      suggestion: z.string(),
    }),
  ),
  faults: z.array(faultSchema),
  /** How long the average person takes, before any was measured. */
  expected_seconds: z.int(),
});

export const changesQuery = z.strictObject({
  from: z.coerce.number().int().min(1).max(1_000_000),
  /** A version; without it the draft. */
  to: z.coerce.number().int().min(1).max(1_000_000).optional(),
});
export const changesReply = z.object({
  from: z.int(),
  to: z.int().nullable(),
  changes: z.array(
    z.object({
      kind: z.string(),
      pointer: z.string(),
      question_id: z.string().nullable(),
      languages: z.array(z.string()),
      /** Whether scores before and after it may no longer share one trend line. */
      breaks_trend: z.boolean(),
      detail: z.string(),
    }),
  ),
});

export const importBody = z.strictObject({
  format: z.enum(importFormats),
  text: z.string().min(1).max(2_000_000),
  name: textSchema(200).trim().min(1).optional(),
});
export const importReply = z.object({
  survey: surveySchema,
  /** What the file has that the draft has not, or has otherwise, each by its name and place. */
  omissions: z.array(z.object({ name: z.string(), place: z.string(), reason: z.string(), detail: z.string() })),
  /** What the source called each question and answer, by our ids: to lay answers beside an older export. */
  names: z.record(
    z.string(),
    z.object({
      name: z.string(),
      row: z.string().optional(),
      values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
      shift: z.number().optional(),
    }),
  ),
});

export const libraryQuery = z.strictObject({
  /** What one wants to know, in one's own words. */
  search: textSchema(200).optional(),
  language: languageSchema.optional(),
});
export const itemQuery = z.strictObject({ ...libraryQuery.shape, group: z.enum(itemGroupIds).optional() });

export const questionnaireListReply = z.object({
  data: z.array(
    z.object({
      id: z.enum(questionnaireIds),
      code: z.string(),
      name: z.string(),
      purpose: z.string(),
      when: z.string(),
      method: z.string(),
      items_most: z.int(),
      expected_seconds: z.int(),
    }),
  ),
});

export const itemListReply = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      group: z.enum(itemGroupIds),
      text: z.string(),
      needs_attribute: z.boolean(),
      status: z.enum(['draft', 'reviewed', 'pretested']),
      question: z.custom<Question>(),
    }),
  ),
});
