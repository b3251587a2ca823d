import { retryAt } from '@voldaan/domain/invitations/retry-at';
import type { Handover } from '../mail/transport.ts';
import type { Settlement } from './ledger-store.ts';

/** Trouble that is not about one mail: the wave rests. Lasting trouble waits for a person. */
export type Trouble = Readonly<{ notice: string; isLasting: boolean }>;

/** How long a mail waits when its server could not be asked. */
const troubleSeconds = 60;

/** What the outcome of a hand-over means for the mail, and for the others of its wave. */
export function judgeHandover(
  handover: Handover,
  attempts: number,
  now: Date,
): Readonly<{ settlement: Settlement; trouble?: Trouble }> {
  if (handover.outcome === 'sent') return { settlement: { state: 'sent', reason: null } };
  const { failure } = handover;
  if (handover.outcome === 'unknown') return { settlement: { state: 'unknown', reason: 'connection_lost' } };
  if (handover.outcome === 'not handed' || failure.step === 'sender') {
    const isLasting = (failure.step === 'login' || failure.step === 'sender') && (failure.status ?? 0) >= 500;
    return {
      settlement: {
        state: 'planned',
        reason: `${failure.step}_${failure.status ?? failure.code}`,
        dueInSeconds: troubleSeconds,
        isNoTry: true,
      },
      trouble: { notice: `mail_${failure.step}`, isLasting },
    };
  }
  if (handover.isPermanent)
    return { settlement: { state: 'failed', reason: `smtp_${failure.status ?? failure.code}` } };
  const again = retryAt(attempts, now);
  if (again === undefined) return { settlement: { state: 'failed', reason: 'gave_up' } };
  const dueInSeconds = (again.getTime() - now.getTime()) / 1000;
  return { settlement: { state: 'planned', reason: `smtp_${failure.status ?? failure.code}`, dueInSeconds } };
}
