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

export const mailKinds = ['invitation', 'staff_invite', 'test'] as const;
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
