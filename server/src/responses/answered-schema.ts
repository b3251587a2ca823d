import { z } from 'zod';
import { timeSchema } from '../http/id-schema.ts';

/** When an answer was given, wherever one is shown. */
export const answeredFields = {
  at: timeSchema,
  /** Given to a wave that promised not to know who said what: of when it was given only the day is kept, in UTC. */
  is_anonymous: z.boolean(),
} as const;
