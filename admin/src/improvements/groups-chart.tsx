import '../ui/chart.css';
import { axisAround } from '@voldaan/domain/metrics/axis';
import { scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import { Fragment } from 'react';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import type { ScoreWords } from '../metrics/score-words.ts';
import { type EstimateView, type ShownEstimate, shownEstimate } from '../ui/estimate.tsx';
import type { ImprovementEffect } from './improvement-requests.ts';

type Props = Readonly<{ effect: ImprovementEffect; words: ScoreWords }>;
type Stretch = ImprovementEffect['periods'][number];
type Point = Readonly<{ stretch: Stretch; shown: ShownEstimate }>;

const height = 330;
const top = 34;
const bottom = 286;

/** Both groups, stretch by stretch of the calendar: circles with the action, squares without, the start between them. */
export function GroupsChart({ effect, words }: Props) {
  const say = useSay();
  const format = useFormat();
  const treated = pointsOf(effect, 'treated');
  const comparison = pointsOf(effect, 'comparison');
  const all = [...treated, ...comparison].flatMap(({ shown }) => [shown.low, shown.high]);
  if (all.length === 0) return null;
  const axis = axisAround(all, words);
  const x = scalePoint<number>(
    effect.periods.map(({ period }) => period),
    effect.periods.length > 1 ? [5, 96] : [50, 50],
  );
  const y = scaleLinear([axis.from, axis.to], [bottom, top]);
  const at = (period: number) => x(period) ?? 0;
  const start = (at(-1) + at(0)) / 2;
  const through = line<Point>()
    .x(({ stretch }) => at(stretch.period))
    .y(({ shown }) => y(shown.estimate));
  return (
    <svg className="chart chart-groups" role="img" aria-label={say('improvements.course-said')} height={height}>
      {axis.ticks.map((tick) => (
        <Fragment key={tick}>
          <line className="grid" x1="0" x2="100%" y1={y(tick)} y2={y(tick)} />
          <text x="0" y={y(tick) - 5}>
            {words.figure(tick)}
          </text>
        </Fragment>
      ))}
      {effect.periods.some(({ period }) => period < 0) && effect.periods.some(({ period }) => period >= 0) ? (
        <>
          <line className="base" x1={`${start}%`} x2={`${start}%`} y1="6" y2={bottom} />
          <text className="ink" x={`${start}%`} y="16" dx="7">
            {say('improvements.start-mark')}
          </text>
        </>
      ) : null}
      <svg
        aria-hidden="true"
        width="100%"
        height={height}
        viewBox={`0 0 100 ${height}`}
        preserveAspectRatio="none"
        overflow="visible"
      >
        <path className="line line-compared" d={through(comparison) ?? ''} />
        <path className="line" d={through(treated) ?? ''} />
      </svg>
      {comparison.map(({ stretch, shown }) => (
        <g key={stretch.period}>
          <line
            className="whisker whisker-muted"
            x1={`${at(stretch.period)}%`}
            x2={`${at(stretch.period)}%`}
            y1={y(shown.low)}
            y2={y(shown.high)}
          />
          <rect
            className="dot-compared"
            x={`${at(stretch.period)}%`}
            y={y(shown.estimate) - 3.5}
            width="7"
            height="7"
            transform="translate(-3.5 0)"
          />
        </g>
      ))}
      {treated.map(({ stretch, shown }) => (
        <g key={stretch.period}>
          <line
            className="whisker"
            x1={`${at(stretch.period)}%`}
            x2={`${at(stretch.period)}%`}
            y1={y(shown.low)}
            y2={y(shown.high)}
          />
          <circle className="dot" cx={`${at(stretch.period)}%`} cy={y(shown.estimate)} r="4" />
        </g>
      ))}
      <EndLabel
        point={treated.at(-1)}
        other={comparison.at(-1)}
        y={y}
        className="value"
        text={say('improvements.with')}
      />
      <EndLabel
        point={comparison.at(-1)}
        other={treated.at(-1)}
        y={y}
        className="ink"
        text={say('improvements.without')}
      />
      <line className="base" x1="0" x2="100%" y1={bottom} y2={bottom} />
      {effect.periods.map(({ period, from }, index) => (
        <text
          key={period}
          className={index % 2 === 0 ? undefined : 'wide-only'}
          x={`${at(period)}%`}
          y="308"
          textAnchor="middle"
        >
          {format.shortDay(from)}
        </text>
      ))}
    </svg>
  );
}

type EndProps = Readonly<{
  point: Point | undefined;
  other: Point | undefined;
  y: (score: number) => number;
  className: string;
  text: string;
}>;

/** The name of a line at its end; two that end close together keep out of each other's way. */
function EndLabel({ point, other, y, className, text }: EndProps) {
  if (point === undefined) return null;
  const own = y(point.shown.estimate);
  const gap = other === undefined ? 99 : own - y(other.shown.estimate);
  const nudge = Math.abs(gap) >= 18 ? 0 : (gap >= 0 ? 1 : -1) * ((18 - Math.abs(gap)) / 2);
  return (
    <text className={className} x="100%" dx="8" y={own + 5 + nudge}>
      {text}
    </text>
  );
}

/** The same as figures, for whoever does not see the drawing. */
export function GroupsTable({ effect, words }: Props) {
  const say = useSay();
  const format = useFormat();
  return (
    <details className="chart-table">
      <summary>{say('trend.as-table')}</summary>
      <table>
        <caption className="unseen">{say('improvements.course-said')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('improvements.from')}</th>
            <th scope="col">{say('improvements.with')}</th>
            <th scope="col">{say('improvements.without')}</th>
          </tr>
        </thead>
        <tbody>
          {effect.periods.map((stretch) => (
            <tr key={stretch.period}>
              <th scope="row">{format.day(stretch.from)}</th>
              <td>
                <FigureWords value={stretch.treated} words={words} />
              </td>
              <td>
                <FigureWords value={stretch.comparison} words={words} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function FigureWords({ value, words }: Readonly<{ value: EstimateView; words: ScoreWords }>) {
  const say = useSay();
  const shown = shownEstimate(value);
  const answers = say('estimate.answers', { n: value.n });
  if (shown === undefined) return <span className="muted">{answers}</span>;
  return (
    <>
      {words.figure(shown.estimate)}{' '}
      <small>
        {say('estimate.between', { low: words.figure(shown.low), high: words.figure(shown.high) })}, {answers}
      </small>
    </>
  );
}

function pointsOf(effect: ImprovementEffect, side: 'treated' | 'comparison'): readonly Point[] {
  return effect.periods.flatMap((stretch) => {
    const shown = shownEstimate(stretch[side]);
    return shown === undefined ? [] : [{ stretch, shown }];
  });
}
