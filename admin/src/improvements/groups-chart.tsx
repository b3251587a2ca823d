import '../ui/chart.css';
import { axisAround } from '@voldaan/domain/metrics/axis';
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { Fragment } from 'react';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import type { ScoreWords } from '../metrics/score-words.ts';
import { type ShownEstimate, shownEstimate } from '../ui/estimate.tsx';
import type { ImprovementEffect } from './improvement-requests.ts';

type Props = Readonly<{ effect: ImprovementEffect; words: ScoreWords }>;
type Stretch = ImprovementEffect['periods'][number];
type Point = Readonly<{ stretch: Stretch; shown: ShownEstimate }>;
/** Where a period stands, in percent of the width, and a score, in pixels from the top. */
type Place = Readonly<{ x: (period: number) => number; y: (score: number) => number }>;

const height = 330;
const top = 48;
const bottom = 286;
/** More days than these would run into each other. */
const labelsMost = 9;

/** Both groups, stretch by stretch of the calendar: circles with the action, squares without, the start between them. */
export function GroupsChart({ effect, words }: Props) {
  const say = useSay();
  const treated = pointsOf(effect, 'treated');
  const comparison = pointsOf(effect, 'comparison');
  const all = [...treated, ...comparison].flatMap(({ shown }) => [shown.low, shown.high]);
  if (all.length === 0) return null;
  const axis = axisAround(all, words);
  const periods = effect.periods.map(({ period }) => period);
  const [first, last] = [Math.min(...periods), Math.max(...periods)];
  // A stretch that is too small to be shown leaves its room open; the figures of the axis stand at the left.
  const x = scaleLinear([first, last], first === last ? [50, 50] : [9, 96]);
  const place: Place = { x, y: scaleLinear([axis.from, axis.to], [bottom, top]) };
  return (
    <svg className="chart chart-groups" role="img" aria-label={say('improvements.course-said')} height={height}>
      {axis.ticks.map((tick) => (
        <Fragment key={tick}>
          <line className="grid" x1="0" x2="100%" y1={place.y(tick)} y2={place.y(tick)} />
          <text x="0" y={place.y(tick) - 5}>
            {words.figure(tick)}
          </text>
        </Fragment>
      ))}
      <StartMark periods={effect.periods} place={place} />
      <Lines treated={treated} comparison={comparison} place={place} />
      {comparison.map((point) => (
        <Mark key={point.stretch.period} point={point} place={place} isTreated={false} />
      ))}
      {treated.map((point) => (
        <Mark key={point.stretch.period} point={point} place={place} isTreated />
      ))}
      <EndLabel
        point={treated.at(-1)}
        other={comparison.at(-1)}
        y={place.y}
        className="value"
        text={say('improvements.with')}
      />
      <EndLabel
        point={comparison.at(-1)}
        other={treated.at(-1)}
        y={place.y}
        className="ink"
        text={say('improvements.without')}
      />
      <Days periods={effect.periods} place={place} />
    </svg>
  );
}

/** The start lies between two stretches. Its name stands above the drawing, away from the figures of the axis. */
function StartMark({ periods, place }: Readonly<{ periods: ImprovementEffect['periods']; place: Place }>) {
  const say = useSay();
  const isCrossed = periods.some(({ period }) => period < 0) && periods.some(({ period }) => period >= 0);
  if (!isCrossed) return null;
  const start = place.x(-0.5);
  // Where little came before, the start lies at the left, and where little came after, at the right.
  const side = start < 12 ? 'start' : start > 88 ? 'end' : 'middle';
  return (
    <>
      <line className="base" x1={`${start}%`} x2={`${start}%`} y1="20" y2={bottom} />
      <text className="ink" x={`${start}%`} y="14" textAnchor={side}>
        {say('improvements.start-mark')}
      </text>
    </>
  );
}

type LinesProps = Readonly<{ treated: readonly Point[]; comparison: readonly Point[]; place: Place }>;

function Lines({ treated, comparison, place }: LinesProps) {
  const through = line<Point>()
    .x(({ stretch }) => place.x(stretch.period))
    .y(({ shown }) => place.y(shown.estimate));
  return (
    <svg
      aria-hidden="true"
      width="100%"
      height={height}
      viewBox={`0 0 100 ${height}`}
      preserveAspectRatio="none"
      overflow="visible"
    >
      <path className="line line-compared" d={through(comparison) ?? ''} />
      <path className="line" d={through(treated) ?? ''} />
    </svg>
  );
}

/** One group in one stretch: a circle or a square with its interval. */
function Mark({ point, place, isTreated }: Readonly<{ point: Point; place: Place; isTreated: boolean }>) {
  const { stretch, shown } = point;
  const x = `${place.x(stretch.period)}%`;
  return (
    <g>
      <line
        className={isTreated ? 'whisker' : 'whisker whisker-muted'}
        x1={x}
        x2={x}
        y1={place.y(shown.low)}
        y2={place.y(shown.high)}
      />
      {isTreated ? (
        <circle className="dot" cx={x} cy={place.y(shown.estimate)} r="4" />
      ) : (
        <rect
          className="dot-compared"
          x={x}
          y={place.y(shown.estimate) - 3.5}
          width="7"
          height="7"
          transform="translate(-3.5 0)"
        />
      )}
    </g>
  );
}

/** The first day of each stretch; on a phone every second one. */
function Days({ periods, place }: Readonly<{ periods: ImprovementEffect['periods']; place: Place }>) {
  const format = useFormat();
  const step = Math.ceil(periods.length / labelsMost);
  return (
    <>
      <line className="base" x1="0" x2="100%" y1={bottom} y2={bottom} />
      {periods.map(({ period, from }, index) =>
        index % step !== 0 ? null : (
          <text
            key={period}
            className={index % (2 * step) === 0 ? undefined : 'wide-only'}
            x={`${place.x(period)}%`}
            y="308"
            textAnchor="middle"
          >
            {format.shortDay(from)}
          </text>
        ),
      )}
    </>
  );
}

type EndProps = Readonly<{
  point: Point | undefined;
  other: Point | undefined;
  y: (score: number) => number;
  className: string;
  text: string;
}>;

/** The name of a line at its end; two that end close together keep out of each other's way. */
function EndLabel({ point, other, y, className, text }: EndProps) {
  if (point === undefined) return null;
  const own = y(point.shown.estimate);
  const gap = other === undefined ? 99 : own - y(other.shown.estimate);
  const nudge = Math.abs(gap) >= 18 ? 0 : (gap >= 0 ? 1 : -1) * ((18 - Math.abs(gap)) / 2);
  return (
    <text className={className} x="100%" dx="8" y={own + 5 + nudge}>
      {text}
    </text>
  );
}

function pointsOf(effect: ImprovementEffect, side: 'treated' | 'comparison'): readonly Point[] {
  return effect.periods.flatMap((stretch) => {
    const shown = shownEstimate(stretch[side]);
    return shown === undefined ? [] : [{ stretch, shown }];
  });
}
