import { dayMs } from '../calendar/day.ts';
import type { ContactRequest } from '../contact-request.ts';

/** When an invitation that nobody answered is followed by one more, and until when that makes sense. */
export type ReminderPlan = Readonly<{ afterDays: number; validDays: number }>;

export const defaultReminder: ReminderPlan = { afterDays: 7, validDays: 10 };

/**
 * The one reminder of an invitation that was sent, undefined for a reminder: nobody is reminded of being reminded. Whether it
 * goes out is decided when it is due (contact-budget.ts), for by then the customer may have answered. The same request and
 * another kind: the letter's other text hangs on the kind.
 *
 * Use when an invitation was accepted by the mail server. When not to use: when its outcome is unknown; a reminder of what
 * never came is a riddle.
 *
 * Source: D. A. Dillman, J. D. Smyth and L. M. Christian, Internet, Phone, Mail, and Mixed-Mode Surveys, 4th ed. 2014: a
 * follow-up within one to two weeks, with other words. The week is a convention of this product.
 *
 * @example
 * reminderOf(request, sentAt, defaultReminder)?.wantedAt; // a week after sentAt
 * @throws nothing.
 */
export function reminderOf(request: ContactRequest, sentAt: Date, plan: ReminderPlan): ContactRequest | undefined {
  if (request.kind === 'reminder') return undefined;
  const wanted = sentAt.getTime() + plan.afterDays * dayMs;
  const expiresAt = new Date(wanted + plan.validDays * dayMs);
  return { ...request, kind: 'reminder', wantedAt: new Date(wanted), expiresAt, mayMerge: false };
}
