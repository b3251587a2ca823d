import { countScores } from '../../stats/count-scores.ts';
import type { Interval } from '../../stats/interval.ts';
import { normalQuantile } from '../../stats/normal-quantile.ts';
import { quantile } from '../../stats/quantile.ts';
import { seededRandom } from '../../stats/seeded-random.ts';
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

const resamples = 200;
/** The same figure every time it is looked at. */
const seed = 20_090_602;

/**
 * Who answered and who did not, by one trait of the frame, and how alike its groups answered.
 *
 * The R-indicator is 1 when all groups answer alike. Chance alone keeps it below 1, so its interval is the basic bootstrap
 * one, which takes that much off again; answering is drawn anew in each group at its own rate.
 *
 * Use before weighting: what differs here is what weighting can mend. When not to use: to prove that the answers are like
 * those of everybody; groups that answer alike can still leave out the dissatisfied.
 *
 * Source: B. Schouten, F. Cobben & J. Bethlehem, Survey Methodology 35 (2009) 101-113; basic bootstrap: A. C. Davison &
 * D. V. Hinkley, Bootstrap Methods, 1997, 194. Groups against the rest: compare-with-rest.ts, Holm.
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
  const interval = estimate === null || groups.length < 2 ? null : basicInterval(groups, estimate);
  const reason = estimate === null ? 'no_answers' : interval === null ? 'no_variation' : null;
  return assembleEstimate({ estimate, interval, n, method: 'bootstrap', reason }, { period });
}

function indicator(groups: readonly FrameGroup[]): number | null {
  const invited = groups.flatMap(({ value, asked, answered }) => [
    { group: value, hasResponded: true, baseWeight: answered },
    { group: value, hasResponded: false, baseWeight: asked - answered },
  ]);
  return weightingClasses(invited).rIndicator;
}

function basicInterval(groups: readonly FrameGroup[], estimate: number): Interval | null {
  const random = seededRandom(seed);
  const drawn = Array.from({ length: resamples }, () =>
    indicator(groups.map((group) => ({ ...group, answered: drawAnswered(group, random) }))),
  ).filter((value) => value !== null);
  const counted = countScores(drawn);
  const lower = quantile(counted, (1 + defaultLevel) / 2);
  const upper = quantile(counted, (1 - defaultLevel) / 2);
  if (lower === null || upper === null) return null;
  const within = (value: number) => Math.min(1, Math.max(0, value));
  return [Math.min(estimate, within(2 * estimate - lower)), Math.max(estimate, within(2 * estimate - upper))];
}

/** Few are drawn one by one; of many the normal curve is the same thing. */
function drawAnswered({ asked, answered }: FrameGroup, random: () => number): number {
  const rate = asked === 0 ? 0 : answered / asked;
  if (asked <= 100) {
    let count = 0;
    for (let place = 0; place < asked; place += 1) count += Number(random() < rate);
    return count;
  }
  const spread = Math.sqrt(asked * rate * (1 - rate));
  return Math.min(asked, Math.max(0, Math.round(asked * rate + spread * normalQuantile(random()))));
}
