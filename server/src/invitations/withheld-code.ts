import type { Reason } from '@voldaan/domain/studies/contact-decision';

/** Why a wave left somebody out, as its screen counts them; the customer's own page has every reason in full. */
export const withheldCodes = [
  'suppressed',
  'consent_refused',
  'consent_missing',
  'topic_unwanted',
  'open_complaint',
  'no_phone',
  'invited_recently',
  'duplicate',
] as const;
export type WithheldCode = (typeof withheldCodes)[number];

export function withheldCode({ code }: Reason): WithheldCode {
  switch (code) {
    case 'suppressed':
    case 'consent_refused':
    case 'consent_missing':
    case 'topic_unwanted':
    case 'open_complaint':
    case 'no_phone':
      return code;
    case 'already_asked':
    case 'already_answered':
    case 'already_planned':
    case 'never_invited':
      return 'duplicate';
    case 'room_left':
    case 'cap_reached':
    case 'frequency':
    case 'budget_spent':
    case 'never_fits':
    case 'lower_priority_planned':
    case 'asked_together':
    case 'came_loose':
    case 'expires_first':
    case 'expired':
      return 'invited_recently';
  }
}
