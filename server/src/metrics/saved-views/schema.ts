import { z } from 'zod';
import { idSchema } from '../../http/id-schema.ts';
import { visibleText } from '../../http/text-schema.ts';

/** More than anybody finds one among. */
export const savedViewsMost = 200;

const nameSchema = visibleText(z.string().max(100));

export const savedViewBody = z.strictObject({
  name: nameSchema,
  /** The path of the screen, such as `/segments`. */
  screen: z.string().regex(/^\/[a-z-]{0,40}$/),
  /** What stands behind the question mark of its address. */
  search: z
    .string()
    .max(2000)
    .regex(/^[^\p{Cc}#]*$/u),
  /** For all colleagues; else for its maker alone. */
  is_shared: z.boolean(),
});
export type SavedViewBody = z.output<typeof savedViewBody>;

export const savedViewChangeBody = z.strictObject({ name: nameSchema.optional(), is_shared: z.boolean().optional() });
export type SavedViewChangeBody = z.output<typeof savedViewChangeBody>;

export const savedViewParams = z.object({ id: idSchema('svw') });

export const savedViewSchema = z.object({
  id: idSchema('svw'),
  name: z.string(),
  screen: z.string(),
  search: z.string(),
  is_shared: z.boolean(),
  /** Whether the caller may rename, share and remove it. */
  is_mine: z.boolean(),
  made_by: z.string().nullable(),
});
export type SavedView = z.input<typeof savedViewSchema>;
export type SavedViewShown = z.output<typeof savedViewSchema>;

export const savedViewListSchema = z.object({ data: z.array(savedViewSchema) });
