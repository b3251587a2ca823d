import { axisAround } from '@voldaan/domain/metrics/axis';
import '../ui/chart.css';
import { scaleLinear, scalePoint } from 'd3-scale';
import { area, line } from 'd3-shape';
import { useSay } from '../catalogue/text.tsx';
import { type EstimateView, shownEstimate } from '../ui/estimate.tsx';
import { GridLines } from '../ui/grid-lines.tsx';
import type { ScoreWords } from './score-words.ts';

export type TrendPoint = Readonly<{ key: string; label: string; estimate: EstimateView }>;

type Props = Readonly<{
  points: readonly TrendPoint[];
  /** Undefined where nobody set one. */
  norm: number | undefined;
  words: ScoreWords;
  /** The drawing as a sentence. */
  label: string;
  /** The axis before there is anything on it: only the norm, and the place of the first answer. */
  isToCome?: boolean;
}>;

/** Where a period and a score stand: x in percent, y in pixels. */
type Plot = Readonly<{
  points: readonly TrendPoint[];
  ticks: readonly number[];
  x: (point: TrendPoint) => number;
  y: (score: number) => number;
}>;

const height = 300;
const top = 34;
const bottom = 256;

/**
 * The score over time: line plus band, the norm with its name at the end, n under every period. A period with fewer
 * than 10 answers has no score, so the line breaks there; one with fewer than 30 gets an open dot.
 */
export function TrendChart({ points, norm, words, label, isToCome = false }: Props) {
  const plot = plotOf(points, norm, words);
  const newest = points.at(-1);
  const stride = narrowStride(points);
  return (
    <svg className="chart chart-end" role="img" aria-label={label} height={height}>
      <Grid plot={plot} norm={norm} words={words} />
      <BandAndLine plot={plot} />
      <NormAndNewest plot={plot} norm={norm} words={words} />
      {points.map((point, index) => (
        <PointMarks
          key={point.key}
          point={point}
          plot={plot}
          isLast={point === newest}
          isMinor={(points.length - 1 - index) % stride !== 0}
          count={isToCome ? 'none' : index === 0 ? 'named' : 'plain'}
        />
      ))}
      {isToCome && points[0] ? (
        <FirstAnswer x={plot.x(points[0])} y={plot.y((norm ?? words.bounds[0]) + words.step / 2)} />
      ) : null}
    </svg>
  );
}

function plotOf(points: readonly TrendPoint[], norm: number | undefined, words: ScoreWords): Plot {
  const margin = words.step / 4;
  const around = norm === undefined ? [] : [norm - margin, norm + margin];
  const axis = axisAround([...around, ...points.flatMap(rangeOf)], words);
  const places = points.length > 1 ? [6, 100] : [50, 50];
  const x = scalePoint<string>(
    points.map((point) => point.key),
    places,
  );
  return {
    points,
    ticks: axis.ticks,
    x: (point) => x(point.key) ?? 0,
    y: scaleLinear([axis.from, axis.to], [bottom, top]),
  };
}

type LinesProps = Readonly<{ plot: Plot; norm: number | undefined; words: ScoreWords }>;

/** Grid lines with their figure above the line, at the left; the norm has its own line and name. */
function Grid({ plot, norm, words }: LinesProps) {
  const ticks = plot.ticks.filter((tick) => norm === undefined || Math.abs(plot.y(tick) - plot.y(norm)) > 1);
  return (
    <>
      <GridLines ticks={ticks} y={plot.y} figure={words.figure} />
      <line className="base" x1="0" x2="100%" y1={bottom} y2={bottom} />
    </>
  );
}

function BandAndLine({ plot }: Readonly<{ plot: Plot }>) {
  const scoreAt = (point: TrendPoint, part: 'low' | 'estimate' | 'high') =>
    plot.y(shownEstimate(point.estimate)?.[part] ?? 0);
  const band = area<TrendPoint>()
    .defined(hasScore)
    .x(plot.x)
    .y0((point) => scoreAt(point, 'low'))
    .y1((point) => scoreAt(point, 'high'));
  const through = line<TrendPoint>()
    .defined(hasScore)
    .x(plot.x)
    .y((point) => scoreAt(point, 'estimate'));
  return (
    <svg
      aria-hidden="true"
      width="100%"
      height={height}
      viewBox={`0 0 100 ${height}`}
      preserveAspectRatio="none"
      overflow="visible"
    >
      <path className="band" d={band(plot.points) ?? ''} />
      <path className="line" d={through(plot.points) ?? ''} />
    </svg>
  );
}

