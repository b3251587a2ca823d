import './chart.css';
import './estimate.css';
import { scaleLinear } from 'd3-scale';

type Props = Readonly<{
  value: Readonly<{ estimate: number; low: number; high: number }>;
  norm: number;
  normLabel: string;
  axis: Readonly<{ from: number; to: number; ticks: readonly number[] }>;
  figure: (value: number) => string;
  /** The drawing as a sentence. */
  label: string;
  isMuted?: boolean;
}>;

/** The one motif for uncertainty: dot, whisker, dotted norm line with its name. */
export function Ruler({ value, norm, normLabel, axis, figure, label, isMuted = false }: Props) {
  const x = scaleLinear([axis.from, axis.to], [0, 100]).clamp(true);
  const at = (score: number) => `${x(score).toFixed(2)}%`;
  const isClear = (tick: number) => Math.abs(x(tick) - x(norm)) > 22;
  return (
    <svg className="chart ruler" height="56" role="img" aria-label={label}>
      <line className="base" x1="0" x2="100%" y1="32" y2="32" />
      {axis.ticks.map((tick) => (
        <line className="base" key={tick} x1={at(tick)} x2={at(tick)} y1="26" y2="32" />
      ))}
      <line className="norm" x1={at(norm)} x2={at(norm)} y1="0" y2="32" />
      <line
        className={isMuted ? 'whisker-wide whisker-muted' : 'whisker-wide'}
        x1={at(value.low)}
        x2={at(value.high)}
        y1="14"
        y2="14"
      />
      <circle className={isMuted ? 'dot-open' : 'dot'} cx={at(value.estimate)} cy="14" r="6" />
      {axis.ticks
        .filter((tick, index) => isClear(tick) && (axis.ticks.length < 5 || index % 2 === 0))
        .map((tick) => (
          <text key={tick} x={at(tick)} y="50" textAnchor={anchorAt(x(tick))}>
            {figure(tick)}
          </text>
        ))}
      <text className="ink" x={at(norm)} y="50" textAnchor={anchorAt(x(norm))}>
        {normLabel}
      </text>
    </svg>
  );
}

function anchorAt(percent: number): 'start' | 'middle' | 'end' {
  if (percent < 12) return 'start';
  return percent > 88 ? 'end' : 'middle';
}
