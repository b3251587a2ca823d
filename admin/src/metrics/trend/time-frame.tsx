import '../../ui/chart.css';
import './trend.css';
import { Fragment, type ReactNode } from 'react';
import { useSay } from '../../catalogue/text.tsx';
import { shownEstimate } from '../../ui/estimate.tsx';
import { GridLines } from '../../ui/grid-lines.tsx';
import type { ScoreWords } from '../score-words.ts';
import { countsByInterval, labelStrides, plotBottom, plotHeight, plotTop, type TimePlot } from './time-plot.ts';
import { useIntervalName } from './time-words.ts';
import type { ChartEvent, TrendPoint } from './trend-requests.ts';
import type { Interval } from './trend-search.ts';

type GridProps = Readonly<{ plot: TimePlot; words: ScoreWords; apart: readonly number[] }>;

/** Grid lines with their figure above the line, at the left; not where a line with a name of its own lies. */
export function TimeGrid({ plot, words, apart }: GridProps) {
  const ticks = plot.ticks.filter((tick) => apart.every((other) => Math.abs(plot.y(tick) - plot.y(other)) > 1));
  return (
    <>
      <GridLines ticks={ticks} y={plot.y} figure={words.figure} />
      <line className="base" x1="0" x2="100%" y1={plotBottom} y2={plotBottom} />
    </>
  );
}

type LabelProps = Readonly<{ plot: TimePlot; points: readonly TrendPoint[]; interval: Interval }>;

/** Under the axis the name of the interval and how many answered; the first count says what it is: n 71. */
export function TimeLabels({ plot, points, interval }: LabelProps) {
  const nameOf = useIntervalName(interval);
  const counts = countsByInterval(points);
  const strides = labelStrides(counts.length, interval !== 'month');
  const shown = counts.filter((_, index) => (counts.length - 1 - index) % strides.wide === 0);
  const [first] = shown;
  return shown.map((count, index) => {
    const age = shown.length - 1 - index;
    const labelClass = age % Math.ceil(strides.narrow / strides.wide) === 0 ? undefined : 'wide-only';
    const at = percent(plot.x(count.from));
    return (
      <Fragment key={count.from}>
        <text className={labelClass} x={at} y="274" textAnchor="middle">
          {nameOf(count.from)}
        </text>
        <text className={labelClass} x={at} y="293" textAnchor="middle">
          {count === first ? `n ${count.n}` : count.n}
        </text>
      </Fragment>
    );
  });
}

type EventProps = Readonly<{ plot: TimePlot; events: readonly ChartEvent[] }>;

/** What happened, by its number in the list below; its name too where there is room. */
export function EventMarks({ plot, events }: EventProps) {
  return events.map((event, index) => {
    const at = plot.x(event.day);
    const next = events.slice(index + 1).find(({ day }) => plot.x(day) > at);
    const room = (next === undefined ? 100 : plot.x(next.day)) - at;
    const isLong = event.last_day !== null && plot.x(event.last_day) > at;
    return (
      <g key={event.id}>
        {isLong ? (
          <rect
            className="event-days"
            x={percent(at)}
            width={percent(plot.x(event.last_day ?? event.day) - at)}
            y={plotTop - 18}
            height={plotBottom - plotTop + 18}
          />
        ) : null}
        <line className="event" x1={percent(at)} x2={percent(at)} y1="8" y2={plotBottom} />
        <text className="ink halo" x={percent(at)} dx="5" y="16">
          {index + 1}
          {room > event.name.length * 1.1 + 4 ? <tspan className="wide-only"> {event.name}</tspan> : null}
        </text>
      </g>
    );
  });
}

/** Where the question became another: a line of its own, and no line of scores across it. */
export function BreakMark({ plot, day }: Readonly<{ plot: TimePlot; day: string }>) {
  const say = useSay();
  const at = plot.x(day);
  const isRight = at > 60;
  return (
    <g>
      <line className="break" x1={percent(at)} x2={percent(at)} y1={plotTop - 16} y2={plotBottom} />
      <text
        className="ink halo"
        x={percent(at)}
        dx={isRight ? -6 : 6}
        y={plotTop - 6}
        textAnchor={isRight ? 'end' : 'start'}
      >
        {say('trend.asked-otherwise')}
      </text>
    </g>
  );
}

/** Lines of which x is drawn in percent, as wide as the chart. */
export function Stretched({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <svg
      aria-hidden="true"
      width="100%"
      height={plotHeight}
      viewBox={`0 0 100 ${plotHeight}`}
      preserveAspectRatio="none"
      overflow="visible"
    >
      {children}
    </svg>
  );
}

/** The newest score, at the right edge. */
export function NewestValue({ plot, value, words }: Readonly<{ plot: TimePlot; value: number; words: ScoreWords }>) {
  return (
    <text className="value" x="100%" dx="10" y={plot.y(value) + 5}>
      {words.figure(value)}
    </text>
  );
}

/** The score of a point, where it may be shown. */
export function scoreOf(point: TrendPoint | undefined): number | undefined {
  return point && shownEstimate(point.estimate)?.estimate;
}

export function percent(place: number): string {
  return `${place.toFixed(2)}%`;
}
