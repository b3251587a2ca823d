import { isZone } from '@voldaan/domain/studies/calendar/is-zone';
import { holidayCountries } from '@voldaan/domain/studies/calendar/public-holidays';
import { z } from 'zod';
import { idSchema } from '../../http/id-schema.ts';
import { textSchema } from '../../http/text-schema.ts';

/** Longer than any law gives a firm; it bounds how far a calendar is looked through. */
const countMost = { work_hours: 400, work_days: 260, weeks: 52 } as const;

const termSchema = z.discriminatedUnion('unit', [
  z.strictObject({ unit: z.literal('work_hours'), count: z.int().min(0).max(countMost.work_hours) }),
  z.strictObject({ unit: z.literal('work_days'), count: z.int().min(0).max(countMost.work_days) }),
  z.strictObject({ unit: z.literal('weeks'), count: z.int().min(0).max(countMost.weeks) }),
]);

const termsSchema = z.strictObject({
  /** The first word of a person. */
  acknowledge: termSchema,
  /** Null where nothing is promised about it. */
  first_contact: termSchema.nullable(),
  decision: termSchema,
  /** By how much the decision may be put off once without asking; null when never. */
  extension: termSchema.nullable(),
  /** The longest that a decision may take in all; null for no such limit. */
  outer_limit: termSchema.nullable(),
});

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);

const calendarSchema = z
  .strictObject({
    zone: z.string().max(64).refine(isZone),
    /** Whose public holidays are no working days. */
    country: z.enum(holidayCountries),
    from: timeOfDay,
    until: timeOfDay,
    /** 0 is Sunday. */
    weekdays: z.array(z.int().min(0).max(6)).min(1).max(7),
    /** Days on which the firm is closed besides. */
    closed_on: z.array(z.iso.date()).max(50).default([]),
  })
  .refine(({ from, until }) => from < until, { path: ['until'] });

const remindSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('share'), percent: z.int().min(1).max(99) }),
  z.strictObject({ kind: z.literal('hours'), hours: z.int().min(1).max(400) }),
]);

export const profileSchema = z.object({
  id: idSchema('cpr'),
  /** Of a profile to start from that nobody gave a name, what it was made of. */
  name: z.string(),
  base: z.enum(['voldaan', 'nl-care', 'nl-public', 'no-finance']).nullable(),
  is_default: z.boolean(),
  terms: termsSchema,
  calendar: calendarSchema,
  /** When the owner of a case is told that a promise is about to break; null for never. */
  remind: remindSchema.nullable(),
  /** Who is told when it is broken; null for the managers. */
  escalation_id: idSchema('stf').nullable(),
});
export type ProfileShown = z.output<typeof profileSchema>;

export const profileListReply = z.object({
  data: z.array(profileSchema),
  /** Who can be told of a broken promise. */
  colleagues: z.array(z.object({ id: idSchema('stf'), name: z.string() })),
});
export const profileParams = z.strictObject({ id: idSchema('cpr') });

const profileFields = {
  name: textSchema(100)
    .regex(/^\P{Cc}*$/u)
    .trim()
    .min(1),
  terms: termsSchema,
  calendar: calendarSchema,
  remind: remindSchema.nullable(),
  escalation_id: idSchema('stf').nullable(),
};
export const profileBody = z.strictObject(profileFields);
export type ProfileBody = z.output<typeof profileBody>;
/** A default gives way to another; it is never just taken away. */
export const profileChangeBody = z.strictObject({ ...profileFields, is_default: z.literal(true) }).partial();
export type ProfileChangeBody = z.output<typeof profileChangeBody>;
