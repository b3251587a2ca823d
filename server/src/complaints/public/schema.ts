import { z } from 'zod';
import { idSchema } from '../../http/id-schema.ts';
import { textSchema } from '../../http/text-schema.ts';

/** One line of text: no control characters, not even a line break. */
const line = (charactersMax: number) =>
  textSchema(charactersMax)
    .regex(/^\P{Cc}*$/u)
    .trim();

/** The form by which customers come in by themselves. */
export const caseFormSchema = z.object({
  is_open: z.boolean(),
  /** Null until it was opened for the first time. */
  url: z.string().nullable(),
  /** What the QR code says: the same link, which tells that it was scanned. */
  qr_url: z.string().nullable(),
  /** Whom customers read about as long as nobody has taken their case. */
  contact: z.object({ id: idSchema('stf'), name: z.string() }).nullable(),
  /** The number that customers can call about their case; empty for none. */
  phone: z.string(),
  /** Where a customer can go outside of the firm, in the firm's own words. */
  external_recourse: z.string(),
  colleagues: z.array(z.object({ id: idSchema('stf'), name: z.string() })),
  touchpoints: z.array(z.object({ id: idSchema('tch'), name: z.string() })),
});
export type CaseFormShown = z.output<typeof caseFormSchema>;

export const caseFormBody = z
  .strictObject({
    is_open: z.boolean(),
    contact_id: idSchema('stf').nullable(),
    phone: line(50).regex(/^[+\d\s().\-/]*$/),
    external_recourse: line(1000),
  })
  .partial();
export type CaseFormBody = z.output<typeof caseFormBody>;

export const caseFormQrQuery = z.strictObject({
  format: z.enum(['svg', 'png']).default('svg'),
  /** Where the code will hang. */
  touchpoint: idSchema('tch').optional(),
});

export const caseFileQuery = z.strictObject({ name: line(300).default('') });
export const caseFileReply = z.object({
  id: idSchema('fil'),
  name: z.string(),
  media_type: z.string(),
  bytes: z.int(),
});
