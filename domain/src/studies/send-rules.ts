import type { SendHours } from './quiet-hours.ts';

/** When a workspace writes to its customers; `zone` and `country` are for customers who have none of their own. */
export type SendRules = SendHours;
