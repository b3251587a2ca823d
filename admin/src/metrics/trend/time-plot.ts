import { axisAround } from '@voldaan/domain/metrics/axis';
import { scaleLinear, scaleUtc } from 'd3-scale';
import type { ScoreWords } from '../score-words.ts';

/** Where a day and a score stand: x in percent, y in pixels. */
export type TimePlot = Readonly<{
  ticks: readonly number[];
  x: (day: string) => number;
  y: (score: number) => number;
}>;

export const plotHeight = 300;
export const plotTop = 40;
export const plotBottom = 256;
/** Room at the left for the figures of the axis. */
const leftPercent = 6;
const nameHeight = 17;

/** A plot of these days, first and last included, whose axis runs around these scores. */
export function timePlot(
  { days, scores }: Readonly<{ days: readonly string[]; scores: readonly number[] }>,
  words: ScoreWords,
): TimePlot {
  const sorted = days.toSorted();
  const [first] = sorted;
  const last = sorted.at(-1);
  const axis = axisAround(scores.length > 0 ? scores : [...words.bounds], words);
  const isOne = first === last;
  const across = scaleUtc([new Date(first ?? 0), new Date(last ?? 1)], isOne ? [50, 50] : [leftPercent, 100]).clamp(
    true,
  );
  return {
    ticks: axis.ticks,
    x: (day) => across(new Date(day)),
    y: scaleLinear([axis.from, axis.to], [plotBottom, plotTop]).clamp(true),
  };
}

/** How far the name of a line is moved at the right edge, to stay clear of the newest value beside it. */
export function nudge(nameY: number, valueY: number | undefined): number {
  if (valueY === undefined) return 0;
  const apart = nameY - valueY;
  if (Math.abs(apart) > nameHeight) return 0;
  return apart >= 0 ? nameHeight - apart : -(nameHeight + apart);
}

/** In order of time; an interval in which a question took another's place counts the answers to both. */
export function countsByInterval(
  points: readonly Readonly<{ from: string; estimate: Readonly<{ n: number }> }>[],
): readonly Readonly<{ from: string; n: number }>[] {
  const counts = new Map<string, number>();
  for (const { from, estimate } of points) counts.set(from, (counts.get(from) ?? 0) + estimate.n);
  return [...counts.keys()].toSorted().map((from) => ({ from, n: counts.get(from) ?? 0 }));
}

/** Which of so many labels stay on a wide and on a narrow screen: one of so many, counted from the newest. */
export function labelStrides(count: number, isLong: boolean): Readonly<{ wide: number; narrow: number }> {
  return {
    wide: Math.max(1, Math.ceil(count / (isLong ? 10 : 14))),
    narrow: Math.max(1, Math.ceil(count / (isLong ? 4 : 6))),
  };
}
