import { axisAround } from '@voldaan/domain/metrics/axis';
import '../../ui/chart.css';
import { scaleLinear } from 'd3-scale';
import { area, curveStepAfter, line } from 'd3-shape';
import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { GridLines } from '../../ui/grid-lines.tsx';
import type { CurvePoint, DrawnCurve } from './survival-curves.ts';

type Props = Readonly<{
  curves: readonly DrawnCurve[];
  isRising: boolean;
  /** The drawing as a sentence. */
  label: string;
}>;

const height = 290;
const top = 18;
const bottom = 246;
const labelGap = 17;
/** The first of the curves has no room to its left: grid figures stand there. */
const left = 9;

/** Shares over the days since the answer: steps with their bands, each with its name at its end and a line of its own kind. */
export function SurvivalChart({ curves, isRising, label }: Props) {
  const say = useSay();
  const format = useFormat();
  const points = curves.flatMap((curve) => curve.points);
  const lastDay = Math.max(30, ...points.map(({ day }) => day));
  const axis = axisAround([isRising ? 0 : 1, ...points.flatMap(({ low, high }) => [low, high])], {
    bounds: [0, 1],
    step: 0.05,
  });
  const x = scaleLinear([0, lastDay], [left, 100]);
  const y = scaleLinear([axis.from, axis.to], [bottom, top]);
  const ends = spread(curves.map((curve) => y(curve.points.at(-1)?.share ?? axis.from)));
  return (
    <svg className="chart chart-end survival" role="img" aria-label={label} height={height}>
      <GridLines ticks={axis.ticks} y={y} figure={format.percent} />
      <line className="base" x1="0" x2="100%" y1={bottom} y2={bottom} />
      <Steps curves={curves} x={x} y={y} />
      {curves.map((curve, place) => (
        <text
          key={curve.class}
          className={`curve-name curve-${curve.class}`}
          x="100%"
          dx="8"
          y={(ends[place] ?? 0) + 4}
        >
          {say(`loyalty-class.${curve.class}`)}
        </text>
      ))}
      {ticksOf(lastDay).map((day, place, all) => (
        <text
          key={day}
          className={place % 2 === 1 && place < all.length - 1 ? 'wide-only' : undefined}
          x={`${x(day).toFixed(2)}%`}
          y="264"
          textAnchor="middle"
        >
          {format.number(day)}
        </text>
      ))}
      <text x="100%" y="284" textAnchor="end">
        {say('loyalty.days-axis')}
      </text>
    </svg>
  );
}

type StepsProps = Readonly<{ curves: readonly DrawnCurve[]; x: (day: number) => number; y: (share: number) => number }>;

function Steps({ curves, x, y }: StepsProps) {
  const band = area<CurvePoint>()
    .curve(curveStepAfter)
    .x(({ day }) => x(day))
    .y0(({ low }) => y(low))
    .y1(({ high }) => y(high));
  const through = line<CurvePoint>()
    .curve(curveStepAfter)
    .x(({ day }) => x(day))
    .y(({ share }) => y(share));
  return (
    <svg
      aria-hidden="true"
      width="100%"
      height={height}
      viewBox={`0 0 100 ${height}`}
      preserveAspectRatio="none"
      overflow="visible"
    >
      {curves.map((curve) => (
        <path key={curve.class} className={`curve-band curve-${curve.class}`} d={band(curve.points) ?? ''} />
      ))}
      {curves.map((curve) => (
        <path key={curve.class} className={`curve curve-${curve.class}`} d={through(curve.points) ?? ''} />
      ))}
    </svg>
  );
}

/** Every month, every second, every third: at most seven. */
function ticksOf(lastDay: number): readonly number[] {
  const stride = Math.max(1, Math.ceil(lastDay / 30 / 6)) * 30;
  return Array.from({ length: Math.floor(lastDay / stride) + 1 }, (_, place) => place * stride);
}

/** Names that would lie over each other move apart, in the order in which they stand. */
function spread(places: readonly number[]): readonly number[] {
  const order = places.map((place, index) => ({ place, index })).toSorted((one, other) => one.place - other.place);
  let last = -Infinity;
  const moved = new Map<number, number>();
  for (const { place, index } of order) {
    last = Math.max(place, last + labelGap);
    moved.set(index, last);
  }
  const over = Math.max(0, last - bottom);
  return places.map((place, index) => (moved.get(index) ?? place) - over);
}
