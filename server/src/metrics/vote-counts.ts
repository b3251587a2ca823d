import { dayNumber } from '@voldaan/domain/metrics/calendar-day';
import { countItem } from '@voldaan/domain/metrics/columns/count-columns';
import { columnOf, liesApart, matchRows } from '@voldaan/domain/metrics/columns/match-rows';
import type { Histogram } from '@voldaan/domain/metrics/histogram';
import { classCodes } from './columns/score-codes.ts';
import type { Figure } from './figures/figure.ts';

/** The scores of the window that are no person's confirmed vote. */
export type OtherVotes = Readonly<{ unconfirmed: Histogram; machine: Histogram }>;

/** What counts in no headline and is told beside it. Of chosen groups none: what may be shown is reckoned by people's votes. */
export function countOtherVotes(figure: Figure): OtherVotes {
  return { unconfirmed: countClass(figure, 'u'), machine: countClass(figure, 'm') };
}

function countClass({ item, window, where, columns }: Figure, letter: 'u' | 'm'): Histogram {
  const total = new Array<number>(item.levels).fill(0);
  if (where.length > 0) return total;
  const wanted = classCodes.indexOf(letter);
  const codes = new Map([['class', new Set([wanted])]]);
  const days = { from: dayNumber(window.from), to: dayNumber(window.to) };
  for (const segment of columns.segments) {
    // Most answers lie in segments of people's votes alone: those are not gone through for what is not in them.
    if (liesApart(segment, days) || (columnOf(segment, 'class').only ?? wanted) !== wanted) continue;
    const counts = countItem(segment, item.key, matchRows(segment, { ...days, codes })) ?? [];
    for (const [step, count] of counts.entries()) total[step] = (total[step] ?? 0) + count;
  }
  return total;
}
