import { z } from 'zod';
import { idSchema } from '../../http/id-schema.ts';

export const capacityQuery = z.strictObject({ by: z.enum(['week', 'day']).default('week') });

/** Counts of work, no figures about persons: how much comes in, is finished and falls due. */
export const capacityReply = z.object({
  by: z.enum(['week', 'day']),
  /** Past ones, the running one and those ahead, oldest first. */
  periods: z.array(
    z.object({
      from: z.iso.date(),
      is_ahead: z.boolean(),
      /** Cases that came in, and cases that were finished. */
      inflow: z.int(),
      handled: z.int(),
      /** Open cases whose next promise falls due in it; those overdue are counted in the running one. */
      due: z.int(),
    }),
  ),
  /** Everybody who has cases or finished some in the last four whole weeks; null is nobody yet. */
  people: z.array(
    z.object({
      staff: z.object({ id: idSchema('stf'), name: z.string() }).nullable(),
      open: z.int(),
      overdue: z.int(),
      due_in_week: z.int(),
      /** In the last four whole weeks. */
      handled: z.int(),
    }),
  ),
  team: z.object({ open: z.int(), overdue: z.int(), due_in_week: z.int(), handled: z.int() }),
  /** Over the last four whole weeks. */
  pace: z.object({
    weeks: z.int(),
    inflow: z.int(),
    handled: z.int(),
    /** Too little happened to say anything. */
    verdict: z.enum(['keeps_up', 'falls_behind', 'too_early']),
    /** Whether what falls due in the coming seven days is no more than is finished in a week. */
    meets_due: z.boolean(),
  }),
});
export type Capacity = z.output<typeof capacityReply>;
