import { consentPurposes } from '@voldaan/domain/contacts/consent';
import { z } from 'zod';
import { cursorSchema, listQuery } from '../../http/cursor-schema.ts';
import { idSchema, timeSchema } from '../../http/id-schema.ts';

const purpose = z.enum([...consentPurposes, 'all']);

/** An address that is not written to. It is kept as a keyed hash: who it is shows only while there is a contact of it. */
export const suppressionSchema = z.object({
  contact: z.object({ id: idSchema('con'), name: z.string(), email: z.string() }).nullable(),
  purpose,
  reason: z.enum(['unsubscribed', 'bounced', 'complained', 'asked']),
  created_at: timeSchema,
});
export type Suppression = z.input<typeof suppressionSchema>;

export const suppressionListQuery = z.strictObject(listQuery);
export const suppressionListReply = z.object({
  data: z.array(suppressionSchema),
  next_cursor: cursorSchema.nullable(),
  total: z.int(),
});

export const suppressionBody = z.strictObject({ email: z.string().max(1000), purpose });

/** What holds for one address, typed by somebody who has it before them. */
export const suppressionCheckBody = z.strictObject({ email: z.string().max(1000) });
export const suppressionCheckReply = z.object({ data: z.array(suppressionSchema) });
