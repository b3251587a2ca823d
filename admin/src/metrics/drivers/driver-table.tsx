import { axisAround } from '@voldaan/domain/metrics/axis';
import '../verdict-small.css';
import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { shownEstimate } from '../../ui/estimate.tsx';
import { TableScroll } from '../../ui/table-scroll.tsx';
import { Verdict, type VerdictShape } from '../../ui/verdict.tsx';
import { Whisker, type WhiskerAxis, WhiskerAxisHead } from '../../ui/whisker.tsx';
import { Term } from '../glossary/term.tsx';
import type { NamedDriver } from './named-drivers.ts';

/** Every driver with its influence, its score, and what may be said of the two: the twin of the map. */
export function DriverTable({ drivers, cut }: Readonly<{ drivers: readonly NamedDriver[]; cut: number }>) {
  const say = useSay();
  const format = useFormat();
  const ends = drivers.flatMap(({ share }) => [share.low ?? 0, share.high ?? share.estimate ?? 0]);
  const axis = axisAround([0, cut, ...ends], { bounds: [0, 1], step: 0.1 });
  const caption = say('drivers.all', { count: drivers.length });
  return (
    <TableScroll label={caption}>
      <table className="ledger driver-table">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{say('drivers.subject')}</th>
            <th scope="col" className="axis-cell wide-only">
              <span className="unseen">{say('drivers.axis')}</span>
              <WhiskerAxisHead
                axis={axis}
                figure={(share) => format.percent(share)}
                norm={cut}
                normLabel={format.percent(cut)}
              />
            </th>
            <th scope="col" className="end">
              <Term name="importance">{say('drivers.influence')}</Term>
            </th>
            <th scope="col" className="end">
              {say('drivers.score')}
            </th>
            <th scope="col" className="wide-only">
              {say('drivers.verdict')}
            </th>
          </tr>
        </thead>
        <tbody>
          {drivers.map((driver) => (
            <DriverRow key={driver.key} driver={driver} axis={axis} cut={cut} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

type RowProps = Readonly<{ driver: NamedDriver; axis: WhiskerAxis; cut: number }>;

function DriverRow({ driver, axis, cut }: RowProps) {
  const say = useSay();
  const format = useFormat();
  const share = shownEstimate(driver.share);
  const score = shownEstimate(driver.score);
  const between = (low: string, high: string) => <small>{say('estimate.range', { low, high })}</small>;
  return (
    <tr>
      <th scope="row">
        <span className="driver-index">{driver.number}</span>
        {driver.name}
        <div className="verdict-small">
          <DriverVerdict driver={driver} />
        </div>
      </th>
      <td className="whisker-cell wide-only">
        <Whisker axis={axis} value={share} norm={cut} isUndecided={!driver.is_decided} />
      </td>
      <td className="end number">
        {share === undefined ? (
          <span className="muted">…</span>
        ) : (
          <>
            <b>{format.percent(share.estimate)}</b>
            {between(format.percent(share.low), format.percent(share.high))}
          </>
        )}
      </td>
      <td className="end number">
        {score === undefined ? (
          <span className="muted">{say('verdict.too-few')}</span>
        ) : (
          <>
            <b>{format.number(score.estimate, 1)}</b>
            {between(format.number(score.low, 1), format.number(score.high, 1))}
          </>
        )}
      </td>
      <td className="wide-only">
        <DriverVerdict driver={driver} />
      </td>
    </tr>
  );
}

const shapes: Readonly<Record<NonNullable<NamedDriver['quadrant']>, VerdictShape>> = {
  concentrate_here: 'lower',
  low_priority: 'lower',
  keep_up: 'higher',
  possible_overkill: 'higher',
};

function DriverVerdict({ driver: { direction, quadrant, is_decided } }: Readonly<{ driver: NamedDriver }>) {
  const say = useSay();
  if (direction === 'against') return <Verdict shape="no-difference">{say('drivers.against')}</Verdict>;
  if (!is_decided || quadrant === null) return <Verdict shape="too-few">{say('drivers.undecided')}</Verdict>;
  return <Verdict shape={shapes[quadrant]}>{say(`quadrant.${quadrant}`)}</Verdict>;
}
