import { line } from 'd3-shape';
import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { NewestValue, percent, Stretched, TimeGrid } from '../../metrics/trend/time-frame.tsx';
import { labelStrides, nudge, plotHeight, type TimePlot, timePlot } from '../../metrics/trend/time-plot.ts';
import { useIntervalName } from '../../metrics/trend/time-words.ts';
import type { Interval, Rate } from './analysis-requests.ts';
import { rateWords } from './rate-words.ts';

type Props = Readonly<{
  rate: Rate;
  interval: Interval;
  /** The drawing as a sentence. */
  label: string;
}>;

type Point = Readonly<{ from: string; value: number; lower: number | null; upper: number | null; isSignal: boolean }>;

/** What is usual, between two dashed limits of each period's own; a square is a period to look at. */
export function RateFigure({ rate, interval, label }: Props) {
  const say = useSay();
  const points = pointsOf(rate);
  const values = points.flatMap(({ value, upper }) => (upper === null ? [value] : [value, upper]));
  const words = rateWords(useFormat(), Math.max(...values));
  const plot = timePlot({ days: rate.periods.map(({ from }) => from), scores: [0, ...values] }, words);
  const { centre } = rate.control;
  const newest = points.at(-1);
  return (
    <svg className="chart chart-end" role="img" aria-label={label} height={plotHeight}>
      <TimeGrid plot={plot} words={words} apart={[]} />
      {centre === null || rate.control.reason !== null ? null : (
        <>
          <line className="centre" x1="0" x2="100%" y1={plot.y(centre)} y2={plot.y(centre)} />
          <text
            className="ink"
            x="100%"
            dx="10"
            y={plot.y(centre) + 4 + nudge(plot.y(centre), newest && plot.y(newest.value))}
          >
            {say('control.usual', { score: words.figure(centre) })}
          </text>
        </>
      )}
      <RateLines plot={plot} points={points} />
      <RateDots plot={plot} points={points} />
      {newest === undefined ? null : <NewestValue plot={plot} value={newest.value} words={words} />}
      <OrderLabels plot={plot} rate={rate} interval={interval} />
    </svg>
  );
}

function pointsOf({ periods, control }: Rate): readonly Point[] {
  return periods.flatMap(({ from, rate, orders }, index) => {
    if (rate.estimate === null || orders === 0) return [];
    const { lower = null, upper = null } = control.limits[index] ?? {};
    return [{ from, value: rate.estimate, lower, upper, isSignal: control.signals.some((one) => one.from === from) }];
  });
}

type DrawnProps = Readonly<{ plot: TimePlot; points: readonly Point[] }>;

function RateLines({ plot, points }: DrawnProps) {
  const through = (read: (point: Point) => number | null) =>
    line<Point>()
      .x(({ from }) => plot.x(from))
      .y((point) => plot.y(read(point) ?? 0))(points.filter((point) => read(point) !== null)) ?? '';
  return (
    <Stretched>
      <path className="limit" d={through(({ upper }) => upper)} />
      <path className="limit" d={through(({ lower }) => lower)} />
      <path className="line" d={through(({ value }) => value)} />
    </Stretched>
  );
}

function RateDots({ plot, points }: DrawnProps) {
  return points.map(({ from, value, isSignal }) =>
    isSignal ? (
      <rect
        key={from}
        className="dot"
        x={percent(plot.x(from))}
        y={plot.y(value) - 6}
        width="12"
        height="12"
        transform="translate(-6 0)"
      />
    ) : (
      <circle key={from} className="dot" cx={percent(plot.x(from))} cy={plot.y(value)} r="3" />
    ),
  );
}

/** Under the axis the name of the interval and how many complaints it had. */
function OrderLabels({ plot, rate, interval }: Readonly<{ plot: TimePlot; rate: Rate; interval: Interval }>) {
  const nameOf = useIntervalName(interval);
  const { periods } = rate;
  const strides = labelStrides(periods.length, interval !== 'month');
  const shown = periods.filter((_, index) => (periods.length - 1 - index) % strides.wide === 0);
  return shown.map(({ from, complaints }, index) => {
    const age = shown.length - 1 - index;
    const isWide = age % Math.ceil(strides.narrow / strides.wide) !== 0;
    return (
      <g key={from} className={isWide ? 'wide-only' : undefined}>
        <text x={percent(plot.x(from))} y="274" textAnchor="middle">
          {nameOf(from)}
        </text>
        <text x={percent(plot.x(from))} y="293" textAnchor="middle">
          {index === 0 ? `n ${complaints}` : complaints}
        </text>
      </g>
    );
  });
}
