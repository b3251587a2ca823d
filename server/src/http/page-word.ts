import { z } from 'zod';

const lengthMax = 60;

/**
 * A word in the address of a page that people open by a link. Newsletters, networks and mail filters write words of their own behind
 * it, and some of ours twice: none of that is a reason to refuse a person the page. Of two the first counts, and what is none of the
 * words that the page knows means nothing. Goes into a schema that is not strict.
 */
export const pageWord = z
  .union([z.string(), z.array(z.string())])
  .transform((given) => [given].flat()[0]?.slice(0, lengthMax))
  .optional();
