import { consentPurposes, legalBases } from '@voldaan/domain/contacts/consent';
import { contactRoles, lifecycles, stages } from '@voldaan/domain/contacts/customer';
import { languages } from '@voldaan/domain/language';
import { z } from 'zod';
import { cursorSchema, listQuery } from '../http/cursor-schema.ts';
import { idSchema, timeSchema } from '../http/id-schema.ts';
import { textSchema } from '../http/text-schema.ts';

export const languageSchema = z.enum(languages);

/** `con_…` and what a list shows of a contact. */
export const contactSchema = z.object({
  id: idSchema('con'),
  email: z.string(),
  name: z.string(),
  /** Language to write in; null takes the workspace's own. */
  language: languageSchema.nullable(),
  external_id: z.string().nullable(),
  phone: z.string().nullable(),
  lifecycle: z.enum(lifecycles),
  organisation: z.object({ id: idSchema('org'), name: z.string() }).nullable(),
  /** The domain holds letters outside ASCII and is shown as it is sent (punycode): it may imitate another name. */
  is_international: z.boolean(),
  /** Asked not to be written to; stays so after deletion and import. */
  suppressed: z.boolean(),
  created_at: timeSchema,
});
export type Contact = z.input<typeof contactSchema>;

export const attributeValueSchema = z.union([z.string().max(32_000), z.number(), z.boolean()]);

/** Everything known of one contact. */
export const contactDetailSchema = contactSchema.extend({
  roles: z.array(z.enum(contactRoles)),
  stage: z.enum(stages).nullable(),
  birthday: z.object({ month: z.int(), day: z.int() }).nullable(),
  zone: z.string().nullable(),
  country: z.string().nullable(),
  attributes: z.record(z.string(), attributeValueSchema),
  customer_since: timeSchema.nullable(),
  left_at: timeSchema.nullable(),
  /** Last time anything was heard: an order, a call, an answer. */
  heard_at: timeSchema.nullable(),
  asked_at: timeSchema.nullable(),
  open_complaints: z.int(),
  complaint_since: timeSchema.nullable(),
  /** Known by a case alone: asked how it was handled, and about nothing else. */
  is_case_only: z.boolean(),
  changed_at: timeSchema,
  consents: z.array(
    z.object({
      purpose: z.enum(consentPurposes),
      is_given: z.boolean(),
      basis: z.enum(legalBases),
      source: z.string(),
      text_version: z.string(),
      since: timeSchema,
    }),
  ),
  /** Why the address is not written to, by purpose. */
  suppressions: z.array(z.object({ purpose: z.string(), reason: z.string(), created_at: timeSchema })),
});
export type ContactDetail = z.input<typeof contactDetailSchema>;

export const contactListQuery = z.strictObject({
  ...listQuery,
  search: z.string().max(200).optional(),
  lifecycle: z.enum(lifecycles).optional(),
  organisation: idSchema('org').optional(),
  /** Whether mail may be sent to the contact. */
  reach: z.enum(['open', 'refused']).optional(),
  /** Key of an attribute, and the value it must have; without a value it must have any. */
  attribute: z.string().max(40).optional(),
  value: z.string().max(1000).optional(),
});
export const contactListReply = z.object({
  data: z.array(contactSchema),
  next_cursor: cursorSchema.nullable(),
  /** All there are, or of those that fit a filter up to five thousand. */
  total: z.int(),
  /** Whether more fit than `total`. */
  is_total_more: z.boolean(),
});

export const contactParams = z.strictObject({ id: idSchema('con') });

/** What may be said of a contact beside the address. What is not named stays; null empties. */
const contactFields = {
  name: textSchema(1000).optional(),
  language: languageSchema.nullable().optional(),
  external_id: textSchema(200).nullable().optional(),
  phone: textSchema(50).nullable().optional(),
  organisation_id: idSchema('org').nullable().optional(),
  roles: z.array(z.enum(contactRoles)).max(4).optional(),
  lifecycle: z.enum(lifecycles).optional(),
  stage: z.enum(stages).nullable().optional(),
  birthday: z
    .strictObject({ month: z.int().min(1).max(12), day: z.int().min(1).max(31) })
    .nullable()
    .optional(),
  /** As Europe/Amsterdam. */
  zone: z.string().max(64).nullable().optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .optional(),
  /** By key; null takes a value away. */
  attributes: z.record(z.string().max(40), attributeValueSchema.nullable()).optional(),
} as const;

export const contactChangeBody = z.strictObject({ email: z.string().max(1000).optional(), ...contactFields });
export type ContactChange = z.output<typeof contactChangeBody>;

/** A pasted list, or one contact with its details. */
export const contactAddBody = z.union([
  z.strictObject({ addresses: z.string().min(1).max(500_000) }),
  z.strictObject({ email: z.string().max(1000), ...contactFields }),
]);
export const contactAddReply = z.object({
  /** The contact that a body with details added or changed. */
  id: idSchema('con').nullable(),
  added: z.int(),
  changed: z.int(),
  refused: z.array(z.object({ line: z.int(), text: z.string(), code: z.string(), detail: z.string() })),
  /** Taken, with something to look at: a domain that is not what it looks like. */
  flagged: z.array(z.object({ line: z.int(), text: z.string(), code: z.string(), detail: z.string() })),
});
export type ContactAddReply = z.infer<typeof contactAddReply>;

export const consentBody = z.strictObject({
  purpose: z.enum(consentPurposes),
  is_given: z.boolean(),
  /** Where it was said, as staff know it: "by telephone, 3 March". */
  source: textSchema(200).min(1),
});
export const consentEventsReply = z.object({
  data: z.array(
    z.object({
      purpose: z.enum(consentPurposes),
      is_given: z.boolean(),
      basis: z.enum(legalBases),
      source: z.string(),
      text_version: z.string(),
      at: timeSchema,
    }),
  ),
});
