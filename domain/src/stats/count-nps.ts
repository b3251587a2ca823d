import { at } from './at.ts';
import type { NpsCounts } from './nps-counts.ts';
import type { ScoreCounts } from './score-counts.ts';

/**
 * Promoters, passives and detractors from counts per score.
 *
 * Use with the declared break points: detractors answer at most breaks[0], promoters more than breaks[1]. (6, 8) is the
 * published definition; (5, 7), often called European, must be labelled wherever its score is shown. When not to use: on
 * a scale of 1-10 under the name NPS.
 *
 * Source: F. F. Reichheld, The One Number You Need to Grow, Harvard Business Review 81 (Dec 2003) 46-54.
 *
 * @example
 * countNps({ values: [6, 7, 9], counts: [1, 2, 3] }, [6, 8]); // { promoters: 3, passives: 2, detractors: 1 }
 * @throws RangeError when the break points are not in ascending order.
 */
export function countNps({ values, counts }: ScoreCounts, breaks: readonly [number, number]): NpsCounts {
  const [detractorMax, passiveMax] = breaks;
  if (!(detractorMax <= passiveMax))
    throw new RangeError(`NPS break points ascend, not ${detractorMax}, ${passiveMax}`);
  let promoters = 0;
  let detractors = 0;
  let n = 0;
  for (const [index, count] of counts.entries()) {
    const score = at(values, index);
    n += count;
    if (score > passiveMax) promoters += count;
    else if (score <= detractorMax) detractors += count;
  }
  return { promoters, passives: n - promoters - detractors, detractors };
}
