import { phraseLengthMost, phrasesMost, wordLanguages } from '@voldaan/domain/metrics/words/theme-rule';
import { z } from 'zod';
import { listQuery, listReply } from '../../http/cursor-schema.ts';
import { dateSchema, idSchema, timeSchema } from '../../http/id-schema.ts';
import { textSchema } from '../../http/text-schema.ts';
import { answeredFields } from '../../responses/answered-schema.ts';
import { figureQuery } from '../figures/figure-query.ts';
import { figureHeadSchema } from '../figures/schema.ts';
import { tableFormatSchema } from '../figures/table-file.ts';
import { comparisonSchema, estimateSchema } from '../schema.ts';

const score = z.coerce.number().min(-1000).max(1000).multipleOf(0.5);

/** Which texts: of the figure's responses, with these words, this theme, this score. */
const choiceFields = {
  ...figureQuery,
  /** Words that must all be there, "words in a row", wacht* for a beginning, -word for what must not be there. */
  q: z.string().max(300).default(''),
  theme: idSchema('thm').optional(),
  score_from: score.optional(),
  score_to: score.optional(),
} as const;

export const wordsQuery = z.strictObject({ ...choiceFields, ...listQuery });
export type WordsQuery = z.output<typeof wordsQuery>;
export const wordsFileQuery = z.strictObject({ ...choiceFields, format: tableFormatSchema });
export type WordsChoice = Omit<WordsQuery, 'cursor' | 'limit'>;

const scoreGroup = z.object({ from: z.number(), to: z.number() });

const part = z.object({
  question_id: z.string(),
  /** The question in the reader's language, where the newest version still asks it. */
  question: z.string().nullable(),
  /** Personal data are masked, for everybody. */
  text: z.string(),
});

const mention = z.object({
  theme_id: idSchema('thm'),
  /** Who says so: the rule, or a person, who goes first. */
  by: z.enum(['rule', 'person']),
});

export const textSchemaOfWords = z.object({
  response_id: idSchema('rsp'),
  ...answeredFields,
  score: z.number().nullable(),
  language: z.string(),
  parts: z.array(part),
  themes: z.array(mention),
  /** Groups that the response is of, in the reader's words: only those that five or more are of. */
  traits: z.array(z.object({ name: z.string(), label: z.string(), value: z.string() })),
  /** For those who may see whose answer it is. */
  name: z.string().nullable(),
});
export type TextShown = z.output<typeof textSchemaOfWords>;

export const wordsReply = listReply(textSchemaOfWords).extend({
  head: figureHeadSchema.nullable(),
  /** Why there is no list: fewer than five texts are in the chosen groups. */
  refusal: z.enum(['too_few', 'nothing_to_find']).nullable(),
  /** What was looked for, as it was read. */
  search: z.object({ phrases: z.array(z.string()), without: z.array(z.string()) }).nullable(),
  /** Share of the texts in the chosen groups, or of the sample, that say it; null when nothing is looked for, and on next pages. */
  share: estimateSchema.nullable(),
  share_of: z.enum(['all', 'sample']),
  /** Texts found; of a great many, estimated by a sample of one in 64. Null on next pages: the first one tells. */
  total: z.int().nullable(),
  total_of: z.enum(['all', 'sample']),
  /** Score of those found; null below five, and on next pages. */
  score: estimateSchema.nullable(),
  /** Of many, the score is of the newest; of a great many, of the sample. */
  score_of: z.enum(['all', 'newest', 'sample']),
  /** Who is unhappy and who is happy by the score, to narrow the list to. */
  groups: z.object({ unhappy: scoreGroup, happy: scoreGroup }).nullable(),
  /** The worker still takes up texts of before. */
  is_filling: z.boolean(),
});
export type WordsReply = z.output<typeof wordsReply>;

const phrase = textSchema(phraseLengthMost)
  .regex(/^\P{Cc}*$/u)
  .trim()
  .min(1);
const ruleSchema = z.strictObject({
  language: z.enum(wordLanguages),
  words: z.array(phrase).max(phrasesMost),
  unless: z.array(phrase).max(phrasesMost).default([]),
});
const rulesSchema = z.array(ruleSchema).min(1).max(wordLanguages.length);

const themeFields = {
  name: textSchema(80)
    .regex(/^\P{Cc}*$/u)
    .trim()
    .min(1),
  description: textSchema(500).trim(),
  rules: rulesSchema,
} as const;

export const themeParams = z.strictObject({ id: idSchema('thm') });
export const themeBody = z.strictObject({ ...themeFields, description: themeFields.description.default('') });
export type ThemeBody = z.output<typeof themeBody>;
export const themeChangeBody = z.strictObject(themeFields).partial();
export type ThemeChangeBody = z.output<typeof themeChangeBody>;

const shownRules = z.array(
  z.object({ language: z.enum(wordLanguages), words: z.array(z.string()), unless: z.array(z.string()) }),
);

export const themeSchema = z.object({
  id: idSchema('thm'),
  name: z.string(),
  description: z.string(),
  rules: shownRules,
  version: z.int(),
  /** The texts are coded by this version; otherwise the worker is at it. */
  is_coded: z.boolean(),
  changed_at: timeSchema,
});
export type ThemeShown = z.output<typeof themeSchema>;

