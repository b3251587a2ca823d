import { useCallback } from 'react';
import { useSay } from '../catalogue/text.tsx';

/** The periods that a report is offered; others can stand in one that a program made. */
export const reportPeriods = ['12m', '90d', '30d', 'all', 'last-month', 'last-quarter', 'last-week'] as const;

export function usePeriodWords(): (period: string) => string {
  const say = useSay();
  return useCallback(
    (period) => {
      const known = reportPeriods.find((one) => one === period);
      switch (known) {
        case undefined:
          return period;
        case 'last-week':
        case 'last-month':
        case 'last-quarter':
          return say(`reports.period-${known}`);
        default:
          return say(`period.${known}`);
      }
    },
    [say],
  );
}
