import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import type { Trend } from './trend-requests.ts';
import type { Interval } from './trend-search.ts';

/** How an interval is called under an axis, by its first day: 12 okt, okt, 3e kwartaal 2026. */
export function useIntervalName(interval: Interval): (from: string) => string {
  const say = useSay();
  const format = useFormat();
  return (from) => {
    if (interval === 'day' || interval === 'week') return format.shortDay(from);
    if (interval === 'month') return format.month(from);
    return longName(from, interval, say);
  };
}

/** With its year, where nothing beside it tells which: 12 oktober 2026, oktober 2026, 3e kwartaal 2026. */
export function useFullIntervalName(interval: Interval): (from: string) => string {
  const say = useSay();
  const format = useFormat();
  return (from) => {
    if (interval === 'day' || interval === 'week') return format.day(from);
    return interval === 'month' ? format.monthYear(from) : longName(from, interval, say);
  };
}

function longName(from: string, interval: 'quarter' | 'year', say: ReturnType<typeof useSay>): string {
  const year = from.slice(0, 4);
  return interval === 'year' ? year : say('trend.quarter-name', { quarter: quarterOf(from), year });
}

function quarterOf(day: string): number {
  return Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1;
}

/** A sentence claims no more than the test allows. */
export function slopeWord(slope: Trend['slope']): string {
  if (slope === null) return 'early';
  return { rising: 'rising', falling: 'falling', 'no trend shown': 'same', 'too few': 'early' }[slope.verdict];
}
