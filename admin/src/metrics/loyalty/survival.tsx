import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { TableScroll } from '../../ui/table-scroll.tsx';
import type { Behaviour } from './loyalty-requests.ts';
import { SurvivalChart } from './survival-chart.tsx';
import { type CurvePoint, type DrawnCurve, drawnCurves } from './survival-curves.ts';

type Props = Readonly<{ event: 'bought' | 'left'; behaviour: Behaviour }>;

const twinRows = 8;

/** The curves and their twin: the same shares as a table. */
export function Survival({ event, behaviour }: Props) {
  const say = useSay();
  const format = useFormat();
  const curves = drawnCurves(event, behaviour);
  const said = curves.map((curve) =>
    say('loyalty.curve', {
      name: say(`loyalty-class.${curve.class}`),
      share: format.percent(curve.points.at(-1)?.share ?? 0),
      days: curve.points.at(-1)?.day ?? 0,
      n: curve.n,
    }),
  );
  const label = say(`loyalty.${event}-chart`, { curves: format.list(said) });
  return (
    <>
      <SurvivalChart curves={curves} isRising={event === 'bought'} label={label} />
      <details className="twin">
        <summary>{say('trend.as-table')}</summary>
        <TableScroll label={say('trend.as-table')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say('loyalty.day')}</th>
                {curves.map((curve) => (
                  <th key={curve.class} scope="col" className="end">
                    {say(`loyalty-class.${curve.class}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {daysOf(curves).map((day) => (
                <tr key={day}>
                  <th scope="row">{say('loyalty.days', { days: day })}</th>
                  {curves.map((curve) => (
                    <TwinCell
                      key={curve.class}
                      point={curve.points.findLast((point) => point.day <= day)}
                      last={curve.points.at(-1)?.day ?? 0}
                      day={day}
                    />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      </details>
      <Medians event={event} curves={behaviour.curves} />
    </>
  );
}

/** After how many days half had done it, of the classes of which that was seen. */
function Medians({ event, curves }: Readonly<{ event: Props['event']; curves: Behaviour['curves'] }>) {
  const say = useSay();
  const format = useFormat();
  const medians = curves.flatMap(({ class: name, n, median }) => {
    if (median === null) return [];
    const said = { name: say(`loyalty-class.${name}`), n, days: Math.round(median.days), low: Math.round(median.low) };
    return median.high === null
      ? [say('loyalty.median-open', said)]
      : [say('loyalty.median', { ...said, high: Math.round(median.high) })];
  });
  if (medians.length === 0) return null;
  return <p className="after-table">{say(`loyalty.${event}-median`, { classes: format.list(medians) })}</p>;
}

function TwinCell({ point, last, day }: Readonly<{ point: CurvePoint | undefined; last: number; day: number }>) {
  const say = useSay();
  const format = useFormat();
  if (point === undefined || day > last) return <td className="end muted">{say('loyalty.not-seen')}</td>;
  return (
    <td className="end number">
      {format.percent(point.share)}
      <small>
        {say('estimate.between', { low: format.percent(point.low), high: format.percent(point.high) })},{' '}
        {say('loyalty.at-risk', { count: point.atRisk })}
      </small>
    </td>
  );
}

function daysOf(curves: readonly DrawnCurve[]): readonly number[] {
  const last = Math.max(0, ...curves.map(({ points }) => points.at(-1)?.day ?? 0));
  const stride = Math.max(30, Math.ceil(last / twinRows / 30) * 30);
  return Array.from({ length: Math.floor(last / stride) + 1 }, (_, place) => place * stride);
}
