import { z } from 'zod';
import { listQuery, listReply } from '../../http/cursor-schema.ts';
import { idSchema, timeSchema } from '../../http/id-schema.ts';
import { textSchema } from '../../http/text-schema.ts';

export const organisationSchema = z.object({
  id: idSchema('org'),
  name: z.string(),
  /** The firm's own number of it. */
  external_id: z.string().nullable(),
  contact_count: z.int(),
  created_at: timeSchema,
});
export type Organisation = z.input<typeof organisationSchema>;

export const organisationListQuery = z.strictObject({ ...listQuery, search: z.string().max(200).optional() });
export const organisationListReply = listReply(organisationSchema);
export const organisationParams = z.strictObject({ id: idSchema('org') });

const externalId = textSchema(200).nullable();

export const organisationBody = z.strictObject({ name: textSchema(200).min(1), external_id: externalId.optional() });
export const organisationChangeBody = z.strictObject({
  name: textSchema(200).min(1).optional(),
  external_id: externalId.optional(),
});
export type OrganisationChange = z.output<typeof organisationChangeBody>;
