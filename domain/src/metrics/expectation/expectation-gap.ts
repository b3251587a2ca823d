import { alikeMeanInterval } from '../../stats/alike-mean-interval.ts';
import { compareMeansPaired, type Pair } from '../../stats/compare-means-paired.ts';
import { completeRows } from '../../stats/complete-rows.ts';
import { type DimensionGap, dimensionGap } from '../../stats/dimension-gap.ts';
import type { Scale } from '../../stats/scale.ts';
import type { Counted } from '../answers.ts';
import { assembleEstimate, defaultLevel } from '../assemble-estimate.ts';
import type { Estimate } from '../estimate.ts';
import { estimateMetric } from '../estimate-metric.ts';
import type { EstimateOptions } from '../estimate-options.ts';
import type { MeanMetric, ShareMetric } from '../metric.ts';
import { standardMetrics } from '../standard-metrics.ts';

export type AgainstExpectation = Readonly<{ worse: Estimate; asExpected: Estimate; better: Estimate; mean: Estimate }>;

/**
 * How an experience was against what was expected of it, asked in one question: three shares, and the mean from -2 to 2.
 *
 * Use as the first figure about expectations: one question is more reliable than a difference of two. When not to use: for what
 * was expected beforehand (gapOfPairs).
 *
 * Source: Oliver 1980 for the question; Wilson 1927 for each share.
 *
 * @example
 * againstExpectation([5, 15, 50, 20, 10], { period }).worse; // 0.2, between 0.13 and 0.29
 * @throws RangeError when the histogram is not one of five points.
 */
export function againstExpectation(counted: Counted, options: EstimateOptions): AgainstExpectation {
  const share = (id: string, shareMin: number, shareMax: number): Estimate => {
    const metric: ShareMetric = {
      ...standardMetrics.expectation,
      id: `expectation-${id}`,
      kind: 'share',
      shareMin,
      shareMax,
    };
    return estimateMetric(metric, counted, options);
  };
  return {
    worse: share('worse', -2, -1),
    asExpected: share('as-expected', 0, 0),
    better: share('better', 1, 2),
    mean: estimateMetric(standardMetrics.expectation, counted, options),
  };
}

/** Experience less expectation, point by point of their scale. */
export function gapMetric({ min, max, step }: Scale): MeanMetric {
  return {
    id: 'expectation-gap',
    kind: 'mean',
    scale: { min: min - max, max: max - min, step },
    direction: 'higher is better',
    denominator: 'valid answers',
  };
}

/**
 * Experience less expectation of the same responses, from the counts of every difference (gap-column.ts): the paired t interval, with
 * the customer as cluster where some responded more than once.
 *
 * Use where both were asked of one person. When not to use: for two groups of persons, whose means may differ because the persons
 * do. Asked afterwards, an expectation takes the colour of the experience; that is said beside it.
 *
 * Source: Student 1908 on the differences, as compare-means-paired.ts, against which a test holds it.
 *
 * @param scale of either of both
 * @example
 * gapOfPairs(gapHistogram(joint), { min: 1, max: 10, step: 1 }, { period }); // -0.8, between -0.9 and -0.7
 * @throws RangeError when the differences are not of that scale.
 */
export function gapOfPairs(gap: Counted, scale: Scale, options: EstimateOptions): Estimate {
  return estimateMetric(gapMetric(scale), gap, options);
}

/** One person's answers: what was expected beforehand and experienced later, in the same order of parts; null where not given. */
export type ExpectingPerson = Readonly<{
  expected: readonly (number | null)[];
  experienced: readonly (number | null)[];
}>;

/**
 * The gap of persons over several parts: the mean of each one's own differences, with the paired t interval.
 *
 * Use for the whole of a battery, and for groups of persons. When not to use: for one part among millions (gapOfPairs).
 *
 * @example
 * gapOfPersons(persons, { min: 1, max: 10, step: 1 }, { period });
 * @throws nothing. Reasons: no_answers, one_answer, no_variation.
 */
export function gapOfPersons(persons: readonly ExpectingPerson[], scale: Scale, options: EstimateOptions): Estimate {
  const pairs = persons.flatMap(pairOf);
  const { n, difference, interval, reason } = compareMeansPaired(pairs, { level: options.level ?? defaultLevel });
  const isAlike = reason === 'no_variation';
  const bound = isAlike
    ? alikeMeanInterval(
        { n, mean: difference, variance: 0, reason },
        { scale: gapMetric(scale).scale, level: options.level ?? defaultLevel, effectiveN: n },
      )
    : interval;
  return assembleEstimate(
    { estimate: difference, interval: bound, n, method: isAlike ? 'alike-bound' : 't', reason },
    options,
  );
}

/** How much of the differences between persons is no chance; each side by its own parts (alpha), the gap from both. */
export type GapReliability = Readonly<{ n: number; experienced: number | null; gap: number | null }>;

/**
 * Reliability of the gap, of those who answered every part on both sides.
 *
 * Use beside every gap of several parts; below 0.7 it is no basis to tell persons or small groups apart. When not to use: for one
 * part alone, which has no reliability of its own.
 *
 * Source: dimension-gap.ts (Peter, Churchill & Brown 1993).
 *
 * @throws nothing.
 */
export function reliabilityOfGap(persons: readonly ExpectingPerson[], parts: number): GapReliability {
  if (parts < 2) return { n: 0, experienced: null, gap: null };
  const columns = (side: 'expected' | 'experienced') =>
    Array.from({ length: parts }, (_, part) => persons.map((person) => person[side][part] ?? null));
  const [expectation, perception] = [columns('expected'), columns('experienced')];
  const n = completeRows([...expectation, ...perception]).length;
  if (n < 2) return { n, experienced: null, gap: null };
  const found: DimensionGap = dimensionGap({ expectation, perception }, defaultLevel);
  return { n, experienced: found.alphaPerception, gap: found.gapReliability };
}

/** Of the parts that the person answered on both sides. */
function pairOf({ expected, experienced }: ExpectingPerson): readonly Pair[] {
  const both = expected.flatMap((before, part): readonly Pair[] => {
    const after = experienced[part] ?? null;
    return before === null || after === null ? [] : [[after, before]];
  });
  if (both.length === 0) return [];
  const mean = (side: 0 | 1) => both.reduce((sum, pair) => sum + pair[side], 0) / both.length;
  return [[mean(0), mean(1)]];
}
