import { caseKinds } from '@voldaan/domain/complaints/case-event';
import { ideaStates, toldStates } from '@voldaan/domain/ideas/idea-state';
import { z } from 'zod';
import { idSchema, timeSchema } from '../http/id-schema.ts';
import { textSchema, visibleText } from '../http/text-schema.ts';

/** One line of text: no control characters, not even a line break. */
const line = (charactersMax: number) =>
  textSchema(charactersMax)
    .regex(/^\P{Cc}*$/u)
    .trim();

/** So many suggestions are shown and joined at a time. */
export const suggestionsMax = 200;
/** More ideas than these nobody chooses from. */
export const ideasMax = 500;
/** So many people are told of one idea. */
export const toldMost = 5_000;

const stateSchema = z.enum(ideaStates);
const toldSchema = z.enum(toldStates);
const titleSchema = visibleText(line(200));
const caseIds = z.array(idSchema('cas')).max(suggestionsMax);

/** A text in the languages that somebody wrote it in. */
const someLanguages = <Text extends z.ZodType>(text: Text) =>
  z.strictObject({ nl: text.optional(), nb: text.optional(), en: text.optional() });
const publicText = z.strictObject({ title: line(200), text: textSchema(4000), done: textSchema(4000) });

export const ideaParams = z.strictObject({ id: idSchema('ide') });
export const ideaCaseParams = z.strictObject({ id: idSchema('ide'), case: idSchema('cas') });
export const ideaListQuery = z.strictObject({ state: stateSchema.optional(), action: idSchema('act').optional() });
export const ideaBody = z.strictObject({
  title: titleSchema,
  description: textSchema(4000).default(''),
  case_ids: caseIds.default([]),
});
export type IdeaBody = z.output<typeof ideaBody>;

export const ideaChangeBody = z
  .strictObject({ title: titleSchema, description: textSchema(4000), action_id: idSchema('act').nullable() })
  .partial();
export type IdeaChangeBody = z.output<typeof ideaChangeBody>;

export const joinBody = z.strictObject({ case_ids: caseIds.min(1) });
export const moveBody = z.strictObject({ state: toldSchema, words: someLanguages(textSchema(2000)).default({}) });
export type MoveBody = z.output<typeof moveBody>;
export const mergeBody = z.strictObject({ into: idSchema('ide') });
export const publicationBody = z.strictObject({
  texts: someLanguages(publicText),
  is_published: z.boolean(),
  is_told: z.boolean(),
  /** Say the measured effect of the action, as it stands now. */
  has_effect: z.boolean(),
});
export type PublicationBody = z.output<typeof publicationBody>;
export const boardBody = z.strictObject({ is_open: z.boolean() });

/** A suggestion as somebody brought it. */
export const suggestionSchema = z.object({
  id: idSchema('cas'),
  number: z.string(),
  kind: z.enum(caseKinds),
  name: z.string(),
  words: z.string(),
  language: z.string(),
  received_at: timeSchema,
});
export const suggestionListReply = z.object({ data: z.array(suggestionSchema) });

const ideaHead = {
  id: idSchema('ide'),
  title: z.string(),
  state: stateSchema,
  suggestions: z.int(),
  votes: z.int(),
  is_published: z.boolean(),
  is_told: z.boolean(),
  changed_at: timeSchema,
};
export const ideaHeadSchema = z.object(ideaHead);
export type IdeaHead = z.output<typeof ideaHeadSchema>;
export const ideaListReply = z.object({
  data: z.array(ideaHeadSchema),
  /** Ideas by state, and suggestions that belong to none. */
  counts: z.object({
    new: z.int(),
    considered: z.int(),
    planned: z.int(),
    done: z.int(),
    not_done: z.int(),
    loose: z.int(),
  }),
});
export type IdeaList = z.output<typeof ideaListReply>;

/** An effect that may be told to everybody: never without its interval, its verdict and its n. */
const saidEffectSchema = z.object({
  verdict: z.enum(['better', 'worse', 'no effect shown']),
  estimate: z.number(),
  low: z.number(),
  high: z.number(),
  level: z.number(),
  n: z.int(),
  method: z.literal('difference in differences'),
  question: z.string(),
  measured_on: z.iso.date(),
  /** The sentence that customers read, in each language. */
  words: z.object({ nl: z.string(), nb: z.string(), en: z.string() }),
});

export const ideaDetailSchema = z.object({
  idea: z.object({
    ...ideaHead,
    description: z.string(),
    revision: z.int(),
    made_by: z.string().nullable(),
    made_at: timeSchema,
    merged_into: z.object({ id: idSchema('ide'), title: z.string() }).nullable(),
    action: z.object({ id: idSchema('act'), name: z.string() }).nullable(),
    texts: someLanguages(publicText),
    effect: saidEffectSchema.nullable(),
  }),
  moves: z.array(
    z.object({
      state: toldSchema,
      words: someLanguages(z.string()),
      by: z.string().nullable(),
      at: timeSchema,
    }),
  ),
  suggestions: z.array(
    suggestionSchema.extend({
      /** The states that this person was told of, with or without a mail. */
      told: z.array(z.object({ state: toldSchema, at: timeSchema, is_mailed: z.boolean() })),
    }),
  ),
});
export type IdeaDetail = z.output<typeof ideaDetailSchema>;

export const boardReply = z.object({ is_open: z.boolean(), url: z.string(), done_url: z.string() });

/** What was done, as a letter may say it: one text for each idea, in each language. */
export const toldReply = z.object({
  data: z.array(z.object({ id: idSchema('ide'), text: someLanguages(z.string()) })),
  heading: z.object({ nl: z.string(), nb: z.string(), en: z.string() }),
});
export type ToldReply = z.output<typeof toldReply>;
