import type { z } from 'zod';

/** A schema of the server as it stands on the wire: ids with their prefix, moments as ISO texts. */
export type Wire<S extends z.ZodType> = z.input<S>;
