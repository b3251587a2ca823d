import '../ui/chart.css';
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { Fragment } from 'react';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import type { Sharpness, SharpnessPoint } from './sharpness.ts';

type Props = Readonly<{
  sharpness: Sharpness;
  /** A margin as the norm itself is written: 0,2 or 5 %. */
  figure: (margin: number) => string;
}>;

const height = 210;
const top = 24;
const bottom = 176;
/** Closer than this, in percent of the width, a tick's number would touch the chosen one. */
const tickClear = 11;

/** How sharp the answer is for every number of answers, with the chosen number on the curve. */
export function MarginCurve({ sharpness, figure }: Props) {
  const say = useSay();
  const format = useFormat();
  const { points, chosen, answerTicks, marginTicks } = sharpness;
  const first = points[0]?.answers ?? 0;
  const x = scaleLinear([first, points.at(-1)?.answers ?? 1], [10, 98]).clamp(true);
  const y = scaleLinear([0, points[0]?.margin ?? 1], [bottom, top]);
  const through = line<SharpnessPoint>()
    .x(({ answers }) => x(answers))
    .y(({ margin }) => y(margin));
  const at = `${x(chosen.answers).toFixed(2)}%`;
  const words = say('study.margin-at', { margin: figure(chosen.margin), answers: chosen.answers });
  const isLate = x(chosen.answers) > 56;
  return (
    <svg className="chart" role="img" aria-label={words} height={height}>
      {marginTicks.map((tick) => (
        <Fragment key={tick}>
          <line className="grid" x1="0" x2="100%" y1={y(tick)} y2={y(tick)} />
          <text x="0" y={y(tick) - 4}>
            {figure(tick)}
          </text>
        </Fragment>
      ))}
      <line className="base" x1="0" x2="100%" y1={bottom} y2={bottom} />
      <svg aria-hidden="true" width="100%" height={height} viewBox={`0 0 100 ${height}`} preserveAspectRatio="none">
        <path className="line" d={through(points) ?? ''} />
      </svg>
      <line className="whisker-thin" x1={at} x2={at} y1={y(chosen.margin)} y2={bottom} />
      <circle className="dot" cx={at} cy={y(chosen.margin)} r="6" />
      <text
        className="ink-bold halo"
        x={at}
        dx={isLate ? 4 : 10}
        y={y(chosen.margin) - (isLate ? 14 : 9)}
        textAnchor={isLate ? 'end' : 'start'}
      >
        {words}
      </text>
      {answerTicks
        .filter((tick) => Math.abs(x(tick) - x(chosen.answers)) > tickClear)
        .map((tick) => (
          <text key={tick} x={`${x(tick).toFixed(2)}%`} y="195" textAnchor={anchorAt(x(tick))}>
            {format.number(tick)}
          </text>
        ))}
      <text className="ink-bold" x={at} y="195" textAnchor={anchorAt(x(chosen.answers))}>
        {format.number(chosen.answers)}
      </text>
    </svg>
  );
}

function anchorAt(percent: number): 'middle' | 'end' {
  return percent > 90 ? 'end' : 'middle';
}
