import '../ui/chart.css';
import { scaleLinear, scalePoint } from 'd3-scale';
import { area, line } from 'd3-shape';
import { Fragment } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { type EstimateView, shownEstimate } from '../ui/estimate.tsx';
import { axisAround, type ScoreWords } from './score-words.ts';

export type TrendPoint = Readonly<{ key: string; label: string; estimate: EstimateView }>;

type Props = Readonly<{
  points: readonly TrendPoint[];
  norm: number;
  words: ScoreWords;
  /** The drawing as a sentence. */
  label: string;
  /** The axis before there is anything on it: only the norm, and the place of the first answer. */
  isToCome?: boolean;
}>;

const height = 300;
const top = 34;
const bottom = 256;

/**
 * The score over time: line plus band, the norm with its name at the end, n under every period. A period with fewer
 * than 10 answers has no score, so the line breaks there; one with fewer than 30 gets an open dot.
 */
export function TrendChart({ points, norm, words, label, isToCome = false }: Props) {
  const say = useSay();
  const around = isToCome
    ? [norm - words.step, norm + words.step]
    : points.flatMap(({ estimate }) => rangeOf(estimate));
  const axis = axisAround([norm, ...around], words);
  const y = scaleLinear([axis.from, axis.to], [bottom, top]);
  const x = scalePoint<string>(
    points.map((point) => point.key),
    [points.length > 1 ? 6 : 50, points.length > 1 ? 100 : 50],
  );
  const at = (point: TrendPoint) => x(point.key) ?? 0;
  const band = area<TrendPoint>()
    .defined(hasScore)
    .x(at)
    .y0((point) => y(shownEstimate(point.estimate)?.low ?? norm))
    .y1((point) => y(shownEstimate(point.estimate)?.high ?? norm));
  const through = line<TrendPoint>()
    .defined(hasScore)
    .x(at)
    .y((point) => y(shownEstimate(point.estimate)?.estimate ?? norm));
  const newest = points.at(-1);
  const newestShown = newest && shownEstimate(newest.estimate);

  return (
    <svg className="chart chart-end" role="img" aria-label={label} height={height}>
      {axis.ticks
        .filter((tick) => Math.abs(y(tick) - y(norm)) > 1)
        .map((tick) => (
          <Fragment key={tick}>
            <line className="grid" x1="0" x2="100%" y1={y(tick)} y2={y(tick)} />
            <text x="0" y={y(tick) - 5}>
              {words.figure(tick)}
            </text>
          </Fragment>
        ))}
      <line className="base" x1="0" x2="100%" y1={bottom} y2={bottom} />
      <svg width="100%" height={height} viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" overflow="visible">
        <path className="band" d={band(points) ?? ''} />
        <path className="line" d={through(points) ?? ''} />
      </svg>
      <line className="norm" x1="0" x2="100%" y1={y(norm)} y2={y(norm)} />
      <text className="ink" x="100%" dx="10" y={y(norm) + 4 + nudge(y(norm), newestShown && y(newestShown.estimate))}>
        {say('trend.norm', { norm: words.figure(norm) })}
      </text>
      {points.map((point, index) => (
        <PointMarks
          key={point.key}
          point={point}
          x={at(point)}
          y={y}
          isLast={point === newest}
          isMinor={isMinor(index, points.length)}
          count={isToCome ? 'none' : index === 0 ? 'named' : 'plain'}
        />
      ))}
      {isToCome && points[0] ? (
        <>
          <circle className="dot-open" cx={`${at(points[0])}%`} cy={y(norm + words.step / 2)} r="5" />
          <text className="ink" x={`${at(points[0])}%`} dx="12" y={y(norm + words.step / 2) + 4}>
            {say('trend.first-answer')}
          </text>
        </>
      ) : null}
      {newestShown ? (
        <text className="value" x="100%" dx="10" y={y(newestShown.estimate) + 5}>
          {words.figure(newestShown.estimate)}
        </text>
      ) : null}
    </svg>
  );
}

type MarksProps = Readonly<{
  point: TrendPoint;
  x: number;
  y: (score: number) => number;
  isLast: boolean;
  isMinor: boolean;
  /** The first count says what it is: n 71. */
  count: 'named' | 'plain' | 'none';
}>;

function PointMarks({ point, x, y, isLast, isMinor: minor, count }: MarksProps) {
  const { estimate } = point;
  const shown = shownEstimate(estimate);
  const at = `${x.toFixed(2)}%`;
  const labelClass = minor && !isLast ? 'wide-only' : undefined;
  return (
    <>
      {shown ? (
        <circle
          className={estimate.display === 'full' ? 'dot' : 'dot-open'}
          cx={at}
          cy={y(shown.estimate)}
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

function hasScore(point: TrendPoint): boolean {
  return shownEstimate(point.estimate) !== undefined;
}

function rangeOf(estimate: EstimateView): readonly number[] {
  const shown = shownEstimate(estimate);
  return shown ? [shown.low, shown.high] : [];
}

/** On a phone every second label goes; counted from the newest, which always stays. */
function isMinor(index: number, length: number): boolean {
  return length > 6 && (length - 1 - index) % 2 === 1;
}

/** Keeps the norm's name clear of the newest value beside it. */
function nudge(normY: number, valueY: number | undefined): number {
  if (valueY === undefined || Math.abs(normY - valueY) > 17) return 0;
  return normY >= valueY ? 17 - (normY - valueY) : -(17 - (valueY - normY));
}
