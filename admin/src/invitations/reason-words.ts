import type { Say } from '../catalogue/text.tsx';

const knownReasons = [
  'suppressed',
  'invited_recently',
  'unsubscribed',
  'contact_removed',
  'connection_lost',
  'sender_died',
  'gave_up',
  'outbox',
  'quiet_hours',
  'over_budget',
  'frequency',
  'consent_missing',
  'topic_unwanted',
  'consent_refused',
  'complaint_open',
  'open_complaint',
  'no_phone',
  'expired',
  'already_asked',
  'already_answered',
  'bounced',
  'reported',
  'wave_paused_bounces',
  'wave_paused_reports',
  'sending_check',
  'settled_by_hand',
] as const;

/** Why a mail stands where it stands: our own reasons in words, a mail server's by the number it gave. */
export function reasonWords(reason: string, say: Say): string {
  const known = knownReasons.find((name) => name === reason);
  if (known !== undefined) return say(`ledger-reason.${known}`);
  const status = /_(\d{3})$/.exec(reason)?.[1];
  return status === undefined ? reason : say('ledger-reason.status', { status });
}
