import { z } from 'zod';

const termSchema = z.object({
  /** Stands in its address: /glossary#nps. */
  id: z.string(),
  topic: z.enum(['score', 'interval', 'verdict', 'sample', 'time', 'driver', 'loyalty', 'complaint', 'text', 'vote']),
  name: z.string(),
  meaning: z.string(),
  formula: z.string().nullable(),
  /** Over whom it is counted. */
  denominator: z.string().nullable(),
  source: z.string().nullable(),
  /** A sentence with the company's own figure, its interval and its number of answers; null where there is none. */
  example: z.string().nullable(),
});

const glossaryPageFields = { is_public: z.boolean(), has_figures: z.boolean() };

export const glossaryReply = z.object({
  terms: z.array(termSchema),
  /** The page that anybody may read, when the company wants it. */
  page: z.object({ ...glossaryPageFields, url: z.string() }),
});
export type Glossary = z.input<typeof glossaryReply>;
export type GlossaryTermView = Glossary['terms'][number];

export const glossaryPageBody = z.strictObject(glossaryPageFields);
export type GlossaryPageChange = z.infer<typeof glossaryPageBody>;