/** The norm and, at the end of the line, the newest score; their words keep out of each other's way. */
function NormAndNewest({ plot, norm, words }: LinesProps) {
  const say = useSay();
  const newest = plot.points.at(-1);
  const shown = newest && shownEstimate(newest.estimate);
  const normY = norm === undefined ? undefined : plot.y(norm);
  const newestY = shown && plot.y(shown.estimate);
  return (
    <>
      {norm === undefined || normY === undefined ? null : (
        <>
          <line className="norm" x1="0" x2="100%" y1={normY} y2={normY} />
          <text className="ink" x="100%" dx="10" y={normY + 4 + nudge(normY, newestY)}>
            {say('trend.norm', { norm: words.figure(norm) })}
          </text>
        </>
      )}
      {shown && newestY !== undefined ? (
        <text className="value" x="100%" dx="10" y={newestY + 5}>
          {words.figure(shown.estimate)}
        </text>
      ) : null}
    </>
  );
}

type MarksProps = Readonly<{
  point: TrendPoint;
  plot: Plot;
  isLast: boolean;
  isMinor: boolean;
  /** The first count says what it is: n 71. */
  count: 'named' | 'plain' | 'none';
}>;

function PointMarks({ point, plot, isLast, isMinor: minor, count }: MarksProps) {
  const { estimate } = point;
  const shown = shownEstimate(estimate);
  const at = `${plot.x(point).toFixed(2)}%`;
  const labelClass = minor && !isLast ? 'wide-only' : undefined;
  return (
    <>
      {shown && isAlone(point, plot) ? (
        <line className="whisker" x1={at} x2={at} y1={plot.y(shown.low)} y2={plot.y(shown.high)} />
      ) : null}
      {shown ? (
        <circle
          className={estimate.display === 'full' ? 'dot' : 'dot-open'}
          cx={at}
          cy={plot.y(shown.estimate)}
          r={isLast ? 4.5 : 3}
        />
      ) : null}
      <text className={labelClass} x={at} y="274" textAnchor="middle">
        {point.label}
      </text>
      {count === 'none' ? null : (
        <text className={labelClass} x={at} y="293" textAnchor="middle">
          {count === 'named' ? `n ${estimate.n}` : estimate.n}
        </text>
      )}
    </>
  );
}

function FirstAnswer({ x, y }: Readonly<{ x: number; y: number }>) {
  const say = useSay();
  return (
    <>
      <circle className="dot-open" cx={`${x}%`} cy={y} r="5" />
      <text className="ink" x={`${x}%`} dx="12" y={y + 4}>
        {say('trend.first-answer')}
      </text>
    </>
  );
}

function hasScore(point: TrendPoint): boolean {
  return shownEstimate(point.estimate) !== undefined;
}

/** A period between two without a score has no band to lie in; it keeps its interval as a whisker. */
function isAlone(point: TrendPoint, { points }: Plot): boolean {
  const index = points.indexOf(point);
  return [points[index - 1], points[index + 1]].every((neighbour) => neighbour === undefined || !hasScore(neighbour));
}

function rangeOf({ estimate }: TrendPoint): readonly number[] {
  const shown = shownEstimate(estimate);
  return shown ? [shown.low, shown.high] : [];
}

/** On a phone every second label stays, of days with their month every third; counted from the newest. */
function narrowStride(points: readonly TrendPoint[]): number {
  if (points.length <= 5) return 1;
  return points.some(({ label }) => label.length > 4) ? 3 : 2;
}

/** Keeps the norm's name clear of the newest value beside it. */
function nudge(normY: number, valueY: number | undefined): number {
  if (valueY === undefined || Math.abs(normY - valueY) > 17) return 0;
  return normY >= valueY ? 17 - (normY - valueY) : -(17 - (valueY - normY));
}
