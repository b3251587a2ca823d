import './chart.css';
import './whisker.css';
import type { Axis } from '@voldaan/domain/metrics/axis';
import { scaleLinear } from 'd3-scale';
import type { ShownEstimate } from './estimate.tsx';

/** One axis for all rows of a table. */
export type WhiskerAxis = Axis;

type AxisProps = Readonly<{
  axis: WhiskerAxis;
  figure: (value: number) => string;
  /** The dotted line through all rows, and its name: norm 7,5, or the total. */
  norm?: number | undefined;
  normLabel?: string;
}>;

const rowHeight = 40;
const headHeight = 34;

/** The head of a column of whiskers: the figures of the axis, and the norm with its name above its line. */
export function WhiskerAxisHead({ axis, figure, norm, normLabel }: AxisProps) {
  const place = placeOn(axis);
  const isClear = (tick: number) => norm === undefined || Math.abs(place(tick) - place(norm)) > 12;
  return (
    <svg className="chart" height={headHeight} aria-hidden="true">
      {norm === undefined ? null : (
        <>
          <text className="ink" x={percent(place(norm))} y="12" textAnchor={anchorAt(place(norm))}>
            {normLabel}
          </text>
          <line className="norm" x1={percent(place(norm))} x2={percent(place(norm))} y1="17" y2={headHeight} />
        </>
      )}
      {axis.ticks.filter(isClear).map((tick, index, shown) => (
        <text
          key={tick}
          className={index === 0 || index === shown.length - 1 ? undefined : 'wide-only'}
          x={percent(place(tick))}
          y="28"
          textAnchor="middle"
        >
          {figure(tick)}
        </text>
      ))}
    </svg>
  );
}

type Props = Readonly<{
  axis: WhiskerAxis;
  /** Undefined draws the norm line alone: a row without a figure, through which the line still runs. */
  value: ShownEstimate | undefined;
  norm?: number | undefined;
  /** Nothing was shown of it: an open dot on a dashed whisker. */
  isUndecided?: boolean;
}>;

/** The one motif for uncertainty, in a row: dot, whisker with its ends, dotted norm line. The row's own cells say it in figures. */
export function Whisker({ axis, value, norm, isUndecided = false }: Props) {
  const place = placeOn(axis);
  return (
    <svg className="chart" height={rowHeight} aria-hidden="true">
      {norm === undefined ? null : (
        <line className="norm" x1={percent(place(norm))} x2={percent(place(norm))} y1="0" y2={rowHeight} />
      )}
      {value === undefined ? null : <DotAndWhisker axis={axis} value={value} isUndecided={isUndecided} />}
    </svg>
  );
}

type MarkProps = Readonly<{ axis: WhiskerAxis; value: ShownEstimate; isUndecided: boolean }>;

/** An end that lies beyond the axis has no mark: the whisker runs on. */
function DotAndWhisker({ axis, value, isUndecided }: MarkProps) {
  const place = placeOn(axis);
  const line = isUndecided ? 'whisker whisker-faint' : 'whisker';
  const ends = (['low', 'high'] as const).filter((end) => value[end] >= axis.from && value[end] <= axis.to);
  const middle = rowHeight / 2;
  return (
    <>
      <line
        className={isUndecided ? `${line} whisker-open` : line}
        x1={percent(place(value.low))}
        x2={percent(place(value.high))}
        y1={middle}
        y2={middle}
      />
      {ends.map((end) => (
        <line
          key={end}
          className={line}
          x1={percent(place(value[end]))}
          x2={percent(place(value[end]))}
          y1={middle - 4}
          y2={middle + 4}
        />
      ))}
      <circle
        className={isUndecided ? 'dot-open-faint' : 'dot'}
        cx={percent(place(value.estimate))}
        cy={middle}
        r="5"
      />
    </>
  );
}

function placeOn({ from, to }: WhiskerAxis): (value: number) => number {
  return scaleLinear([from, to], [0, 100]).clamp(true);
}

function percent(place: number): string {
  return `${place.toFixed(2)}%`;
}

function anchorAt(place: number): 'start' | 'middle' | 'end' {
  if (place < 12) return 'start';
  return place > 88 ? 'end' : 'middle';
}
