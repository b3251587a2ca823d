import { languages } from '@voldaan/domain/language';
import { eventKindPattern } from '@voldaan/domain/touchpoints/event-kind';
import { phases } from '@voldaan/domain/touchpoints/touchpoint';
import { z } from 'zod';
import { listQuery, listReply } from '../http/cursor-schema.ts';
import { idSchema, timeSchema } from '../http/id-schema.ts';
import { textSchema } from '../http/text-schema.ts';

/** One line of text: no control characters, not even a line break. */
const line = (charactersMax: number) => textSchema(charactersMax).regex(/^\P{Cc}*$/u);
const nameOf = (charactersMax: number) => line(charactersMax).trim().min(1);

/** A moment with its zone: a shop's clock without one would be an hour off for half a year. */
const momentSchema = z.iso
  .datetime({ offset: true })
  .regex(/^(?!0000)/)
  .transform((text) => new Date(text));

/** By which the customer is known to whoever tells. The name and the rest are kept only of somebody who is new. */
const toldContact = z
  .strictObject({
    id: idSchema('con').optional(),
    external_id: nameOf(200).optional(),
    email: z.string().max(1000).optional(),
    name: line(1000).optional(),
    language: z.enum(languages).optional(),
    phone: line(50).optional(),
  })
  .refine(({ id, external_id, email }) => id !== undefined || external_id !== undefined || email !== undefined, {
    params: { code: 'event_contact_missing' },
  });

const propertiesMax = 50;
const amountMost = 99_999_999_999;

export const toldEventSchema = z.strictObject({
  kind: z.string().regex(eventKindPattern),
  external_id: nameOf(200),
  occurred_at: momentSchema,
  contact: toldContact,
  subject: line(200).optional(),
  amount: z.number().min(-amountMost).max(amountMost).multipleOf(0.01).optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  properties: z
    .record(z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,39}$/), z.union([textSchema(1000), z.number(), z.boolean()]))
    .refine((properties) => Object.keys(properties).length <= propertiesMax, {
      params: { code: 'list_too_big', values: { maximum: propertiesMax } },
    })
    .optional(),
});
export type ToldEvent = z.output<typeof toldEventSchema>;

export const eventsOnceMax = 1000;

/** One event, or a list of them. Each of a list is judged by itself, so that one fault costs one event. */
export const tellBody = z.unknown().meta({
  anyOf: [
    z.toJSONSchema(toldEventSchema, { io: 'input', unrepresentable: 'any' }),
    z.toJSONSchema(z.array(toldEventSchema).max(eventsOnceMax), { io: 'input', unrepresentable: 'any' }),
  ],
});

/** The same reply however often the same is told. */
const toldReply = z.object({ id: idSchema('evt'), external_id: z.string(), contact_id: idSchema('con').nullable() });

const refusedReply = z.object({
  external_id: z.string().nullable(),
  code: z.string(),
  /** Where in the event, as a JSON pointer; '' for all of it. */
  pointer: z.string(),
  detail: z.string(),
});

/** `line` counts from 1. */
export const toldLine = z.union([toldReply.extend({ line: z.int() }), refusedReply.extend({ line: z.int() })]);
export type ToldLine = z.output<typeof toldLine>;

export const tellReply = z.union([toldReply, z.object({ told: z.int(), refused: z.int(), lines: z.array(toldLine) })]);

const kindSchema = z.string().regex(eventKindPattern);

export const eventSchema = z.object({
  id: idSchema('evt'),
  kind: z.string(),
  external_id: z.string(),
  contact: z.object({ id: idSchema('con'), name: z.string(), email: z.string() }).nullable(),
  subject: z.string(),
  occurred_at: timeSchema,
  received_at: timeSchema,
  /** A decimal number as a text, so that no program rounds it. */
  amount: z.string().nullable(),
  currency: z.string().nullable(),
  properties: z.record(z.string(), z.unknown()).readonly(),
});
export type EventShown = z.output<typeof eventSchema>;

export const eventListQuery = z.strictObject({
  ...listQuery,
  contact: idSchema('con').optional(),
  kind: kindSchema.optional(),
});
export const eventListReply = listReply(eventSchema);

export const refusedListQuery = z.strictObject(listQuery);
const refusedSchema = z.object({
  kind: z.string(),
  external_id: z.string(),
  code: z.string(),
  detail: z.string(),
  /** Where in the event, as a JSON pointer. */
  pointer: z.string(),
  /** How often it was told and refused. */
  times: z.int(),
  received_at: timeSchema,
  /** The program that told it; null for a member of staff. */
  key_name: z.string().nullable(),
});
export type RefusedShown = z.output<typeof refusedSchema>;
export const refusedListReply = listReply(refusedSchema);

/** At most so many moments: a journey that nobody can overlook guides nobody. */
export const touchpointsMax = 100;

const touchpointFields = {
  name: nameOf(100),
  phase: z.enum(phases),
  /** With us, or about us: an advert, a review. */
  is_direct: z.boolean(),
  /** The thing and its delivery, or the manner of it. */
  is_material: z.boolean(),
  channel: line(50).trim(),
  owner_id: idSchema('stf').nullable(),
  /** The kind of event by which it is known to have taken place; '' when nothing tells of it. */
  event_kind: z.union([z.literal(''), kindSchema]),
} as const;

export const touchpointSchema = z.object({
  id: idSchema('tch'),
  ...touchpointFields,
  name: z.string(),
  channel: z.string(),
  event_kind: z.string(),
  owner_name: z.string().nullable(),
  /** When its kind of event was last told of, and how often in the last thirty days. */
  heard: z.object({ last_at: timeSchema.nullable(), count: z.int() }),
});
export type TouchpointShown = z.output<typeof touchpointSchema>;

/** All of them, in the order of the journey. */
export const touchpointListReply = z.object({ data: z.array(touchpointSchema) });

export const touchpointParams = z.strictObject({ id: idSchema('tch') });
export const touchpointBody = z.strictObject({
  ...touchpointFields,
  channel: touchpointFields.channel.default(''),
  owner_id: touchpointFields.owner_id.default(null),
  event_kind: touchpointFields.event_kind.default(''),
});
export type TouchpointBody = z.output<typeof touchpointBody>;
export const touchpointChangeBody = z.strictObject(touchpointFields).partial();
export type TouchpointChangeBody = z.output<typeof touchpointChangeBody>;

const inOrder = z.array(idSchema('tch')).max(touchpointsMax);
/** Every moment once, in its phase and place. */
export const touchpointOrderBody = z.strictObject({ before: inOrder, during: inOrder, after: inOrder });
export type TouchpointOrderBody = z.output<typeof touchpointOrderBody>;
