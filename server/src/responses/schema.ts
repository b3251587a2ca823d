import { responseMarks } from '@voldaan/domain/responses/mark-response';
import type { QuestionKind } from '@voldaan/domain/surveys/question/question';
import { scaleIds } from '@voldaan/domain/surveys/scale';
import { z } from 'zod';
import { listQuery, listReply } from '../http/cursor-schema.ts';
import { dateSchema, idSchema, timeSchema } from '../http/id-schema.ts';

const voteClass = z.enum(['human', 'unconfirmed', 'machine']);
const scale = z.enum(scaleIds);
const mark = z.enum(responseMarks);
const channel = z.enum(['mail', 'link', 'api', 'widget', 'embed', 'kiosk', 'qr', 'telephone']);
const kind = z.enum([
  'rating',
  'open',
  'yes-no',
  'single',
  'multiple',
  'ranking',
  'number',
  'date',
  'contact-detail',
  'consent',
  'compliment',
] satisfies readonly QuestionKind[]);
/** A mark or number, a word, an option's id, several of them in order; null for what was skipped. */
const answerValue = z.union([z.number(), z.string(), z.array(z.string())]).nullable();
const languageTag = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,7}$/)
  .max(35);

export const responseParams = z.strictObject({ id: idSchema('rsp') });

export const responseListQuery = z.strictObject({
  ...listQuery,
  survey: idSchema('srv').optional(),
  score_group: z.enum(['low', 'middle', 'high']).optional(),
  comment: z.enum(['true', 'false']).optional(),
  language: languageTag.optional(),
  vote_class: voteClass.optional(),
  mark: mark.optional(),
  from: dateSchema.optional(),
  to: dateSchema.optional(),
});

const responseFields = {
  id: idSchema('rsp'),
  survey_id: idSchema('srv'),
  survey_name: z.string(),
  score: z.object({ question: z.string(), value: z.number(), scale }).nullable(),
  comment: z.string().nullable(),
  contact: z.object({ id: idSchema('con'), name: z.string(), email: z.string() }).nullable(),
  /** Given to a wave that promised not to know who said what: it has no contact, and the day for every time. */
  is_anonymous: z.boolean(),
  channel,
  language: z.string(),
  vote_class: voteClass,
  is_test: z.boolean(),
  /** What is odd about it. Shown, never a reason to leave it out. */
  marks: z.array(mark),
  started_at: timeSchema,
  completed_at: timeSchema.nullable(),
} as const;

export const responseListReply = listReply(z.object(responseFields)).extend({
  /** How many there are, up to five thousand. */
  total: z.number().int(),
  /** Whether there are more than `total`: beyond it nobody counts. */
  is_total_more: z.boolean(),
});

export const responseReply = z.object({
  ...responseFields,
  answers: z.array(
    z.object({
      question_id: z.string(),
      kind,
      text: z.string(),
      scale: scale.nullable(),
      value: answerValue,
      /** The words of the options that were chosen or ranked, in their order; empty for every other kind. */
      choices: z.array(z.string()),
      /** What stands beside "other", when it was chosen. */
      other_text: z.string().nullable(),
      /** False when this person never gave nor skipped it. */
      is_given: z.boolean(),
      /** Given, and no longer on this person's path: kept, and counted nowhere. */
      is_off_path: z.boolean(),
    }),
  ),
  events: z.array(
    z.object({
      at: timeSchema,
      answers: z.record(z.string(), answerValue),
      vote_class: voteClass,
      evidence: z.record(z.string(), z.unknown()),
    }),
  ),
  /** What chance gave, by the node of the survey that was shuffled. */
  shown_order: z.record(z.string(), z.array(z.string())).nullable(),
  visits: z.array(z.object({ at: timeSchema, kind: z.string(), preselected: z.number().nullable() })),
});

export const answerParams = z.strictObject({ token: z.string().max(100) });

/** Judged by read-submission.ts, as at the entrance before the router: a stray field refuses no answer. */
export const answerBody = z.unknown().meta({
  description: 'submission, answers and final; respondent, nonce, evidence, language and try may be left out',
  examples: [{ submission: 'a-key-of-your-own', answers: { nps: 9, why: 'Quick help' }, final: true }],
});

export const answerReply = z.object({ id: idSchema('rsp'), state: z.enum(['stored', 'seen']) });

export const reclassifyBody = z.strictObject({
  /** Says what would change and changes nothing. */
  dry_run: z.boolean(),
});
export const reclassifyReply = z.object({
  acts: z.int(),
  /** Acts that came out otherwise than they count now, by `human-machine` and the like. */
  changed: z.record(z.string(), z.int()),
  /** Responses that count otherwise now. */
  responses: z.int(),
  /** Responses of which other answers would stand: left for a person to look at. */
  left: z.int(),
});
