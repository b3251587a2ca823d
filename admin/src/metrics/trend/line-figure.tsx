import { area, line } from 'd3-shape';
import { useSay } from '../../catalogue/text.tsx';
import { shownEstimate } from '../../ui/estimate.tsx';
import type { ScoreWords } from '../score-words.ts';
import {
  BreakMark,
  EventMarks,
  NewestValue,
  percent,
  Stretched,
  scoreOf,
  TimeGrid,
  TimeLabels,
} from './time-frame.tsx';
import { nudge, plotHeight, type TimePlot, timePlot } from './time-plot.ts';
import type { ChartEvent, Trend, TrendPoint } from './trend-requests.ts';

type Props = Readonly<{
  trend: Trend;
  /** Oldest first, as they are numbered in the list. */
  events: readonly ChartEvent[];
  words: ScoreWords;
  /** The drawing as a sentence. */
  label: string;
}>;

/** A score over time: line and band, the norm with its steps, what happened, and breaks where the question changed. */
export function LineFigure({ trend, events, words, label }: Props) {
  const before = trend.breaks.flatMap(({ points }) => points);
  const all = [...before, ...trend.points];
  const norms = trend.norm_line.map(({ value }) => value);
  const plot = timePlot(
    { days: all.map(({ from }) => from), scores: [...norms, ...all.flatMap(({ estimate }) => rangeOf(estimate))] },
    words,
  );
  const [newestBreak] = trend.breaks;
  return (
    <svg className="chart chart-end" role="img" aria-label={label} height={plotHeight}>
      <TimeGrid plot={plot} words={words} apart={norms} />
      <EventMarks plot={plot} events={events} />
      {newestBreak === undefined || trend.points.length === 0 ? null : <BreakMark plot={plot} day={newestBreak.day} />}
      {trend.breaks.map(({ before: question, points }) => (
        <BandAndLine key={question} plot={plot} points={points} isBefore />
      ))}
      <BandAndLine plot={plot} points={trend.points} />
      <NormSteps plot={plot} trend={trend} words={words} />
      <Dots plot={plot} points={before} />
      <Dots plot={plot} points={trend.points} />
      <TimeLabels plot={plot} points={all} interval={trend.interval} />
    </svg>
  );
}

type LineProps = Readonly<{ plot: TimePlot; points: readonly TrendPoint[]; isBefore?: boolean }>;

function BandAndLine({ plot, points, isBefore = false }: LineProps) {
  const scoreAt = (point: TrendPoint, part: 'low' | 'estimate' | 'high') =>
    plot.y(shownEstimate(point.estimate)?.[part] ?? 0);
  const hasScore = ({ estimate }: TrendPoint) => shownEstimate(estimate) !== undefined;
  const band = area<TrendPoint>()
    .defined(hasScore)
    .x(({ from }) => plot.x(from))
    .y0((point) => scoreAt(point, 'low'))
    .y1((point) => scoreAt(point, 'high'));
  const through = line<TrendPoint>()
    .defined(hasScore)
    .x(({ from }) => plot.x(from))
    .y((point) => scoreAt(point, 'estimate'));
  return (
    <Stretched>
      <path className="band" d={band(points) ?? ''} />
      <path className={isBefore ? 'line line-before' : 'line'} d={through(points) ?? ''} />
    </Stretched>
  );
}

/** The norm as it was set at the time: a step where it changed, its name at the end. */
function NormSteps({ plot, trend, words }: Readonly<{ plot: TimePlot; trend: Trend; words: ScoreWords }>) {
  const say = useSay();
  const last = trend.norm_line.at(-1);
  const newest = scoreOf(trend.points.at(-1));
  if (last === undefined) return newest === undefined ? null : <NewestValue plot={plot} value={newest} words={words} />;
  const normY = plot.y(last.value);
  const newestY = newest === undefined ? undefined : plot.y(newest);
  return (
    <>
      {trend.norm_line.map(({ from, to, value }, index) => (
        <line
          key={from}
          className="norm"
          x1={index === 0 ? '0' : percent(plot.x(from))}
          x2={to === last.to ? '100%' : percent(plot.x(to))}
          y1={plot.y(value)}
          y2={plot.y(value)}
        />
      ))}
      <text className="ink" x="100%" dx="10" y={normY + 4 + nudge(normY, newestY)}>
        {say('trend.norm', { norm: words.figure(last.value) })}
      </text>
      {newest === undefined ? null : <NewestValue plot={plot} value={newest} words={words} />}
    </>
  );
}

/** A period between two without a score has no band to lie in; it keeps its interval as a whisker. */
function Dots({ plot, points }: LineProps) {
  const isSmall = points.length > 40;
  return points.map((point, index) => {
    const shown = shownEstimate(point.estimate);
    if (shown === undefined) return null;
    const isAlone = [points[index - 1], points[index + 1]].every((other) => scoreOf(other) === undefined);
    const at = percent(plot.x(point.from));
    return (
      <g key={point.from}>
        {isAlone ? <line className="whisker" x1={at} x2={at} y1={plot.y(shown.low)} y2={plot.y(shown.high)} /> : null}
        <circle
          className={point.estimate.display === 'full' ? 'dot' : 'dot-open'}
          cx={at}
          cy={plot.y(shown.estimate)}
          r={index === points.length - 1 ? 4.5 : isSmall ? 2 : 3}
        />
      </g>
    );
  });
}

function rangeOf(estimate: TrendPoint['estimate']): readonly number[] {
  const shown = shownEstimate(estimate);
  return shown ? [shown.low, shown.high] : [];
}
