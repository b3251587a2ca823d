import { reachableMargin } from '@voldaan/domain/stats/reachable-margin';
import type { StudyMetric } from '@voldaan/domain/studies/study-draft';

/**
 * How far apart answers usually lie, as a standard deviation in the metric's own unit, for a plan made before there are any.
 * A share is taken at its worst (half and half); the others are conventions of this product, said beside every figure that
 * rests on them. Once answers are in, their own interval counts.
 */
export const usualSpread: Readonly<Record<StudyMetric, number>> = {
  csat: 0.5,
  grade: 1.5,
  nps: 80,
  ces: 1.5,
  stars: 1,
};

/** A study keeps its margin as half the interval of an even share: the spread of which is a half. */
const evenShareSpread = 0.5;

export function marginOf(metric: StudyMetric, shareMargin: number): number {
  return (shareMargin * usualSpread[metric]) / evenShareSpread;
}

export function shareMarginOf(metric: StudyMetric, margin: number): number {
  return (margin * evenShareSpread) / usualSpread[metric];
}

export type SharpnessPlan = Readonly<{ spread: number; population: number; confidence: number; answers: number }>;
export type SharpnessPoint = Readonly<{ answers: number; margin: number }>;
export type Sharpness = Readonly<{
  points: readonly SharpnessPoint[];
  chosen: SharpnessPoint;
  answerTicks: readonly number[];
  marginTicks: readonly number[];
}>;

const pointCount = 48;
/** How much wider than the chosen margin the curve begins, and how far beyond the chosen number it runs. */
const widestMargin = 2.2;
const furthestAnswers = 2.6;
const answersLeast = 5;

/** The margin at every number of answers around the chosen one, as far as there are customers; nothing for nobody. */
export function sharpnessOf({ spread, population, confidence, answers }: SharpnessPlan): Sharpness | undefined {
  const marginAt = (n: number) => reachableMargin({ variance: spread ** 2, n, level: confidence, population });
  const most = Math.min(population, Math.max(Math.ceil(answers * furthestAnswers), 60));
  const chosen = pointAt(Math.min(answers, population), marginAt);
  const least = Math.min(Math.max(answersLeast, Math.floor(answers / widestMargin ** 2)), most);
  if (chosen === undefined || most - least < 2) return undefined;
  const step = (most - least) / (pointCount - 1);
  const points = Array.from({ length: pointCount }, (_, place) => pointAt(least + place * step, marginAt)).filter(
    (point) => point !== undefined,
  );
  const widest = points[0]?.margin ?? chosen.margin;
  return { points, chosen, answerTicks: ticksUpTo(most, least), marginTicks: ticksUpTo(widest) };
}

function pointAt(answers: number, marginAt: (n: number) => number | null): SharpnessPoint | undefined {
  const margin = marginAt(answers);
  return margin === null ? undefined : { answers, margin };
}

/** Whole steps of 1, 2 or 5 times a power of ten, at most five of them. */
function ticksUpTo(most: number, least = 0): readonly number[] {
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * (rough / power > 5 ? 10 : rough / power > 2 ? 5 : rough / power > 1 ? 2 : 1);
  const count = Math.floor(most / step + 1e-9);
  return Array.from({ length: count }, (_, place) => (place + 1) * step).filter((tick) => tick >= least);
}

/** Two digits are finer than any margin that a company decides by. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
