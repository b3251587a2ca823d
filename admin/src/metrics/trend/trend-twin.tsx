import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { shownEstimate } from '../../ui/estimate.tsx';
import { TableScroll } from '../../ui/table-scroll.tsx';
import type { ScoreWords } from '../score-words.ts';
import { ScoreCells, TwinHead } from '../twin-cells.tsx';
import { useFullIntervalName } from './time-words.ts';
import type { ControlChart, Trend, TrendPoint } from './trend-requests.ts';

type Props = Readonly<{ trend: Trend; words: ScoreWords; control: ControlChart | undefined }>;

/** The chart's twin: the same figures as a table, for those who read rather than look, and to copy from. */
export function TrendTwin({ trend, words, control }: Props) {
  const say = useSay();
  const sets = [
    ...(control === undefined ? trend.breaks : []).map(({ before, points }) => ({ name: before, points })),
    { name: '', points: trend.points },
  ];
  return (
    <details className="twin">
      <summary>{say('trend.as-table')}</summary>
      <TableScroll label={say('trend.as-table')}>
        <table>
          <TwinHead rows={say(`trend.${trend.interval}`)}>
            {control === undefined ? null : (
              <>
                <th scope="col" className="end">
                  {say('control.limits')}
                </th>
                <th scope="col">{say('control.signal')}</th>
              </>
            )}
          </TwinHead>
          {sets.map(({ name, points }) => (
            <tbody key={name}>
              {name === '' ? null : (
                <tr>
                  <th scope="rowgroup" colSpan={4}>
                    {say('trend.before', { question: name })}
                  </th>
                </tr>
              )}
              {points.map((point) => (
                <TwinRow key={point.from} point={point} trend={trend} words={words} control={control} />
              ))}
            </tbody>
          ))}
        </table>
      </TableScroll>
    </details>
  );
}

type RowProps = Props & Readonly<{ point: TrendPoint }>;

function TwinRow({ point, trend, words, control }: RowProps) {
  const format = useFormat();
  const nameOf = useFullIntervalName(trend.interval);
  return (
    <tr>
      <th scope="row">{nameOf(point.from)}</th>
      <ScoreCells shown={shownEstimate(point.estimate)} words={words} />
      {control === undefined ? null : <LimitCells from={point.from} words={words} control={control} />}
      <td className="end number">{format.number(point.estimate.n)}</td>
    </tr>
  );
}

type LimitProps = Readonly<{ from: string; words: ScoreWords; control: ControlChart }>;

function LimitCells({ from, words, control }: LimitProps) {
  const say = useSay();
  const limits = control.points.find((point) => point.from === from);
  const signal = control.signals.find((one) => one.from === from);
  const hasLimits = limits !== undefined && limits.lower !== null && limits.upper !== null;
  return (
    <>
      <td className="end number">
        {hasLimits
          ? say('estimate.between', { low: words.figure(limits.lower ?? 0), high: words.figure(limits.upper ?? 0) })
          : ''}
      </td>
      <td>{signal === undefined ? '' : say('control.signal-kind', { kind: signal.kind, side: signal.side })}</td>
    </>
  );
}
