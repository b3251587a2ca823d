import { z } from 'zod';
import { dateSchema, timeSchema } from '../../http/id-schema.ts';
import { estimateSchema } from '../../metrics/schema.ts';

const lineSchema = z.object({
  text: z.string(),
  /** In small print below it. */
  note: z.string().nullable(),
  /** Where the app shows more of it. */
  path: z.string().nullable(),
  /** Of a score: what the sentence says, whole. */
  estimate: estimateSchema.nullable(),
});

export const digestSchema = z.object({
  company: z.string(),
  heading: z.string(),
  /** The week that it tells of. */
  from: dateSchema,
  to: dateSchema,
  sections: z.array(
    z.object({
      key: z.enum(['waiting', 'scores', 'changed', 'promises']),
      heading: z.string(),
      lines: z.array(lineSchema),
      /** Said in place of lines where there are none. */
      empty: z.string(),
    }),
  ),
});
export type Digest = z.output<typeof digestSchema>;
export type DigestLine = z.output<typeof lineSchema>;

export const digestReply = z.object({
  digest: digestSchema,
  is_wished: z.boolean(),
  /** 0 is Sunday. */
  weekday: z.int(),
  hour: z.int(),
  zone: z.string(),
  /** Null until somebody wishes it. */
  next_at: timeSchema.nullable(),
  may_leave: z.boolean(),
});
export type DigestReply = z.output<typeof digestReply>;

export const digestBody = z.strictObject({ weekday: z.int().min(0).max(6), hour: z.int().min(0).max(23) });
export const digestWishBody = z.strictObject({ is_wished: z.boolean() });
