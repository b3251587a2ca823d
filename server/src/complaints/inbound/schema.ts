import { z } from 'zod';
import { idSchema, timeSchema } from '../../http/id-schema.ts';

export const caseMailSchema = z.object({
  /** Mail to it becomes a case; '' when none does. */
  address: z.string(),
  /** Whether a mailbox is read at all, and when it was last. Mail may also be posted or piped. */
  has_mailbox: z.boolean(),
  polled_at: timeSchema.nullable(),
  /** Mails of the last thirty days that became a case or an answer to one. */
  taken: z.int(),
});
export type CaseMailShown = z.output<typeof caseMailSchema>;
export const caseMailBody = z.strictObject({ address: z.string().max(254) });

/** What of the customer's mails is not in the words of the case. */
export const caseMailListReply = z.object({
  data: z.array(
    z.object({
      /** The step that it became. */
      sequence: z.int(),
      from_name: z.string(),
      from_address: z.string(),
      subject: z.string(),
      quoted: z.string(),
      signature: z.string(),
      /** Names of files that were not taken in. */
      left_out: z.array(z.string()),
    }),
  ),
});
export const caseMailParams = z.strictObject({ id: idSchema('cas') });

export const caseOfMailParams = z.strictObject({ id: idSchema('inb') });
export const caseOfMailReply = z.object({ case_id: idSchema('cas') });
