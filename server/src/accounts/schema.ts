import { keyScopes } from '@voldaan/domain/accounts/key-scope';
import { roles } from '@voldaan/domain/accounts/role';
import { readEmailAddress } from '@voldaan/domain/contacts/email-address';
import { languages } from '@voldaan/domain/language';
import { z } from 'zod';
import { listQuery, listReply } from '../http/cursor-schema.ts';
import { idSchema, timeSchema } from '../http/id-schema.ts';
import { textSchema } from '../http/text-schema.ts';
import { namedUnit } from './units/schema.ts';

const language = z.enum(languages);
const role = z.enum(roles);
/** One line of text: no control characters, not even a line break. */
const line = (charactersMax: number) =>
  textSchema(charactersMax)
    .trim()
    .regex(/^\P{Cc}*$/u);
const name = line(200).min(1);
/** By the rules for a customer's address; a colleague's has ASCII letters only, which need no translation. */
const email = z
  .email({ abort: true })
  .max(254)
  .refine((address) => !('fault' in readEmailAddress(address, String)), { params: { code: 'email_invalid' } });
/** The rule for new passwords is the domain's; here is only what no password is longer than. */
const password = z.string().min(1).max(512);

export const tokenParams = z.strictObject({ token: z.string().max(200) });
export const staffParams = z.strictObject({ id: idSchema('stf') });
export const inviteParams = z.strictObject({ id: idSchema('inv') });

export const setupReply = z.object({ open: z.boolean() });
export const claimBody = z.strictObject({ company: name, name, email, password, language });

export const signInBody = z.strictObject({
  email: z.string().trim().min(1).max(254),
  password,
  workspace: z.string().max(6).optional(),
});

export const meReply = z.object({
  staff: z.object({ id: idSchema('stf'), name: z.string(), email: z.string(), role, language }),
  workspace: z.object({
    id: idSchema('wsp'),
    code: z.string(),
    name: z.string(),
    language,
    postal_line: z.string(),
  }),
  permissions: z.array(z.string()).readonly(),
  mail: z.object({ configured: z.boolean() }),
  checklist: z.object({
    survey: z.boolean(),
    answered_self: z.boolean(),
    mail: z.boolean(),
    colleague: z.boolean(),
    first_answer: z.boolean(),
  }),
});
export const meBody = z.strictObject({ name: name.optional(), language: language.optional() });
export const passwordBody = z.strictObject({ current: password, new: password });
export const workspaceBody = z.strictObject({
  name: name.optional(),
  language: language.optional(),
  postal_line: line(300).optional(),
});

const staffRow = z.object({
  id: idSchema('stf'),
  name: z.string(),
  email: z.string(),
  role,
  created_at: timeSchema,
  units: z.array(namedUnit),
  /** Of an agent: sees the cases of these units, and those given to them by name, and no others. */
  is_limited_to_units: z.boolean(),
});
export const staffListQuery = z.strictObject(listQuery);
export const staffListReply = listReply(staffRow);
export const staffReply = staffRow;
export const roleBody = z.strictObject({ role });

const inviteRow = z.object({
  id: idSchema('inv'),
  email: z.string(),
  role,
  created_at: timeSchema,
  expires_at: timeSchema,
});
export const inviteListQuery = z.strictObject(listQuery);
export const inviteListReply = listReply(inviteRow);
export const inviteBody = z.strictObject({ email, role, send: z.boolean() });
export const inviteMadeReply = inviteRow.extend({ link: z.string(), sent: z.boolean() });
export const inviteShownReply = z.object({ company: z.string(), email: z.string(), role, language });
export const acceptBody = z.strictObject({ name, password, language });

export const auditListQuery = z.strictObject(listQuery);
export const auditListReply = listReply(
  z.object({
    number: z.number(),
    at: timeSchema,
    staff: z.object({ id: idSchema('stf'), name: z.string() }).nullable(),
    action: z.string(),
    subject: z.string(),
    detail: z.record(z.string(), z.unknown()),
  }),
);

const apiKeyRow = z.object({
  id: idSchema('key'),
  name: z.string(),
  /** What it begins with. */
  prefix: z.string(),
  scopes: z.array(z.string()),
  created_by: z.object({ id: idSchema('stf'), name: z.string() }),
  created_at: timeSchema,
  expires_at: timeSchema,
  last_used_at: timeSchema.nullable(),
  revoked_at: timeSchema.nullable(),
});
const keyDaysMax = 730;
export const apiKeyParams = z.strictObject({ id: idSchema('key') });
export const apiKeyListQuery = z.strictObject(listQuery);
export const apiKeyListReply = listReply(apiKeyRow);
export const apiKeyBody = z.strictObject({
  name,
  scopes: z.array(z.enum(keyScopes)).min(1).max(keyScopes.length),
  /** It ends by itself: a key that nobody remembers must not open anything for ever. */
  days: z.int().min(1).max(keyDaysMax),
});
/** `key` is shown this once. */
export const apiKeyMadeReply = apiKeyRow.extend({ key: z.string() });
export type ApiKeyBody = z.output<typeof apiKeyBody>;
export type ApiKeyMade = z.output<typeof apiKeyMadeReply>;

export type Claim = z.output<typeof claimBody>;
export type SignIn = z.output<typeof signInBody>;
export type Me = z.output<typeof meReply>;
export type StaffRow = z.output<typeof staffRow>;
export type InviteRow = z.output<typeof inviteRow>;
export type InviteMade = z.output<typeof inviteMadeReply>;
export type Acceptance = z.output<typeof acceptBody>;
