import { isLongerThan, textLimit } from '@voldaan/domain/text-length';
import { z } from 'zod';

/** A text of so many characters at most, as people count them: one emoji of a family is one, whatever it is made of. */
export function textSchema(graphemesMax: number): z.ZodString {
  const limit = textLimit(graphemesMax);
  const params = { code: 'text_too_big', values: { maximum: graphemesMax } };
  return z.string().refine((text) => !isLongerThan(text, limit), { params });
}

/** Blanks and what has no shape of its own, as U+200B, which comes along from web pages and is no blank for trim(). */
const visible = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}]/u;

/** A text that somebody sees: a name without a visible character cannot be read, pressed or found. */
export function visibleText(schema: z.ZodString): z.ZodString {
  const params = { code: 'text_too_small', values: { minimum: 1 } };
  return schema
    .trim()
    .min(1, { abort: true })
    .refine((text) => visible.test(text), { params });
}
