import { axisAround, placeOn } from '../../metrics/axis.ts';
import type { ScoreWords } from '../../metrics/metric-words.ts';
import { type Drawing, line, type Shape, text } from './drawing.ts';

/** A group with its figure in words; without an interval where it has too few answers. */
export type GroupMark = Readonly<{
  label: string;
  n: string;
  /** `8,1` and `7,9 en 8,3`, or in their place that there are too few. */
  value: string;
  range: string;
  shown: Readonly<{ estimate: number; low: number; high: number }> | null;
  /** Nothing was shown of it: an open dot. */
  isUndecided: boolean;
}>;

export type GroupsChart = Readonly<{
  marks: readonly GroupMark[];
  norm: Readonly<{ value: number; label: string }> | null;
  scale: ScoreWords;
  width: number;
  heads: Readonly<{ group: string; value: string; range: string }>;
}>;

const headHeight = 36;
const rowHeight = 29;
/** What the columns of figures take at the right. */
const figuresWidth = 208;
const labelShare = 0.3;
const labelMost = 200;
/** A letter's width, near enough to cut a long name before it runs into the drawing. */
const letterWidth = 6.4;

/** Rows that share one axis: a name, a dot with its whisker, the figure in words; the norm runs through all of them. */
export function groupsDrawing({ marks, norm, scale, width, heads }: GroupsChart): Drawing {
  const values = [
    ...marks.flatMap(({ shown }) => (shown === null ? [] : [shown.low, shown.high])),
    ...(norm === null ? [] : [norm.value]),
  ];
  const axis = axisAround(values, scale);
  const labelWidth = Math.min(labelMost, width * labelShare);
  const ends = [labelWidth + 12, width - figuresWidth] as const;
  const x = placeOn(axis, ends);
  const height = headHeight + marks.length * rowHeight + 4;
  const ticks = axis.ticks.filter((tick) => norm === null || Math.abs(x(tick) - x(norm.value)) > 16);
  const shapes: readonly Shape[] = [
    text([0, 26], heads.group),
    ...ticks.map((tick) => text([x(tick), 26], scale.figure(tick), 'middle')),
    text([width - 130, 26], heads.value, 'end'),
    text([width - 40, 26], heads.range, 'end'),
    text([width, 26], 'n', 'end'),
    ...(norm === null
      ? []
      : [
          text([x(norm.value), 12], norm.label, 'middle', 'ink'),
          line([x(norm.value), 17], [x(norm.value), height - 4], 'norm'),
        ]),
    ...marks.flatMap((mark, index) => rowOf(mark, { x, width, labelWidth, top: headHeight + index * rowHeight })),
  ];
  return { width, height, shapes };
}

type Row = Readonly<{ x: (value: number) => number; width: number; labelWidth: number; top: number }>;

function rowOf(mark: GroupMark, { x, width, labelWidth, top }: Row): readonly Shape[] {
  const middle = top + rowHeight / 2;
  const { shown, isUndecided } = mark;
  const look = isUndecided ? 'whisker-faint' : 'whisker';
  // A dashed end would be two dots.
  const end = isUndecided ? 'whisker-end-faint' : 'whisker';
  const whisker: readonly Shape[] =
    shown === null
      ? []
      : [
          line([x(shown.low), middle], [x(shown.high), middle], look),
          line([x(shown.low), middle - 4], [x(shown.low), middle + 4], end),
          line([x(shown.high), middle - 4], [x(shown.high), middle + 4], end),
          { kind: 'dot', at: [x(shown.estimate), middle], radius: 5, isOpen: isUndecided },
        ];
  return [
    line([0, top], [width, top], 'grid'),
    text([0, middle + 4], cut(mark.label, labelWidth), 'start', 'ink'),
    ...whisker,
    text([width - 130, middle + 4], mark.value, 'end', 'ink'),
    text([width - 40, middle + 4], mark.range, 'end', 'ink'),
    text([width, middle + 4], mark.n, 'end'),
  ];
}

function cut(label: string, width: number): string {
  const most = Math.floor(width / letterWidth);
  return label.length <= most ? label : `${label.slice(0, most - 1)}…`;
}
