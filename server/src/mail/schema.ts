import { noCaseReasons } from '@voldaan/domain/mail/inbound-detail';
import { sendingChecks } from '@voldaan/domain/mail/sending-finding';
import { z } from 'zod';
import { cursorSchema, listQuery } from '../http/cursor-schema.ts';
import { idSchema, timeSchema } from '../http/id-schema.ts';
import { textSchema } from '../http/text-schema.ts';

const settingFields = {
  host: z.string().max(253),
  port: z.int().min(1).max(65535),
  /** `starttls` upgrades and refuses to go on without; `tls` is encrypted from the first byte; `none` is for a relay of one's own. */
  security: z.enum(['starttls', 'tls', 'none']),
  username: z.string().max(320),
  sender_name: textSchema(200),
  sender_address: z.string().max(254),
};

/** The password goes in and never comes out. Left out, the known one stays; empty, it is removed. */
export const mailSettingBody = z.strictObject({ ...settingFields, password: z.string().max(1000).optional() });
export type MailSettingBody = z.infer<typeof mailSettingBody>;

export const mailSettingSchema = z.object({
  /** `own`: this workspace's; `instance`: the operator's VOLDAAN_SMTP_URL; `none`: mail is kept in the outbox. */
  source: z.enum(['own', 'instance', 'none']),
  ...settingFields,
  has_password: z.boolean(),
});
export type MailSetting = z.infer<typeof mailSettingSchema>;

export const mailTestBody = z.strictObject({ to: z.string().max(1000) });

export const mailSteps = ['dns', 'connect', 'tls', 'login', 'sender', 'recipient', 'sent'] as const;
export type MailStep = (typeof mailSteps)[number];

/** The steps in order up to the first that failed; `detail` says what happened, and for a failed one the cure. */
export const mailTestReply = z.object({
  steps: z.array(z.object({ step: z.enum(mailSteps), ok: z.boolean(), detail: z.string() })),
});
export type MailTest = z.infer<typeof mailTestReply>;

export const outboxQuery = z.strictObject(listQuery);
export const outboxParams = z.strictObject({ id: idSchema('mal') });

export const mailKinds = [
  'invitation',
  'staff_invite',
  'test',
  'report',
  'case',
  'alert',
  'digest',
  'notice',
  'praise',
] as const;
export type MailKind = (typeof mailKinds)[number];

const outboxHead = {
  id: idSchema('mal'),
  kind: z.enum(mailKinds),
  recipient: z.string(),
  subject: z.string(),
  created_at: timeSchema,
};
export const outboxRowSchema = z.object(outboxHead);
export const outboxListReply = z.object({ data: z.array(outboxRowSchema), next_cursor: cursorSchema.nullable() });
export const outboxMailSchema = z.object({ ...outboxHead, html: z.string(), text: z.string() });

const recordSchema = z.object({ name: z.string(), type: z.literal('TXT'), value: z.string() });

export const findingSchema = z.object({
  check: z.enum(sendingChecks),
  /** `fault` stops a wave over a thousand mails, `warning` may cost mail, `unknown` could not be asked. */
  verdict: z.enum(['good', 'warning', 'fault', 'unknown']),
  code: z.string(),
  /** Cause and cure, in the reader's language. */
  detail: z.string(),
  /** The line for the domain's DNS that mends it. */
  record: recordSchema.nullable(),
});
export type Finding = z.infer<typeof findingSchema>;

export const sendingCheckReply = z.object({
  /** The domain that mail is sent from; empty without a mail server. */
  domain: z.string(),
  /** Null until the first check with this domain and this server. */
  checked_at: timeSchema.nullable(),
  is_in_order: z.boolean(),
  findings: z.array(findingSchema),
  /** The key that signs, and where its public half belongs; null until the first check. */
  dkim: z.object({ record: recordSchema, seen_at: timeSchema.nullable() }).nullable(),
});
export type SendingCheck = z.infer<typeof sendingCheckReply>;

const returnMailFields = {
  /** `retour@example.com`, or `@retour.example.com` where every name of the domain arrives. */
  address: z.string().max(254),
  /** Empty reads no mailbox; what comes back is then posted or piped. */
  host: z.string().max(253),
  port: z.int().min(1).max(65535),
  security: z.enum(['tls', 'starttls', 'none']),
  username: z.string().max(320),
  folder: z.string().min(1).max(200),
};

/** The password goes in and never comes out. Left out, the known one stays; empty, it is removed. */
export const returnMailBody = z.strictObject({ ...returnMailFields, password: z.string().max(1000).optional() });
export type ReturnMailBody = z.infer<typeof returnMailBody>;

export const returnMailReply = z.object({
  ...returnMailFields,
  has_password: z.boolean(),
  polled_at: timeSchema.nullable(),
  /** Why the mailbox could not be read the last time, in the reader's language; null when it could. */
  trouble: z.string().nullable(),
});
export type ReturnMail = z.infer<typeof returnMailReply>;

export const inboundKinds = ['bounce', 'delay', 'complaint', 'auto_reply', 'reply', 'other'] as const;

export const inboundQuery = z.strictObject({
  ...listQuery,
  /** `replies` of people, or the `reports` of machines. */
  sort: z.enum(['replies', 'reports']).default('replies'),
});

const inboundHead = {
  id: idSchema('inb'),
  kind: z.enum(inboundKinds),
  /** Whether it names a mail of ours in a way that nobody else can. Without that it has no effect. */
  is_proven: z.boolean(),
  from_name: z.string(),
  from_address: z.string(),
  subject: z.string(),
  excerpt: z.string(),
  effect: z.enum(['suppressed', 'rests', 'noted', 'paused', 'case', 'case_reply', 'no_case', 'none']),
  /** The case that it became, or belongs to; and why it made none. */
  case_id: idSchema('cas').nullable(),
  why: z.enum(noCaseReasons).nullable(),
  /** Of a bounce or a complaint: what kind, and the words of the server. */
  bounce: z.enum(['hard', 'soft', 'full', 'policy']).nullable(),
  status: z.string().nullable(),
  diagnostic: z.string().nullable(),
  feedback: z.string().nullable(),
  contact_id: idSchema('con').nullable(),
  contact_name: z.string().nullable(),
  received_at: timeSchema,
  read_at: timeSchema.nullable(),
};
export const inboundHeadSchema = z.object(inboundHead);
export const inboundListReply = z.object({
  data: z.array(inboundHeadSchema),
  next_cursor: cursorSchema.nullable(),
  /** Replies that nobody has read. */
  unread: z.int(),
});
export const inboundParams = z.strictObject({ id: idSchema('inb') });
export const inboundMailSchema = z.object({ ...inboundHead, text: z.string() });
export type InboundHeadReply = z.infer<typeof inboundHeadSchema>;

export const inboundChangeBody = z.strictObject({ is_read: z.boolean() });

export const inboundTakeQuery = z.strictObject({
  /** Whom the envelope named, when the relay knows: the return path with its tag. */
  to: z.string().max(320).optional(),
});
export const inboundTakeReply = z.object({ is_new: z.boolean() });
