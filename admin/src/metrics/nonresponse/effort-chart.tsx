import { axisAround } from '@voldaan/domain/metrics/axis';
import '../../ui/chart.css';
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { type ShownEstimate, shownEstimate } from '../../ui/estimate.tsx';
import { GridLines } from '../../ui/grid-lines.tsx';
import { TableScroll } from '../../ui/table-scroll.tsx';
import type { ScoreWords } from '../score-words.ts';
import { ScoreCells, TwinHead } from '../twin-cells.tsx';
import type { Nonresponse } from './nonresponse-requests.ts';

type Points = NonNullable<Nonresponse['effort']>['points'];
type Drawn = Readonly<{ day: number; n: number }> & ShownEstimate;

const height = 230;
const top = 20;
const bottom = 178;
const left = 8;

/** The score of all who had answered by each day, with its band and its twin as a table. */
export function EffortChart({ points, words }: Readonly<{ points: Points; words: ScoreWords }>) {
  const say = useSay();
  const drawn = points.flatMap(({ day, score }): Drawn[] => {
    const shown = shownEstimate(score);
    return shown ? [{ day, n: score.n, ...shown }] : [];
  });
  const [first] = drawn;
  const last = drawn.at(-1);
  if (first === undefined || last === undefined) return null;
  const label = say('nonresponse.effort-label', {
    first: words.figure(first.estimate),
    last: words.figure(last.estimate),
    day: last.day,
  });
  return (
    <>
      <Drawing drawn={drawn} words={words} label={label} />
      <details className="twin effort-twin">
        <summary>{say('trend.as-table')}</summary>
        <Twin drawn={drawn} words={words} />
      </details>
    </>
  );
}

function Drawing({ drawn, words, label }: Readonly<{ drawn: readonly Drawn[]; words: ScoreWords; label: string }>) {
  const say = useSay();
  const format = useFormat();
  const axis = axisAround(
    drawn.flatMap(({ low, high }) => [low, high]),
    words,
  );
  const lastDay = Math.max(1, ...drawn.map(({ day }) => day));
  const x = scaleLinear([0, lastDay], [left, 100]);
  const y = scaleLinear([axis.from, axis.to], [bottom, top]);
  const last = drawn.at(-1);
  const band = area<Drawn>()
    .x(({ day }) => x(day))
    .y0(({ low }) => y(low))
    .y1(({ high }) => y(high));
  const through = line<Drawn>()
    .x(({ day }) => x(day))
    .y(({ estimate }) => y(estimate));
  return (
    <svg className="chart chart-end" role="img" aria-label={label} height={height}>
      <GridLines ticks={axis.ticks} y={y} figure={words.figure} />
      <line className="base" x1="0" x2="100%" y1={bottom} y2={bottom} />
      <svg
        aria-hidden="true"
        width="100%"
        height={height}
        viewBox={`0 0 100 ${height}`}
        preserveAspectRatio="none"
        overflow="visible"
      >
        <path className="band" d={band([...drawn]) ?? ''} />
        <path className="line" d={through([...drawn]) ?? ''} />
      </svg>
      {drawn.map((point) => (
        <circle key={point.day} className="dot" cx={`${x(point.day).toFixed(2)}%`} cy={y(point.estimate)} r="3" />
      ))}
      {last ? (
        <text className="value" x="100%" dx="10" y={y(last.estimate) + 5}>
          {words.figure(last.estimate)}
        </text>
      ) : null}
      {ticksOf(lastDay).map((day) => (
        <text key={day} x={`${x(day).toFixed(2)}%`} y="196" textAnchor="middle">
          {format.number(day)}
        </text>
      ))}
      <text x="100%" y="218" textAnchor="end">
        {say('nonresponse.days-axis')}
      </text>
    </svg>
  );
}

function Twin({ drawn, words }: Readonly<{ drawn: readonly Drawn[]; words: ScoreWords }>) {
  const say = useSay();
  const format = useFormat();
  return (
    <TableScroll label={say('trend.as-table')}>
      <table>
        <TwinHead rows={say('nonresponse.by-day')} />
        <tbody>
          {drawn.map(({ day, n, ...shown }) => (
            <tr key={day}>
              <th scope="row">{say('loyalty.days', { days: day })}</th>
              <ScoreCells shown={shown} words={words} />
              <td className="end number">{format.number(n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function ticksOf(lastDay: number): readonly number[] {
  const stride = Math.max(1, Math.ceil(lastDay / 6));
  return Array.from({ length: Math.floor(lastDay / stride) + 1 }, (_, place) => place * stride);
}
