import { z } from 'zod';
import { idSchema, timeSchema } from '../../http/id-schema.ts';

export const recoveryDaysMost = 14;

/** Whether customers are asked afterwards how their complaint was handled. */
export const recoverySchema = z.object({
  is_on: z.boolean(),
  /** How long after closing. */
  delay_days: z.int(),
  /** The study that asks; null until it was switched on for the first time. */
  study_id: idSchema('std').nullable(),
  survey_id: idSchema('srv').nullable(),
});
export type RecoveryShown = z.output<typeof recoverySchema>;
export const recoveryBody = z.strictObject({ is_on: z.boolean(), delay_days: z.int().min(1).max(recoveryDaysMost) });
export type RecoveryBody = z.output<typeof recoveryBody>;

/** What a customer said of how a case was handled; marks of 1 to 5, null where nothing was said. */
export const recoveryAnswerSchema = z.object({
  response_id: idSchema('rsp'),
  answered_at: timeSchema,
  satisfaction: z.number().nullable(),
  is_solved: z.string().nullable(),
  heard: z.number().nullable(),
  helped: z.number().nullable(),
  valued: z.number().nullable(),
  outcome: z.number().nullable(),
  process: z.number().nullable(),
  time: z.number().nullable(),
});
export type RecoveryAnswerShown = z.output<typeof recoveryAnswerSchema>;
export const recoveryParams = z.strictObject({ id: idSchema('cas') });
export const recoveryListReply = z.object({ data: z.array(recoveryAnswerSchema) });
