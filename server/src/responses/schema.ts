import { languages } from '@voldaan/domain/language';
import { z } from 'zod';
import { listQuery, listReply } from '../http/cursor-schema.ts';
import { dateSchema, idSchema, timeSchema } from '../http/id-schema.ts';

const voteClass = z.enum(['human', 'unconfirmed', 'machine']);
const scale = z.enum(['A5', 'B10', 'C11']);

export const responseParams = z.strictObject({ id: idSchema('rsp') });

export const responseListQuery = z.strictObject({
  ...listQuery,
  survey: idSchema('srv').optional(),
  score_group: z.enum(['low', 'middle', 'high']).optional(),
  comment: z.enum(['true', 'false']).optional(),
  language: z.enum(languages).optional(),
  vote_class: voteClass.optional(),
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
  channel: z.enum(['mail', 'link', 'api']),
  language: z.string(),
  vote_class: voteClass,
  is_test: z.boolean(),
  started_at: timeSchema,
  completed_at: timeSchema.nullable(),
} as const;

export const responseListReply = listReply(z.object(responseFields)).extend({ total: z.number().int() });

export const responseReply = z.object({
  ...responseFields,
  answers: z.array(
    z.object({
      question_id: z.string(),
      kind: z.enum(['rating', 'open', 'yes-no']),
      text: z.string(),
      scale: scale.nullable(),
      value: z.union([z.number(), z.string()]).nullable(),
    }),
  ),
  events: z.array(
    z.object({
      at: timeSchema,
      answers: z.record(z.string(), z.union([z.number(), z.string()]).nullable()),
      vote_class: voteClass,
      evidence: z.record(z.string(), z.unknown()),
    }),
  ),
  visits: z.array(z.object({ at: timeSchema, kind: z.string(), preselected: z.number().nullable() })),
});

export const answerParams = z.strictObject({ token: z.string().max(100) });

/** Judged by read-submission.ts, as at the entrance before the router: a stray field refuses no answer. */
export const answerBody = z.unknown().meta({
  description: 'submission, answers and final; respondent, nonce, evidence, language and try may be left out',
  examples: [{ submission: 'a-key-of-your-own', answers: { nps: 9, why: 'Quick help' }, final: true }],
});

export const answerReply = z.object({ id: idSchema('rsp'), state: z.enum(['stored', 'seen']) });
