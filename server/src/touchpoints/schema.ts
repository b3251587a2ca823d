import { languages } from '@voldaan/domain/language';
import { eventKindPattern } from '@voldaan/domain/touchpoints/event-kind';
import { z } from 'zod';
import { idSchema } from '../http/id-schema.ts';
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