export const themesQuery = z.strictObject(figureQuery);
export type ThemesQuery = z.output<typeof themesQuery>;

export const themesReply = z.object({
  head: figureHeadSchema.nullable(),
  /** Texts in the chosen groups; null when they are too few to be counted. */
  texts: z.int().nullable(),
  /** Of everybody who wrote. */
  score: estimateSchema.nullable(),
  data: z.array(
    themeSchema.extend({
      /** Texts that mention it, of all texts. */
      share: estimateSchema.nullable(),
      /** Score of those who mention it, and of all others who wrote; null below five. */
      score: estimateSchema.nullable(),
      rest: estimateSchema.nullable(),
      /** Adjusted for how many themes were looked at (Holm). */
      comparison: comparisonSchema.extend({ is_better: z.boolean().nullable() }).nullable(),
    }),
  ),
  is_filling: z.boolean(),
});
export type ThemesReply = z.output<typeof themesReply>;

export const themeVersionsReply = z.object({
  data: z.array(
    z.object({
      number: z.int(),
      name: z.string(),
      description: z.string(),
      rules: shownRules,
      made_by: z.string(),
      made_at: timeSchema,
    }),
  ),
});

export const previewBody = z.strictObject({
  rules: rulesSchema,
  /** The theme that these rules are to be of; to see what would change. */
  theme_id: idSchema('thm').nullable().default(null),
  survey: idSchema('srv').optional(),
  period: z.string().min(1).max(30).default('12m'),
});
export type PreviewBody = z.output<typeof previewBody>;

const quote = z.object({
  response_id: idSchema('rsp'),
  ...answeredFields,
  score: z.number().nullable(),
  text: z.string(),
});
export type Quote = z.output<typeof quote>;
const quotes = z.object({ count: z.int(), data: z.array(quote) });

export const previewReply = z.object({
  texts: z.int(),
  /** Share of the texts that the rules hit. */
  share: estimateSchema.nullable(),
  hits: quotes,
  /** Say a word of the rules, and are left out because something turns it round. */
  turned: quotes,
  /** Hit now, and no longer by these rules. */
  lost: quotes,
  /** A person says that they mention the theme; the rules do not hit them. */
  missed: quotes,
  /** The rules hit them; a person says that they do not mention it. */
  wrong: quotes,
  /** Some texts that are not hit, drawn by chance, to look for what is missed. */
  others: quotes,
});
export type PreviewReply = z.output<typeof previewReply>;

export const mentionParams = z.strictObject({ id: idSchema('thm'), response_id: idSchema('rsp') });
export const mentionBody = z.strictObject({ is_mentioned: z.boolean().nullable() });

export const suggestionsReply = z.object({
  head: figureHeadSchema.nullable(),
  /** How many of the newest texts were read, and between which scores those of unhappy and of happy customers lie. */
  texts: z.int(),
  unhappy: z.object({ from: z.number(), to: z.number(), texts: z.int() }).nullable(),
  happy: z.object({ from: z.number(), to: z.number(), texts: z.int() }).nullable(),
  data: z.array(
    z.object({
      /** As it is most often written. */
      word: z.string(),
      language: z.enum(wordLanguages),
      unhappy: estimateSchema,
      happy: estimateSchema,
      /** By which the words are ranked. No test: over thousands of words some are large by chance. */
      rank_z: z.number(),
    }),
  ),
});
export type SuggestionsReply = z.output<typeof suggestionsReply>;

export const codingParams = z.strictObject({ id: idSchema('cds') });
export const codeParams = z.strictObject({ id: idSchema('cds'), response_id: idSchema('rsp') });
export const codingBody = z.strictObject({
  survey: idSchema('srv').optional(),
  period: z.string().min(1).max(30).default('12m'),
  texts: z.number().int().min(10).max(200).default(50),
});
export type CodingBody = z.output<typeof codingBody>;
export const codeBody = z.strictObject({ themes: z.array(idSchema('thm')).max(50) });

const codingFields = {
  id: idSchema('cds'),
  survey: z.string(),
  made_at: timeSchema,
  made_by: z.string(),
  from: dateSchema,
  to: dateSchema,
  texts: z.int(),
  coders: z.array(z.object({ name: z.string(), is_you: z.boolean(), coded: z.int() })),
} as const;

export const codingsReply = z.object({ data: z.array(z.object(codingFields)) });
export const codingReply = z.object({
  ...codingFields,
  themes: z.array(z.object({ id: idSchema('thm'), name: z.string(), description: z.string() })),
  /** What others said of a text is shown to nobody. */
  items: z.array(
    z.object({ response_id: idSchema('rsp'), text: z.string(), yours: z.array(idSchema('thm')).nullable() }),
  ),
  /** Null until you have coded all of them: whoever sees it before codes by it. */
  agreement: z
    .array(
      z.object({
        theme_id: idSchema('thm'),
        /** Krippendorff's alpha of all people. */
        people: estimateSchema,
        verdict: z.enum(['reliable', 'tentative', 'not reliable', 'cannot tell yet']),
        /** Cohen's kappa of each pair: of two people, or of a person and the rule (null). */
        pairs: z.array(z.object({ first: z.string(), second: z.string().nullable(), kappa: estimateSchema })),
      }),
    )
    .nullable(),
});
export type CodingReply = z.output<typeof codingReply>;
