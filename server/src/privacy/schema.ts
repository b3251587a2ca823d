import { z } from 'zod';
import { idSchema } from '../http/id-schema.ts';

export const personParams = z.strictObject({ id: idSchema('con') });

/** What was erased, by how many of each. */
export const erasureReply = z.object({
  responses: z.int(),
  invitations: z.int(),
  events: z.int(),
  mails: z.int(),
  cases: z.int(),
  records: z.int(),
});
export type Erasure = z.infer<typeof erasureReply>;
