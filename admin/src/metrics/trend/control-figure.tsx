import { line } from 'd3-shape';
import { useSay } from '../../catalogue/text.tsx';
import { shownEstimate } from '../../ui/estimate.tsx';
import type { ScoreWords } from '../score-words.ts';
import { EventMarks, NewestValue, percent, Stretched, scoreOf, TimeGrid, TimeLabels } from './time-frame.tsx';
import { nudge, plotHeight, type TimePlot, timePlot } from './time-plot.ts';
import type { ChartEvent, ControlChart, Trend, TrendPoint } from './trend-requests.ts';

type Props = Readonly<{
  trend: Trend;
  control: ControlChart;
  events: readonly ChartEvent[];
  words: ScoreWords;
  /** The drawing as a sentence. */
  label: string;
}>;

/** What is usual, between two dashed limits; a square is a period to look at, and no more than that. */
export function ControlFigure({ trend, control, events, words, label }: Props) {
  const say = useSay();
  const { points } = trend;
  const scores = points.flatMap(({ estimate }) => shownEstimate(estimate)?.estimate ?? []);
  const limits = control.points.flatMap(({ lower, upper }) => [lower, upper].filter((limit) => limit !== null));
  const plot = timePlot({ days: points.map(({ from }) => from), scores: [...scores, ...limits] }, words);
  const { centre } = control;
  const newest = scoreOf(points.at(-1));
  return (
    <svg className="chart chart-end" role="img" aria-label={label} height={plotHeight}>
      <TimeGrid plot={plot} words={words} apart={[]} />
      <EventMarks plot={plot} events={events} />
      {centre === null || control.reason !== null ? null : (
        <>
          <line className="centre" x1="0" x2="100%" y1={plot.y(centre)} y2={plot.y(centre)} />
          <text
            className="ink"
            x="100%"
            dx="10"
            y={plot.y(centre) + 4 + nudge(plot.y(centre), newest === undefined ? undefined : plot.y(newest))}
          >
            {say('control.usual', { score: words.figure(centre) })}
          </text>
        </>
      )}
      <ControlLines plot={plot} points={points} control={control} />
      <ControlDots plot={plot} points={points} control={control} />
      {newest === undefined ? null : <NewestValue plot={plot} value={newest} words={words} />}
      <TimeLabels plot={plot} points={points} interval={trend.interval} />
    </svg>
  );
}

type DrawnProps = Readonly<{ plot: TimePlot; points: readonly TrendPoint[]; control: ControlChart }>;
type Limit = ControlChart['points'][number];

/** From one period with a score to the next: a week without answers says nothing, and breaks nothing. */
function ControlLines({ plot, points, control }: DrawnProps) {
  const limitLine = (part: 'lower' | 'upper' | 'ewma') =>
    line<Limit>()
      .x(({ from }) => plot.x(from))
      .y((point) => plot.y(point[part] ?? 0))(control.points.filter((point) => point[part] !== null)) ?? '';
  const through = line<TrendPoint>()
    .x(({ from }) => plot.x(from))
    .y((point) => plot.y(scoreOf(point) ?? 0));
  return (
    <Stretched>
      <path className="limit" d={limitLine('upper')} />
      <path className="limit" d={limitLine('lower')} />
      <path className="drift" d={limitLine('ewma')} />
      <path className="line" d={through(points.filter((point) => scoreOf(point) !== undefined)) ?? ''} />
    </Stretched>
  );
}

function ControlDots({ plot, points, control }: DrawnProps) {
  return points.map((point) => {
    const score = scoreOf(point);
    if (score === undefined) return null;
    const isSignal = control.signals.some(({ from }) => from === point.from);
    const at = percent(plot.x(point.from));
    return isSignal ? (
      <rect
        key={point.from}
        className="dot"
        x={at}
        y={plot.y(score) - 6}
        width="12"
        height="12"
        transform="translate(-6 0)"
      />
    ) : (
      <circle key={point.from} className="dot" cx={at} cy={plot.y(score)} r={points.length > 40 ? 2 : 3} />
    );
  });
}
