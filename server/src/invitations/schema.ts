import { z } from 'zod';
import { cursorSchema, listQuery } from '../http/cursor-schema.ts';
import { idSchema, timeSchema } from '../http/id-schema.ts';
import { pageWord } from '../http/page-word.ts';
import { letterSchema } from '../studies/letter-schema.ts';
import { withheldCodes } from './withheld-code.ts';

/** A survey may be asked in more languages than the product speaks. */
const languageTag = /^[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,7}$/;

export const whoSchema = z.union([
  z.literal('all'),
  z.strictObject({ contacts: z.array(idSchema('con')).min(1).max(10_000) }),
  z.strictObject({ addresses: z.string().min(1).max(500_000) }),
]);
export type Who = z.output<typeof whoSchema>;

export const surveyParams = z.strictObject({ id: idSchema('srv') });
export const waveParams = z.strictObject({ id: idSchema('wav') });

export const withheldReasonSchema = z.enum(withheldCodes);

export const recipientsBody = z.strictObject({ who: whoSchema });
export const recipientsReply = z.object({
  count: z.int(),
  withheld: z.array(z.object({ reason: withheldReasonSchema, count: z.int() })),
  /** Pasted texts that are no address. */
  refused: z.array(z.object({ line: z.int(), text: z.string(), code: z.string(), detail: z.string() })),
});
export type Recipients = z.infer<typeof recipientsReply>;

export const waveBody = z.strictObject({
  letter: letterSchema,
  who: whoSchema,
  /** Promises the customers that nobody is told who said what; for good. */
  is_anonymous: z.boolean().default(false),
});

export const waveStateSchema = z.enum(['sending', 'held', 'paused', 'done', 'cancelled']);
export const sendStateSchema = z.enum([
  'planned',
  'claimed',
  'handed',
  'sent',
  'failed',
  'unknown',
  'suppressed',
  'cancelled',
]);

export const waveSchema = z.object({
  id: idSchema('wav'),
  survey_id: idSchema('srv'),
  state: waveStateSchema,
  /** Why it stands still, when it does: `mail_` and the step at which handing over broke off, `instance_changed`, `late`. */
  notice: z.string().nullable(),
  is_anonymous: z.boolean(),
  created_at: timeSchema,
  finished_at: timeSchema.nullable(),
  counts: z.object({
    planned: z.int(),
    claimed: z.int(),
    handed: z.int(),
    sent: z.int(),
    /** Of the sent ones, those that lie in the outbox because there is no mail server. */
    kept: z.int(),
    failed: z.int(),
    unknown: z.int(),
    suppressed: z.int(),
    cancelled: z.int(),
    opened: z.int(),
    answered: z.int(),
  }),
  withheld: z.array(z.object({ reason: withheldReasonSchema, count: z.int() })),
  letter: letterSchema,
});
export type Wave = z.input<typeof waveSchema>;

export const waveListReply = z.object({ data: z.array(waveSchema) });

export const invitationQuery = z.strictObject({ ...listQuery, state: sendStateSchema.optional() });
export const invitationSchema = z.object({
  id: idSchema('ivt'),
  email: z.string(),
  name: z.string(),
  state: sendStateSchema,
  reason: z.string().nullable(),
  settled_at: timeSchema.nullable(),
  opened_at: timeSchema.nullable(),
  answered_at: timeSchema.nullable(),
  /** Whether its question goes along in another study's mail, whose fate is its own. */
  is_carried: z.boolean(),
});
export const invitationListReply = z.object({
  data: z.array(invitationSchema),
  next_cursor: cursorSchema.nullable(),
});
export type InvitationRow = z.input<typeof invitationSchema>;

export const settleParams = z.strictObject({ id: idSchema('ivt') });
/** What a person found out about a mail in doubt. */
export const settleBody = z.strictObject({ outcome: z.enum(['sent', 'failed']) });

export const mailPreviewQuery = z.strictObject({
  /** Without it the survey's first. */
  language: z.string().regex(languageTag).max(35).optional(),
  part: z.enum(['html', 'text']).default('html'),
  /** Has no meaning here: it makes the address of a changed draft another one. */
  revision: z.string().max(20).optional(),
});

export const linkParams = z.strictObject({ token: z.string().max(100) });

export const linkQuery = z.object({ language: pageWord });

/** A letter that is being written comes as a form, so that its preview can be a frame of its own. */
export const letterPreviewForm = z
  .instanceof(URLSearchParams)
  .transform((fields): unknown => Object.fromEntries(fields))
  .pipe(
    z.strictObject({
      letter: z.string().max(250_000).transform(parseLetter).pipe(letterSchema),
      language: z.string().regex(languageTag).max(35),
      part: z.enum(['html', 'text']).default('html'),
      look: z.enum(['light', 'dark']).default('light'),
      /** Another survey whose question goes along, as far as it is asked in this language. */
      along: idSchema('srv').optional(),
      /** With what the mail of an anonymous wave promises. */
      asked: z.literal('anonymously').optional(),
    }),
  );

function parseLetter(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
}

export const letterTrialBody = z.strictObject({
  letter: letterSchema,
  /** With what the mail of an anonymous wave promises. */
  is_anonymous: z.boolean().default(false),
  language: z.string().regex(languageTag).max(35),
  to: z.string().max(254),
});

export const letterTrialParams = z.strictObject({ id: idSchema('ltr') });

export const letterTrialSchema = z.object({
  id: idSchema('ltr'),
  survey_id: idSchema('srv'),
  language: z.string(),
  recipient: z.string(),
  subject: z.string(),
  /** `kept`: there is no mail server; it can only be read here. */
  outcome: z.enum(['sent', 'kept', 'failed']),
  /** Why it failed and what helps. */
  detail: z.string(),
  sent_at: timeSchema,
});
export const letterTrialListReply = z.object({ data: z.array(letterTrialSchema) });
