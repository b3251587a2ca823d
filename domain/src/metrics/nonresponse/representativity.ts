import type { Interval } from '../../stats/interval.ts';
import { noncentralityInterval } from '../../stats/noncentrality-interval.ts';
import { sum } from '../../stats/sum.ts';
import { weightingClasses } from '../../stats/weighting-classes.ts';
import { assembleEstimate, defaultLevel } from '../assemble-estimate.ts';
import { compareWithRest } from '../compare-with-rest.ts';
import type { Estimate } from '../estimate.ts';
import { estimatePart, partMetric } from '../estimate-part.ts';
import type { Period } from '../period.ts';

/** Those of the frame with one value of a trait, and how many of them answered. */
export type FrameGroup = Readonly<{ value: string; asked: number; answered: number }>;

export type GroupResponse = Readonly<{
  value: string;
  rate: Estimate;
  /** Against the rest of the frame, adjusted for how many groups were looked at. */
  verdict: 'more' | 'less' | 'no difference shown' | 'too few';
}>;

export type Representativity = Readonly<{ groups: readonly GroupResponse[]; rIndicator: Estimate }>;

/**
 * Who answered and who did not, by one trait of the frame, and how alike its groups answered.
 *
 * The R-indicator is 1 when all groups answer alike. Chance alone keeps it below 1, so its interval is that of what lies beyond
 * chance; it reaches 1 wherever the groups may as well be alike.
 *
 * Use before weighting: what differs here is what weighting can mend. When not to use: to prove that the answers are like
 * those of everybody; groups that answer alike can still leave out the dissatisfied.
 *
 * Source: B. Schouten, F. Cobben & J. Bethlehem, Survey Methodology 35 (2009) 101-113; the interval inverts the noncentral
 * chi-square (stats/noncentrality-interval.ts). Groups against the rest: compare-with-rest.ts, Holm.
 *
 * @example
 * representativity([{ value: 'Zeist', asked: 100, answered: 20 }, { value: 'Hilversum', asked: 100, answered: 50 }], period);
 * @throws RangeError when more answered than were asked.
 */
export function representativity(groups: readonly FrameGroup[], period: Period): Representativity {
  const compared = compareWithRest(
    partMetric,
    groups.map(({ asked, answered }) => [asked - answered, answered]),
  );
  const verdicts = { higher: 'more', lower: 'less' } as const;
  return {
    groups: groups.map(({ value, asked, answered }, place) => {
      const verdict = compared[place]?.verdict ?? 'too few';
      return {
        value,
        rate: estimatePart(answered, asked, { period }),
        verdict: verdict === 'higher' || verdict === 'lower' ? verdicts[verdict] : verdict,
      };
    }),
    rIndicator: indicatorOf(groups, period),
  };
}

function indicatorOf(groups: readonly FrameGroup[], period: Period): Estimate {
  const n = sum(groups.map(({ asked }) => asked));
  const estimate = indicator(groups);
  const interval = estimate === null ? null : intervalOf(groups, estimate);
  const reason = estimate === null ? 'no_answers' : interval === null ? 'no_variation' : null;
  return assembleEstimate({ estimate, interval, n, method: 'noncentral-chi-square', reason }, { period });
}

function indicator(groups: readonly FrameGroup[]): number | null {
  const invited = groups.flatMap(({ value, asked, answered }) => [
    { group: value, hasResponded: true, baseWeight: answered },
    { group: value, hasResponded: false, baseWeight: asked - answered },
  ]);
  return weightingClasses(invited).rIndicator;
}

/**
 * By the chi-square of the table of groups: the spread of their rates is that of the noncentrality, which chance adds to. Nothing
 * where all or none answered: there rates have no spread to judge by.
 */
function intervalOf(groups: readonly FrameGroup[], estimate: number): Interval | null {
  const tried = groups.filter(({ asked }) => asked > 0);
  const n = sum(tried.map(({ asked }) => asked));
  const rate = sum(tried.map(({ answered }) => answered)) / n;
  const ofOne = rate * (1 - rate);
  if (tried.length < 2 || !(ofOne > 0)) return null;
  const spread = ((1 - estimate) / 2) ** 2;
  const [least, most] = noncentralityInterval((n * spread) / ofOne, tried.length - 1, defaultLevel);
  const indicatorAt = (noncentrality: number) => Math.max(0, 1 - 2 * Math.sqrt((noncentrality * ofOne) / n));
  return [Math.min(estimate, indicatorAt(most)), Math.max(estimate, indicatorAt(least))];
}
