import { languages } from '@voldaan/domain/language';
import { z } from 'zod';
import { idSchema } from '../../http/id-schema.ts';
import { textSchema } from '../../http/text-schema.ts';

const language = z.enum(languages);

export const macroSchema = z.object({
  id: idSchema('mac'),
  name: z.string(),
  texts: z.partialRecord(language, z.string()),
});
export const macroListReply = z.object({
  data: z.array(macroSchema),
  /** What may stand in braces. */
  fields: z.array(z.string()),
});
export const macroParams = z.strictObject({ id: idSchema('mac') });

export const macroBody = z.strictObject({
  name: textSchema(100)
    .regex(/^\P{Cc}*$/u)
    .trim()
    .min(1),
  /** By language; a language without text is left out. */
  texts: z
    .partialRecord(language, textSchema(4000))
    .refine((texts) => Object.values(texts).some((text) => text.trim() !== '')),
});
export type MacroBody = z.output<typeof macroBody>;

/** A standard text as it would read in one case. */
export const filledMacroReply = z.object({
  data: z.array(
    z.object({
      id: idSchema('mac'),
      name: z.string(),
      language,
      text: z.string(),
      /** Fields of which nothing is known in this case. */
      missing: z.array(z.string()),
    }),
  ),
});
