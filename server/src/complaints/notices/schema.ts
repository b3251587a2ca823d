import { z } from 'zod';
import { listQuery, listReply } from '../../http/cursor-schema.ts';
import { idSchema, timeSchema } from '../../http/id-schema.ts';

/** News for one member of staff: named in a note, a case assigned, a promise about to break, an alert. */
export const noticeSchema = z.object({
  id: idSchema('ntc'),
  kind: z.string(),
  /** What it is about, as a shown id: cas_… */
  subject: z.string(),
  detail: z.record(z.string(), z.unknown()),
  /** Who did it, where somebody did. */
  by: z.string().nullable(),
  at: timeSchema,
  read_at: timeSchema.nullable(),
});
export const noticeListQuery = z.strictObject(listQuery);
export const noticeListReply = listReply(noticeSchema).extend({ unread: z.int() });
export const unreadReply = z.object({ unread: z.int() });
export const noticeParams = z.strictObject({ id: idSchema('ntc') });
export const noticeChangeBody = z.strictObject({ is_read: z.boolean() });
export const noticeSettingSchema = z.object({
  /** Whether they come by mail as well. */
  by_mail: z.boolean(),
});
export const noticeSettingBody = z.strictObject(noticeSettingSchema.shape);
