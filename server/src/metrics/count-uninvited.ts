import { dayNumber } from '@voldaan/domain/metrics/calendar-day';
import { countRows, liesApart, matchRows } from '@voldaan/domain/metrics/columns/match-rows';
import { channelCodes } from './columns/score-codes.ts';
import type { Figure } from './figures/figure.ts';

/** By mail, or by telephone from a list of calls, which stands in the same ledger. */
const invited: readonly string[] = ['m', 't'];
const uninvited = new Set(channelCodes.flatMap((letter, code) => (invited.includes(letter) ? [] : [code])));

/** Responses of the window that no invitation of ours led to, whichever groups are chosen. */
export function countUninvited({ columns, window }: Pick<Figure, 'columns' | 'window'>): number {
  const filter = {
    from: dayNumber(window.from),
    to: dayNumber(window.to),
    codes: new Map([['channel', uninvited]]),
  };
  let sum = 0;
  for (const segment of columns.segments)
    if (!liesApart(segment, filter)) sum += countRows(segment, matchRows(segment, filter));
  return sum;
}
