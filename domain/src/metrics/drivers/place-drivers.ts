import { importancePerformance, type Quadrant } from '../../stats/importance-performance.ts';
import type { Interval } from '../../stats/interval.ts';
import type { Scale } from '../../stats/scale.ts';
import { sum } from '../../stats/sum.ts';

/** One driver's two coordinates; an interval that is not known yet is null. */
export type DriverPoint = Readonly<{
  share: number;
  shareInterval: Interval | null;
  score: number | null;
  scoreInterval: Interval | null;
  coefficientInterval: Interval | null;
  scale: Scale;
  isHigherBetter: boolean;
}>;

/** With a higher outcome, with a lower one, or neither is shown. */
export type DriverDirection = 'with' | 'against' | 'unclear';

export type PlacedDriver = Readonly<{
  quadrant: Quadrant | null;
  direction: DriverDirection;
  /** Both intervals lie on one side of their cut: only then may anything be said to do. */
  isDecided: boolean;
}>;

export type DriverMap = Readonly<{
  /** Points of the scale when all drivers share one, else shares of each scale, 0..1. */
  unit: 'score' | 'share';
  importanceCut: number;
  scoreCut: number | null;
  drivers: readonly PlacedDriver[];
}>;

/**
 * The importance-performance map with its uncertainty: in which quadrant a driver lies, and whether that can be told.
 *
 * Use with shares from resample-drivers.ts and scores with their own intervals. The importance is cut at an equal share for
 * each driver, the score at the norm where it is one of this scale, else at the mean of the drivers. When not to use: with
 * stated importance, which is high for everything.
 *
 * A driver whose interval crosses a cut is undecided and gets no call to action; neither does one that does not go together
 * with a higher outcome. Nothing is decided before the intervals are known.
 *
 * Source: Martilla & James 1977 (importance-performance.ts); the rule on intervals is our own.
 *
 * @example
 * placeDrivers(points, 7.5).drivers[0]; // { quadrant: 'concentrate_here', direction: 'with', isDecided: true }
 * @throws nothing.
 */
export function placeDrivers(points: readonly DriverPoint[], norm: number | null): DriverMap {
  const [first] = points;
  const isOneScale = points.every(({ scale }) => scale.min === first?.scale.min && scale.max === first.scale.max);
  const place = isOneScale ? onScale : shareOfScale;
  const scores = points.map((point) => (point.score === null ? null : place(point, point.score)));
  const known = scores.filter((score) => score !== null);
  const isNorm = norm !== null && isOneScale && first !== undefined && norm > first.scale.min && norm < first.scale.max;
  const scoreCut = isNorm ? norm : known.length === 0 ? null : sum(known) / known.length;
  const importanceCut = points.length === 0 ? 0 : 1 / points.length;
  const { quadrants } = importancePerformance(
    { importance: points.map(({ share }) => share), performance: scores },
    { importance: importanceCut, performance: scoreCut ?? Number.POSITIVE_INFINITY },
  );
  return {
    unit: isOneScale ? 'score' : 'share',
    importanceCut,
    scoreCut,
    drivers: points.map((point, index) => {
      const { shareInterval, scoreInterval } = point;
      const direction = directionOf(point);
      const ends = scoreInterval?.map((end) => place(point, end));
      const isClear = scoreCut !== null && isBeside(shareInterval, importanceCut) && isBeside(ends, scoreCut);
      return { quadrant: quadrants[index] ?? null, direction, isDecided: isClear && direction === 'with' };
    }),
  };
}

/** Where a score lies on the map. Less effort is better, so a scale of which the low end is good is turned round. */
export function onScale(
  { scale, isHigherBetter }: Pick<DriverPoint, 'scale' | 'isHigherBetter'>,
  score: number,
): number {
  return isHigherBetter ? score : scale.min + scale.max - score;
}

export function shareOfScale(point: Pick<DriverPoint, 'scale' | 'isHigherBetter'>, score: number): number {
  const { min, max } = point.scale;
  return (onScale(point, score) - min) / (max - min);
}

function isBeside(interval: readonly number[] | null | undefined, cut: number): boolean {
  const [low, high] = interval?.toSorted((one, other) => one - other) ?? [];
  return low !== undefined && high !== undefined && (low >= cut || high < cut);
}

/** Of a driver whose low scores are the good ones, a falling outcome is the right direction. */
function directionOf({ coefficientInterval, isHigherBetter }: DriverPoint): DriverDirection {
  if (coefficientInterval === null) return 'unclear';
  const [low, high] = coefficientInterval;
  if (low > 0) return isHigherBetter ? 'with' : 'against';
  if (high < 0) return isHigherBetter ? 'against' : 'with';
  return 'unclear';
}
