import { type Axis, axisAround, placeOn } from '../../metrics/axis.ts';
import type { ScoreWords } from '../../metrics/metric-words.ts';
import { type Drawing, line, type Point, type Shape, text } from './drawing.ts';

/** A period of a trend; without an interval where it had too few answers. */
export type TrendMark = Readonly<{
  label: string;
  n: number;
  shown: Readonly<{ estimate: number; low: number; high: number }> | null;
  /** Few answers: an open dot. */
  isMuted: boolean;
}>;

export type TrendChart = Readonly<{
  marks: readonly TrendMark[];
  norm: Readonly<{ value: number; label: string }> | null;
  scale: ScoreWords;
  width: number;
}>;

type Plot = Readonly<{ chart: TrendChart; axis: Axis; x: (index: number) => number; y: (value: number) => number }>;

const height = 210;
const top = 18;
const bottom = 162;
/** Room for the figures of the axis, and behind the last dot for its value and the name of the norm. */
const left = 34;
const right = 72;
/** Below this width every second label would touch the next. */
const labelWidth = 42;

/**
 * A score over time: line and band, the norm with its name at its end, and n under each period. A period without enough
 * answers keeps its place, and the line breaks there.
 *
 * Use for the chart of a report, in every form it takes. When not to use: on a working screen, whose chart follows its window.
 *
 * @throws nothing: no periods draw an empty axis.
 */
export function trendDrawing(chart: TrendChart): Drawing {
  const { marks, norm, scale, width } = chart;
  const values = [
    ...marks.flatMap(({ shown }) => (shown === null ? [] : [shown.low, shown.high])),
    ...(norm === null ? [] : [norm.value - scale.step / 4, norm.value + scale.step / 4]),
  ];
  const axis = axisAround(values, scale);
  const inner = width - left - right;
  const plot: Plot = {
    chart,
    axis,
    x: (index) => left + (marks.length < 2 ? inner / 2 : (index * inner) / (marks.length - 1)),
    y: placeOn(axis, [bottom, top]),
  };
  return {
    width,
    height,
    shapes: [...gridOf(plot), ...bandOf(plot), ...normOf(plot), ...marks.flatMap((_, index) => marksAt(plot, index))],
  };
}

function gridOf({ chart, axis, y }: Plot): readonly Shape[] {
  const { norm, scale, width } = chart;
  const end = width - right + 8;
  const ticks = axis.ticks.filter((tick) => norm === null || Math.abs(y(tick) - y(norm.value)) > 1);
  return [
    ...ticks.flatMap((tick) => [
      line([0, y(tick)], [end, y(tick)], 'grid'),
      text([0, y(tick) - 4], scale.figure(tick)),
    ]),
    line([0, bottom], [end, bottom], 'base'),
  ];
}

/** Each unbroken run of periods is a band and a line of its own; a period alone keeps its interval as a whisker. */
function bandOf({ chart: { marks }, x, y }: Plot): readonly Shape[] {
  return runsOf(marks).flatMap((run): readonly Shape[] => {
    const points = run.map((index) => ({ x: x(index), shown: marks[index]?.shown }));
    const at = (part: 'low' | 'estimate' | 'high'): readonly Point[] =>
      points.flatMap((point) => (point.shown ? [[point.x, y(point.shown[part])] as const] : []));
    const [low, high] = [at('low'), at('high')];
    if (points.length === 1 && low[0] && high[0]) return [line(low[0], high[0], 'whisker')];
    return [
      { kind: 'path', points: [...high, ...low.toReversed()], look: 'band' },
      { kind: 'path', points: at('estimate'), look: 'line' },
    ];
  });
}

function runsOf(marks: readonly TrendMark[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  for (const [index, { shown }] of marks.entries()) {
    if (shown === null) continue;
    const run = runs.at(-1);
    if (run?.at(-1) === index - 1) run.push(index);
    else runs.push([index]);
  }
  return runs;
}

function normOf({ chart: { marks, norm, scale, width }, y }: Plot): readonly Shape[] {
  const newest = marks.at(-1)?.shown;
  const end = width - right + 8;
  const value = newest
    ? [text([end + 4, y(newest.estimate) + 5], scale.figure(newest.estimate), 'start', 'value')]
    : [];
  if (norm === null) return value;
  const at = y(norm.value);
  const name = at + 4 + nudge(at, newest ? y(newest.estimate) : undefined);
  return [line([0, at], [end, at], 'norm'), text([end + 4, name], norm.label, 'start', 'ink'), ...value];
}

/** Keeps the norm's name clear of the newest value beside it. */
function nudge(norm: number, value: number | undefined): number {
  if (value === undefined || Math.abs(norm - value) > 17) return 0;
  return norm >= value ? 17 - (norm - value) : -(17 - (value - norm));
}

function marksAt({ chart: { marks, width }, x, y }: Plot, index: number): readonly Shape[] {
  const mark = marks[index];
  if (mark === undefined) return [];
  const isLast = index === marks.length - 1;
  const stride = Math.max(1, Math.ceil((labelWidth * marks.length) / (width - left - right)));
  const isNamed = (marks.length - 1 - index) % stride === 0;
  const dot: readonly Shape[] =
    mark.shown === null
      ? []
      : [{ kind: 'dot', at: [x(index), y(mark.shown.estimate)], radius: isLast ? 4.5 : 3, isOpen: mark.isMuted }];
  if (!isNamed) return dot;
  return [
    ...dot,
    text([x(index), bottom + 18], mark.label, 'middle'),
    ...(mark.n === 0 ? [] : [text([x(index), bottom + 36], `n ${mark.n}`, 'middle')]),
  ];
}
