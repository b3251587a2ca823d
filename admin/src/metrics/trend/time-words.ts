import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import type { Interval } from './trend-search.ts';

/** How an interval is called by its first day: 12 okt, okt, 3e kwartaal 2026. */
export function useIntervalName(interval: Interval): (from: string) => string {
  const say = useSay();
  const format = useFormat();
  return (from) => {
    if (interval === 'day' || interval === 'week') return format.shortDay(from);
    if (interval === 'month') return format.month(from);
    const year = from.slice(0, 4);
    return interval === 'year' ? year : say('trend.quarter-name', { quarter: quarterOf(from), year });
  };
}

function quarterOf(day: string): number {
  return Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1;
}
