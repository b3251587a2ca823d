import { z } from 'zod';
import { idSchema, timeSchema } from '../http/id-schema.ts';
import { letterSchema } from '../studies/letter-schema.ts';

const languageTag = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,7}$/)
  .max(35);

/** A letter that is being written comes as a form, so that its preview can be a frame of its own. */
export const letterPreviewForm = z
  .instanceof(URLSearchParams)
  .transform((fields): unknown => Object.fromEntries(fields))
  .pipe(
    z.strictObject({
      letter: z.string().max(250_000).transform(parseLetter).pipe(letterSchema),
      language: languageTag,
      part: z.enum(['html', 'text']).default('html'),
      look: z.enum(['light', 'dark']).default('light'),
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
  language: languageTag,
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
