import { retryAt } from '@voldaan/domain/invitations/retry-at';
import { bounceKindOf } from '@voldaan/domain/mail/bounce-kind';
import type { SmtpFailure } from '../mail/smtp-failure.ts';
import type { Handover } from '../mail/transport.ts';
import type { Settlement } from './settle-store.ts';

/** Trouble that is not about one mail: the wave rests. Lasting trouble waits for a person. */
export type Trouble = Readonly<{ notice: string; isLasting: boolean }>;

/** What the receiver says of the pace: `too_much` for now, `policy` when it minds us or the mail itself. */
export type PaceWord = 'taken' | 'too_much' | 'policy';

export type JudgedHandover = Readonly<{ settlement: Settlement; trouble?: Trouble; pace?: PaceWord }>;

/** How long a mail waits when its server could not be asked. */
const troubleSeconds = 60;
/** A full mailbox is tried once more, when its owner has had a night to empty it. */
const fullSeconds = 86_400;
const fullTries = 2;

/** What the outcome of a hand-over means for the mail, for the others of its wave, and for those to the same receiver. */
export function judgeHandover(handover: Handover, attempts: number, now: Date): JudgedHandover {
  if (handover.outcome === 'sent') return { settlement: { state: 'sent', reason: null }, pace: 'taken' };
  if (handover.outcome === 'late') {
    return { settlement: { state: 'planned', reason: 'quiet_hours', isNoTry: true } };
  }
  const { failure } = handover;
  if (handover.outcome === 'unknown') return { settlement: { state: 'unknown', reason: 'connection_lost' } };
  if (handover.outcome === 'not handed' || failure.step === 'sender') return unasked(failure);
  return refused(failure, { attempts, isPermanent: handover.isPermanent, now });
}

function unasked(failure: SmtpFailure): JudgedHandover {
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

type Try = Readonly<{ attempts: number; isPermanent: boolean; now: Date }>;

function refused(failure: SmtpFailure, { attempts, isPermanent, now }: Try): JudgedHandover {
  const reason = `smtp_${failure.status ?? failure.code}`;
  const status = /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(failure.reply)?.[0];
  const kind = status === undefined ? undefined : bounceKindOf(status);
  if (isPermanent && kind === 'full' && attempts < fullTries) {
    return { settlement: { state: 'planned', reason, dueInSeconds: fullSeconds } };
  }
  if (isPermanent) {
    // Without a code of its own, "no" to the recipient means the recipient.
    const bounce = kind === 'full' ? 'soft' : (kind ?? (failure.step === 'recipient' ? 'hard' : 'soft'));
    return { settlement: { state: 'failed', reason, bounce }, ...(bounce === 'policy' ? { pace: 'policy' } : {}) };
  }
  const again = retryAt(attempts, now);
  const settlement: Settlement =
    again === undefined
      ? { state: 'failed', reason: 'gave_up', bounce: 'soft' }
      : { state: 'planned', reason, dueInSeconds: (again.getTime() - now.getTime()) / 1000 };
  return failure.status === 421 || kind === 'policy' ? { settlement, pace: 'too_much' } : { settlement };
}
