import { Link } from '@tanstack/react-router';
import { axisAround } from '@voldaan/domain/metrics/axis';
import { phases } from '@voldaan/domain/touchpoints/touchpoint';
import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { type EstimateView, shownEstimate } from '../../ui/estimate.tsx';
import { TableScroll } from '../../ui/table-scroll.tsx';
import { Verdict } from '../../ui/verdict.tsx';
import { type WhiskerAxis, WhiskerAxisHead } from '../../ui/whisker.tsx';
import { GapVerdict } from '../gap-verdict.tsx';
import { GapWhisker } from '../gap-whisker.tsx';
import type { Line } from './moments-requests.ts';
import { type Asked, endsOnLine, type ScoredMoment, scoreText } from './scored-moments.ts';

type Props = Readonly<{ moments: readonly ScoredMoment[]; line: Line; weakest: string | null }>;

/** Phase by phase: score, expectation, gap and verdict of each moment, on one axis as far as one metric measures them. */
export function MomentTable({ moments, line, weakest }: Props) {
  const say = useSay();
  const { locale } = useFormat();
  const axis = axisOf(moments, line);
  const columns = 5;
  return (
    <TableScroll label={say('moments.table')}>
      <table className="ledger moment-table">
        <caption className="unseen">{say('moments.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('touchpoints.moment')}</th>
            <th scope="col" className="axis-cell wide-only">
              <span className="unseen">{say('estimate-table.axis')}</span>
              <WhiskerAxisHead
                axis={axis}
                figure={(value) => scoreText(line, value, locale)}
                norm={line.norm ?? undefined}
                normLabel={line.norm === null ? '' : say('trend.norm', { norm: scoreText(line, line.norm, locale) })}
              />
            </th>
            <th scope="col" className="end">
              {say('drivers.score')}
            </th>
            <th scope="col" className="end">
              {say('expectation.gap')}
            </th>
            <th scope="col" className="wide-only">
              {say('drivers.verdict')}
            </th>
          </tr>
        </thead>
        {phases.map((phase) => {
          const own = moments.filter((one) => one.phase === phase);
          return own.length === 0 ? null : (
            <tbody key={phase}>
              <tr className="moment-phase">
                <th colSpan={columns} scope="rowgroup">
                  {say(`phase.${phase}`)}
                </th>
              </tr>
              {own.map((moment) => (
                <MomentRow key={moment.id} moment={moment} axis={axis} line={line} isWeakest={moment.id === weakest} />
              ))}
            </tbody>
          );
        })}
      </table>
    </TableScroll>
  );
}

function axisOf(moments: readonly ScoredMoment[], { metric, scale, norm }: Line): WhiskerAxis {
  const ends = [...endsOnLine(moments), ...(norm === null ? [] : [norm])];
  if (metric.kind === 'nps') return axisAround(ends.length === 0 ? [0, 10] : ends, { bounds: [-100, 100], step: 10 });
  if (metric.kind === 'share') return axisAround(ends.length === 0 ? [0, 1] : ends, { bounds: [0, 1], step: 0.1 });
  const bounds = [scale.minimum, scale.maximum] as const;
  return axisAround(ends.length === 0 ? bounds : ends, { bounds, step: 0.5 });
}

type RowProps = Readonly<{ moment: ScoredMoment; axis: WhiskerAxis; line: Line; isWeakest: boolean }>;

function MomentRow({ moment, axis, line, isWeakest }: RowProps) {
  const say = useSay();
  const format = useFormat();
  const { asked, number, id, name, is_direct, is_material, isOnLine, isUndecided, figure } = moment;
  const sort = say('moments.sort', {
    direct: say(is_direct ? 'touchpoints.direct' : 'touchpoints.indirect'),
    material: say(is_material ? 'touchpoints.material' : 'touchpoints.immaterial'),
    n: asked.score.n,
  });
  return (
    <tr className={isWeakest ? 'moment-weakest' : ''}>
      <th scope="row">
        <span className="moment-index">{number}</span>
        <Link to="/touchpoints/$touchpointId" params={{ touchpointId: id }}>
          {name}
        </Link>
        <small>{sort}</small>
        <div className="verdict-small">
          <MomentVerdict asked={asked} />
        </div>
      </th>
      <td className="whisker-cell wide-only">
        {isOnLine ? (
          <GapWhisker
            axis={axis}
            experienced={shownEstimate(asked.score)}
            expected={asked.expected === null ? undefined : shownEstimate(asked.expected)}
            norm={line.norm ?? undefined}
            isUndecided={isUndecided}
          />
        ) : null}
      </td>
      <Cell value={asked.score} figure={figure} />
      <Cell value={asked.gap} figure={(value) => format.signed(value, 1)} />
      <td className="wide-only">
        <MomentVerdict asked={asked} />
      </td>
    </tr>
  );
}

type CellProps = Readonly<{ value: EstimateView | null; figure: (value: number) => string }>;

function Cell({ value, figure }: CellProps) {
  const say = useSay();
  if (value === null) return <td className="end muted">–</td>;
  const shown = shownEstimate(value);
  if (shown === undefined) return <td className="end muted">{say('verdict.too-few')}</td>;
  return (
    <td className="end number">
      <b>{figure(shown.estimate)}</b>
      <small>{say('estimate.range', { low: figure(shown.low), high: figure(shown.high) })}</small>
    </td>
  );
}

/** Against what was expected where that was asked, else against the norm. */
function MomentVerdict({ asked: { gap, norm } }: Readonly<{ asked: Asked }>) {
  const say = useSay();
  if (gap !== null) return <GapVerdict gap={gap} />;
  if (norm === null) return null;
  const shape = { met: 'higher', 'not met': 'lower', 'cannot tell yet': 'too-few' } as const;
  return <Verdict shape={shape[norm.verdict]}>{say(`moments.${shape[norm.verdict]}`)}</Verdict>;
}
