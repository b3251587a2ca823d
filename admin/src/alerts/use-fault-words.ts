import { useSay } from '../catalogue/text.tsx';

/** Why a message was not taken, and what helps. */
export function useFaultWords(): (fault: string | null, status: number | null) => string {
  const say = useSay();
  return (fault, status) => say('alerts.fault', { fault: fault ?? 'other', status: status ?? 0 });
}
