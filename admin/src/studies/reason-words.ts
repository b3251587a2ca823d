import { useCallback } from 'react';
import { useSay } from '../catalogue/text.tsx';

/** Every code of a decision and of a frame; one that is not here is shown as it is, never hidden. */
const knownReasonCodes = [
  'room_left',
  'cap_reached',
  'budget_spent',
  'never_fits',
  'lower_priority_planned',
  'asked_together',
  'came_loose',
  'expires_first',
  'expired',
  'already_asked',
  'already_answered',
  'already_planned',
  'never_invited',
  'suppressed',
  'consent_refused',
  'consent_missing',
  'topic_unwanted',
  'open_complaint',
  'no_phone',
  'frequency',
  'no_address',
  'duplicate',
  'quota_full',
  'not_drawn',
  'not_needed',
  'other_month',
  'group_not_asked',
  'wave_cancelled',
  'wrong_number',
  'call_refused',
] as const;

/** Why customers were not asked, or not yet, as a person says it. */
export function useReasonWords(): (code: string) => string {
  const say = useSay();
  return useCallback(
    (code) => {
      const known = knownReasonCodes.find((one) => one === code);
      return known === undefined ? code : say(`reason.${known}`);
    },
    [say],
  );
}
