import { z } from 'zod';
import { listQuery, listReply } from '../../http/cursor-schema.ts';
import { idSchema, timeSchema } from '../../http/id-schema.ts';

export const doubleReasons = ['address', 'number', 'name_phone', 'name_birthday'] as const;

const oneOf = z.object({
  id: idSchema('con'),
  name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  external_id: z.string().nullable(),
  created_at: timeSchema,
});

/** Contacts that may be one person, and what they have in common. The oldest stands first. */
export const doublesReply = z.object({
  data: z.array(z.object({ reason: z.enum(doubleReasons), contacts: z.array(oneOf) })),
});
export type Double = z.input<typeof doublesReply>['data'][number];

export const mergeBody = z.strictObject({ kept_id: idSchema('con'), merged_id: idSchema('con') });

export const mergeSchema = z.object({
  id: idSchema('mrg'),
  kept_id: idSchema('con'),
  kept_name: z.string(),
  merged_name: z.string(),
  merged_email: z.string(),
  merged_at: timeSchema,
  undone_at: timeSchema.nullable(),
});
export type Merge = z.input<typeof mergeSchema>;

export const mergeParams = z.strictObject({ id: idSchema('mrg') });
export const mergeListQuery = z.strictObject(listQuery);
export const mergeListReply = listReply(mergeSchema);
