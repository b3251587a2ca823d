import { nextSendTime, type SendHours } from '../studies/quiet-hours.ts';
import { type CallOutcome, dispositions } from './call-outcome.ts';

/** So often somebody is rung before the study lets them be: from the sixth call on few are reached who were not before. */
export const attemptsMost = 6;

const minuteMs = 60_000;
const busyMinutes = 30;
/** Another part of the day, so that who works mornings is not called every morning. */
const laterMinutes = 29 * 60;

export type CallAttempt = Readonly<{
  outcome: CallOutcome;
  /** Attempts with this one. */
  attempts: number;
  endedAt: Date;
  /** The time that the customer named. */
  callBackAt?: Date | undefined;
}>;

/**
 * When this customer may be rung again, or null when the calling is over for them.
 *
 * An agreed time holds as it was agreed. A busy line is tried again soon; otherwise a day and five hours later, so that the
 * hour of the day is another one each time, and always within the customer's own calling hours.
 *
 * Use after every attempt. When not to use: to enforce the hours; that is done when a call is taken up.
 *
 * Source: the order of tries follows M. F. Weeks, R. A. Kulka & S. A. Pierson, Public Opinion Quarterly 51 (1987) 540-549: no
 * hour reaches everybody, and so the tries are spread. The numbers are a convention of this product.
 *
 * @example
 * nextCall({ outcome: 'busy', attempts: 1, endedAt: new Date('2026-05-18T12:00:00Z') }, hours); // 12:30
 * @throws RangeError as nextSendTime.
 */
export function nextCall({ outcome, attempts, endedAt, callBackAt }: CallAttempt, hours: SendHours): Date | null {
  if (dispositions[outcome].isFinal) return null;
  if (callBackAt !== undefined) return callBackAt;
  if (attempts >= attemptsMost) return null;
  const minutes = outcome === 'busy' ? busyMinutes : laterMinutes;
  return nextSendTime(new Date(endedAt.getTime() + minutes * minuteMs), hours);
}
