import { roles } from '@voldaan/domain/accounts/role';
import { alertRhythms } from '@voldaan/domain/alerts/alert-rule';
import { caseKinds } from '@voldaan/domain/complaints/case-event';
import { languages } from '@voldaan/domain/language';
import { z } from 'zod';
import { listQuery, listReply } from '../http/cursor-schema.ts';
import { dateSchema, idSchema, timeSchema } from '../http/id-schema.ts';
import { textSchema } from '../http/text-schema.ts';
import { traitValuesSchema } from '../metrics/figures/schema.ts';
import { answeredFields } from '../responses/answered-schema.ts';

/** One line of text: no control characters, not even a line break. */
const line = (charactersMax: number) =>
  textSchema(charactersMax)
    .regex(/^\P{Cc}*$/u)
    .trim();
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const condition = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.strictObject({ kind: z.literal(kind), ...shape });

/** As domain/alerts/alert-rule.ts has it, with shown ids. */
export const conditionSchema = z.discriminatedUnion('kind', [
  condition('low_score', {
    survey: idSchema('srv'),
    item: z.string().max(300).default(''),
    most: z.number().min(-1_000).max(1_000),
    where: z.string().max(2_000).default(''),
  }),
  condition('words', { words: line(400) }),
  condition('theme', { theme: idSchema('thm') }),
  condition('contact_wish', {}),
  condition('case_opened', { kinds: z.array(z.enum(caseKinds)).max(4), severity: z.int().min(1).max(5).nullable() }),
  condition('promise', { state: z.enum(['soon', 'broken']), hours: z.int().min(0).max(10_000).default(4) }),
  condition('score_change', {
    survey: idSchema('srv'),
    item: z.string().max(300).default(''),
    side: z.enum(['worse', 'either']),
  }),
  condition('response_rate', { survey: idSchema('srv') }),
  condition('sending', {}),
]);

const audienceSchema = z.strictObject({
  staff: z.array(idSchema('stf')).max(200).default([]),
  roles: z.array(z.enum(roles)).max(roles.length).default([]),
  /** Whoever the case or the promise belongs to. */
  owner: z.boolean().default(false),
  channels: z.array(idSchema('alc')).max(50).default([]),
  /** People get a mail as well as a notice in the app. */
  mail: z.boolean().default(true),
});

const ruleFields = {
  name: line(100).min(1),
  condition: conditionSchema,
  audience: audienceSchema,
  quiet: z.strictObject({ from: hour, until: hour, weekends: z.boolean() }).nullable(),
  rhythm: z.enum(alertRhythms),
  is_on: z.boolean(),
};

export const ruleParams = z.strictObject({ id: idSchema('alr') });
export const ruleBody = z.strictObject({
  ...ruleFields,
  quiet: ruleFields.quiet.default(null),
  rhythm: ruleFields.rhythm.default('at_once'),
  is_on: ruleFields.is_on.default(true),
});
export type RuleBody = z.output<typeof ruleBody>;

export const ruleSchema = z.object({
  id: idSchema('alr'),
  ...ruleFields,
  /** What it is about, in words: the survey, the theme. Null when that is no longer there, and the rule fires no more. */
  about: z.string().nullable(),
  /** Within the last thirty days. */
  fired: z.int(),
  fired_at: timeSchema.nullable(),
});
export type RuleShown = z.output<typeof ruleSchema>;
export const ruleListReply = z.object({ data: z.array(ruleSchema) });

export const previewBody = z.strictObject({ condition: conditionSchema });
export const previewReply = z.object({
  from: dateSchema,
  to: dateSchema,
  count: z.int(),
  /** There may be more of them than were looked at. */
  is_more: z.boolean(),
  /** On which days, the oldest first. */
  days: z.array(z.object({ day: dateSchema, count: z.int() })),
  /** The newest ones, each with the way to it. */
  examples: z.array(z.object({ ...answeredFields, text: z.string(), path: z.string() })),
});
export type PreviewReply = z.output<typeof previewReply>;

export const choicesReply = z.object({
  staff: z.array(z.object({ id: idSchema('stf'), name: z.string() })),
  themes: z.array(z.object({ id: idSchema('thm'), name: z.string() })),
  surveys: z.array(
    z.object({
      id: idSchema('srv'),
      name: z.string(),
      items: z.array(
        z.object({ key: z.string(), label: z.string(), min: z.number(), max: z.number(), step: z.number() }),
      ),
      /** What customers can be told apart by, where that is by a handful of values. */
      traits: z.array(traitValuesSchema),
    }),
  ),
});
export type ChoicesReply = z.output<typeof choicesReply>;

const channelKind = z.enum(['slack', 'teams', 'webhook']);
export const channelParams = z.strictObject({ id: idSchema('alc') });
export const channelBody = z.strictObject({
  name: line(100).min(1),
  kind: channelKind,
  url: z.string().max(2_000),
  language: z.enum(languages),
});
export type ChannelBody = z.output<typeof channelBody>;

export const channelSchema = z.object({
  id: idSchema('alc'),
  name: z.string(),
  kind: channelKind,
  /** The rest of the address is a secret: whoever has it can write there. */
  host: z.string(),
  language: z.enum(languages),
  /** Since when the program behind it says that it is there no more: nothing is sent there until a trial is taken. */
  gone_at: timeSchema.nullable(),
});
export const channelListReply = z.object({ data: z.array(channelSchema) });
/** Shown this once: by it a receiver knows that a message is ours. */
export const channelMadeReply = channelSchema.extend({ secret: z.string().nullable() });

/** What the other side said to a trial. */
export const trialReply = z.object({
  is_taken: z.boolean(),
  status: z.int().nullable(),
  fault: z.string().nullable(),
  text: z.string(),
});

export const messageParams = z.strictObject({ id: idSchema('alm') });
export const messageListQuery = z.strictObject({ ...listQuery, failed: z.stringbool().default(false) });
export const messageSchema = z.object({
  id: idSchema('alm'),
  /** A colleague, by mail; or a channel. */
  to: z.string(),
  way: z.enum(['mail', 'slack', 'teams', 'webhook']),
  state: z.enum(['waiting', 'claimed', 'sent', 'dead']),
  attempts: z.int(),
  next_try_at: timeSchema,
  status: z.int().nullable(),
  /** Why it was not taken, as a code that the screen words. */
  fault: z.string().nullable(),
  made_at: timeSchema,
  rules: z.array(z.string()),
  events: z.int(),
});
export const messageListReply = listReply(messageSchema);
