import type { Letter } from '@voldaan/domain/studies/letter';
import { tones } from '@voldaan/domain/studies/letter';
import { z } from 'zod';
import { textSchema } from '../http/text-schema.ts';

/** A survey may be asked in more languages than the product speaks. */
const languageTag = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,7}$/)
  .max(35);

const perLanguage = (lengthMax: number) => z.record(languageTag, textSchema(lengthMax));

const blockSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('heading'), text: perLanguage(200) }),
  z.strictObject({ kind: z.literal('text'), text: perLanguage(4000) }),
  z.strictObject({ kind: z.literal('question') }),
  z.strictObject({ kind: z.literal('button'), label: perLanguage(200) }),
  z.strictObject({ kind: z.literal('divider') }),
  z.strictObject({ kind: z.literal('signature'), text: perLanguage(500) }),
]);

/** A letter, of a study's plan and of a wave alike; what its words must say, the domain checks (domain/studies/check-letter). */
export const letterSchema = z.strictObject({
  subject: perLanguage(200),
  preheader: perLanguage(200),
  blocks: z.array(blockSchema).max(40).readonly(),
  tone: z.enum(tones),
  senderName: textSchema(200),
  replyTo: z.string().max(254),
}) satisfies z.ZodType<Letter>;
