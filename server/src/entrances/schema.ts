import { z } from 'zod';
import { idSchema, timeSchema } from '../http/id-schema.ts';
import { textSchema } from '../http/text-schema.ts';

/** Fifteen seconds at least: nobody is sent away while they still think. */
export const idleSecondsMin = 15;
export const idleSecondsMax = 600;

const deviceName = textSchema(80).trim().min(1);

export const deviceSchema = z.object({
  id: idSchema('dev'),
  name: z.string(),
  idle_seconds: z.int(),
  keeps_partial: z.boolean(),
  made_at: timeSchema,
  seen_at: timeSchema.nullable(),
  /** Answers that still waited on the device when it last said so. */
  unsent: z.int(),
  revoked_at: timeSchema.nullable(),
});
export type KioskDevice = z.input<typeof deviceSchema>;

export const shareSchema = z.object({
  /** Undefined answers are not taken: a survey that was never published has no link. */
  is_published: z.boolean(),
  public_url: z.string(),
  /** What the QR code says: the same link, which tells that it was scanned. */
  qr_url: z.string(),
  /** Where the widget comes from, and the name of the survey in its snippet. */
  origin: z.string(),
  survey_token: z.string(),
  languages: z.array(z.string()),
  devices: z.array(deviceSchema),
  embed_secret: z.object({ made_at: timeSchema, previous_ends_at: timeSchema.nullable() }).nullable(),
  /** The websites whose pages may ask it, as browsers name them; none: all. */
  websites: z.array(z.string()),
  /** On other pages, in the last 30 days. */
  widget: z.object({ shown: z.int(), dismissed: z.int() }),
});
export type Share = z.input<typeof shareSchema>;

export const shareParams = z.strictObject({ id: idSchema('srv') });
/** Each with or without its scheme; a host that begins with `*.` stands for all names under it. */
export const shareBody = z.strictObject({ websites: z.array(z.string().max(2000)).max(50) });
export const shareReply = z.object({ websites: z.array(z.string()) });
export const qrQuery = z.strictObject({ format: z.enum(['svg', 'png']).default('svg') });
export const cardQuery = z.strictObject({ language: z.string().max(60).optional() });

export const deviceBody = z.strictObject({
  name: deviceName,
  idle_seconds: z.int().min(idleSecondsMin).max(idleSecondsMax).default(45),
  keeps_partial: z.boolean().default(true),
});
export const deviceParams = z.strictObject({ id: idSchema('dev') });
export const madeDeviceReply = z.object({ id: idSchema('dev'), link: z.string() });

export const secretBody = z.strictObject({ ends_previous_at_once: z.boolean().default(false) });
export const secretReply = z.object({ secret: z.string(), previous_ends_at: timeSchema });

/** As far as the database counts; a page says which version it shows. */
export const versionNumber = z.int().positive().max(2_147_483_647);

/** Made by the device itself: a UUID that says neither who nor when. */
const respondent = z.string().regex(/^00000000-0000-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);

export const kioskAnswerBody = z.strictObject({
  submission: z.string().regex(/^[\x21-\x7e]{1,255}$/),
  respondent,
  answers: z.unknown(),
  final: z.boolean(),
  language: z.string().max(60),
  version: versionNumber,
  elapsed_ms: z.int().min(0).max(86_400_000),
  evidence: z.unknown(),
  marks: z.array(z.enum(['tap-burst'])).max(1),
  unsent: z.int().min(0).max(1_000_000),
});
export type KioskAnswerBody = z.output<typeof kioskAnswerBody>;
