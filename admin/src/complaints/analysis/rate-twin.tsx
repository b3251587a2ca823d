import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { useFullIntervalName } from '../../metrics/trend/time-words.ts';
import { TableScroll } from '../../ui/table-scroll.tsx';
import type { Interval, Rate } from './analysis-requests.ts';
import { rateWords } from './rate-words.ts';

type Props = Readonly<{ rate: Rate; interval: Interval }>;

/** The chart's twin: the same figures as a table. */
export function RateTwin({ rate, interval }: Props) {
  const say = useSay();
  return (
    <details className="twin">
      <summary>{say('trend.as-table')}</summary>
      <TableScroll label={say('trend.as-table')}>
        <table>
          <caption className="unseen">{say('complaint-analysis.rate')}</caption>
          <thead>
            <tr>
              <th scope="col">{say(`trend.${interval}`)}</th>
              {(['complaints', 'orders-head', 'per-thousand'] as const).map((head) => (
                <th key={head} scope="col" className="end">
                  {say(`complaint-analysis.${head}`)}
                </th>
              ))}
              <th scope="col" className="end">
                {say('trend.range')}
              </th>
              <th scope="col" className="end">
                {say('control.limits')}
              </th>
              <th scope="col">{say('control.signal')}</th>
            </tr>
          </thead>
          <tbody>
            {rate.periods.map((period, index) => (
              <TwinRow key={period.from} period={period} limits={rate.control.limits[index]} {...{ rate, interval }} />
            ))}
          </tbody>
        </table>
      </TableScroll>
    </details>
  );
}

type RowProps = Props &
  Readonly<{ period: Rate['periods'][number]; limits: Rate['control']['limits'][number] | undefined }>;

function TwinRow({ period, limits, rate, interval }: RowProps) {
  const say = useSay();
  const format = useFormat();
  const { figure } = rateWords(format);
  const nameOf = useFullIntervalName(interval);
  const signal = rate.control.signals.find(({ from }) => from === period.from);
  const { estimate, low, high } = period.rate;
  const between = (from: number | null | undefined, to: number | null | undefined) =>
    from == null || to == null ? '' : say('estimate.between', { low: figure(from), high: figure(to) });
  return (
    <tr>
      <th scope="row">{nameOf(period.from)}</th>
      <td className="end number">{format.number(period.complaints)}</td>
      <td className="end number">{format.number(period.orders)}</td>
      <td className="end number">{estimate === null ? '' : figure(estimate)}</td>
      <td className="end number">{between(low, high)}</td>
      <td className="end number">{between(limits?.lower, limits?.upper)}</td>
      <td>{signal === undefined ? '' : say('control.signal-kind', { kind: signal.kind, side: signal.side })}</td>
    </tr>
  );
}
