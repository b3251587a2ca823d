import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { countRecipients, type Recipients } from './invitation-requests.ts';

const pauseMs = 400;

/** How many would get the mail now, asked again when the choice has stood still for a moment. */
export function useRecipientCount(surveyId: string, who: Recipients) {
  const [settled, setSettled] = useState(who);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(who), pauseMs);
    return () => clearTimeout(timer);
  }, [who]);
  const isAskable = hasAnybody(settled);
  const count = useQuery({
    queryKey: ['recipients', surveyId, settled],
    queryFn: () => countRecipients(surveyId, settled),
    enabled: isAskable,
    placeholderData: keepPreviousData,
  });
  return {
    count,
    isCounting: isAskable && count.isFetching,
    /** The figure that the send button may name: of this very choice, not of the one before it. */
    certain: isAskable && settled === who && !count.isPlaceholderData ? count.data : undefined,
  };
}

function hasAnybody(who: Recipients): boolean {
  if (who === 'all') return true;
  return 'contacts' in who ? who.contacts.length > 0 : who.addresses.trim() !== '';
}
