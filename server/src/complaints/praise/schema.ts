import { z } from 'zod';
import { idSchema, timeSchema } from '../../http/id-schema.ts';

/** When the kind words of a week go round by mail. Monday is 1; the hour is one of the company's zone. */
export const praiseDigestSchema = z.object({
  is_on: z.boolean(),
  weekday: z.int(),
  hour: z.int(),
  /** When the next one goes; null while it is off. */
  next_at: timeSchema.nullable(),
});
export type PraiseDigestShown = z.output<typeof praiseDigestSchema>;
export const praiseDigestBody = z.strictObject({
  is_on: z.boolean(),
  weekday: z.int().min(1).max(7),
  hour: z.int().min(0).max(23),
});
export type PraiseDigestBody = z.output<typeof praiseDigestBody>;

/** Whether you want it yourself. */
export const praiseWishSchema = z.object({ is_wanted: z.boolean(), is_sent: z.boolean() });
export const praiseWishBody = z.strictObject({ is_wanted: z.boolean() });

/** Everybody whom a compliment may be about. */
export const praiseColleaguesReply = z.object({ data: z.array(z.object({ id: idSchema('stf'), name: z.string() })) });
