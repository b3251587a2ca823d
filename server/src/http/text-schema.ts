import { isLongerThan, textLimit } from '@voldaan/domain/text-length';
import { z } from 'zod';

/** A text of so many characters at most, as people count them: one emoji of a family is one, whatever it is made of. */
export function textSchema(graphemesMax: number): z.ZodString {
  const limit = textLimit(graphemesMax);
  const params = { code: 'text_too_big', values: { maximum: graphemesMax } };
  return z.string().refine((text) => !isLongerThan(text, limit), { params });
}
