import '../ui/chart.css';
import './gap-whisker.css';
import { scaleLinear } from 'd3-scale';
import type { ShownEstimate } from '../ui/estimate.tsx';
import type { WhiskerAxis } from '../ui/whisker.tsx';

type Props = Readonly<{
  axis: WhiskerAxis;
  experienced: ShownEstimate | undefined;
  /** Undefined where nothing was expected that can be set beside it. */
  expected: ShownEstimate | undefined;
  norm?: number | undefined;
  /** Neither better nor worse than expected was shown. */
  isUndecided: boolean;
}>;

const rowHeight = 40;

/** In a row: a dash for what was expected, a dot with its whisker for what came of it, and the gap between the two. */
export function GapWhisker({ axis, experienced, expected, norm, isUndecided }: Props) {
  const scale = scaleLinear([axis.from, axis.to], [0, 100]).clamp(true);
  const place = (value: number) => `${scale(value).toFixed(2)}%`;
  const middle = rowHeight / 2;
  const line = isUndecided ? 'whisker whisker-faint' : 'whisker';
  return (
    <svg className="chart" height={rowHeight} aria-hidden="true">
      {norm === undefined ? null : <line className="norm" x1={place(norm)} x2={place(norm)} y1="0" y2={rowHeight} />}
      {experienced === undefined ? null : (
        <>
          {expected === undefined ? null : (
            <line
              className={experienced.estimate < expected.estimate ? 'gap-bar gap-short' : 'gap-bar'}
              x1={place(experienced.estimate)}
              x2={place(expected.estimate)}
              y1={middle}
              y2={middle}
            />
          )}
          <line className={line} x1={place(experienced.low)} x2={place(experienced.high)} y1={middle} y2={middle} />
          <circle
            className={isUndecided ? 'dot-open-faint' : 'dot'}
            cx={place(experienced.estimate)}
            cy={middle}
            r="5"
          />
        </>
      )}
      {expected === undefined ? null : (
        <line
          className="gap-expected"
          x1={place(expected.estimate)}
          x2={place(expected.estimate)}
          y1={middle - 9}
          y2={middle + 9}
        />
      )}
    </svg>
  );
}

/** What the marks of a row mean, above the first of them. */
export function GapKey({ experienced, expected }: Readonly<{ experienced: string; expected: string }>) {
  return (
    <p className="gap-key">
      <span>
        <svg className="chart" width="14" height="14" aria-hidden="true">
          <circle className="dot" cx="7" cy="7" r="5" />
        </svg>
        {experienced}
      </span>
      <span>
        <svg className="chart" width="14" height="14" aria-hidden="true">
          <line className="gap-expected" x1="7" x2="7" y1="0" y2="14" />
        </svg>
        {expected}
      </span>
    </p>
  );
}
