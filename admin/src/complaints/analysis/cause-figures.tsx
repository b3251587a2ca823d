import '../../ui/chart.css';
import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { Term } from '../../metrics/glossary/term.tsx';
import { shownEstimate } from '../../ui/estimate.tsx';
import { Section } from '../../ui/section.tsx';
import { TableScroll } from '../../ui/table-scroll.tsx';
import type { ComplaintAnalysis } from './analysis-requests.ts';

type Cause = ComplaintAnalysis['causes'][number];
type Props = Readonly<{ data: ComplaintAnalysis }>;

/** Why customers complain, the most frequent first, and with which causes to begin. */
export function CauseSection({ data }: Props) {
  const say = useSay();
  const { causes, causes_named: named, complaints } = data;
  return (
    <Section
      label={<Term name="pareto">{say('complaint-analysis.causes')}</Term>}
      heading={<CauseHeading causes={causes} />}
      note={say('complaint-analysis.causes-note')}
    >
      {causes.length === 0 ? null : <CauseTable causes={causes} named={named} />}
      <p className="source">{say('complaint-analysis.causes-source', { named, waiting: complaints - named })}</p>
    </Section>
  );
}

/** A cause is named most often only when its whole interval lies above all others. */
function CauseHeading({ causes }: Readonly<{ causes: readonly Cause[] }>) {
  const say = useSay();
  const format = useFormat();
  const shown = causes.flatMap(({ cause, share }) => {
    const value = shownEstimate(share);
    return cause !== null && value !== undefined ? [{ name: cause.name, ...value }] : [];
  });
  const most = shown.find((one) => shown.every((other) => other === one || one.low > other.high));
  if (shown.length === 0) return say('complaint-analysis.causes-early');
  if (most === undefined) return say('complaint-analysis.causes-even');
  return say('complaint-analysis.causes-most', {
    cause: most.name,
    low: format.percent(most.low),
    high: format.percent(most.high),
  });
}

function CauseTable({ causes, named }: Readonly<{ causes: readonly Cause[]; named: number }>) {
  const say = useSay();
  const widest = Math.max(...causes.map(({ count }) => count));
  return (
    <TableScroll label={say('complaint-analysis.causes')}>
      <table className="ledger cause-table">
        <caption className="unseen">{say('complaint-analysis.causes')}</caption>
        <thead>
          <tr>
            <th scope="col">
              <Term name="complaint-cause">{say('complaint-analysis.cause')}</Term>
            </th>
            <th scope="col">
              <span className="unseen">{say('funnel.bar')}</span>
            </th>
            <th scope="col" className="end">
              {say('complaint-analysis.count')}
            </th>
            <th scope="col">{say('complaint-analysis.share')}</th>
            <th scope="col" className="end">
              {say('complaint-analysis.together')}
            </th>
          </tr>
        </thead>
        <tbody>
          {causes.map((cause) => (
            <CauseRow key={cause.cause?.id ?? 'rare'} cause={cause} widest={widest} named={named} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function CauseRow({ cause, widest, named }: Readonly<{ cause: Cause; widest: number; named: number }>) {
  const say = useSay();
  const format = useFormat();
  const share = shownEstimate(cause.share);
  return (
    <tr>
      <th scope="row">{cause.cause?.name ?? say('complaint-analysis.rare', { count: cause.causes })}</th>
      <td className="cause-bar">
        <svg className="chart" height="14" aria-hidden="true">
          <rect
            className={cause.is_vital ? 'bar' : 'bar-soft'}
            width={`${((cause.count / widest) * 100).toFixed(2)}%`}
            height="14"
          />
        </svg>
      </td>
      <td className="end number">
        <b>{format.number(cause.count)}</b>
      </td>
      <td className="number cause-share">
        {share === undefined
          ? say('verdict.too-few')
          : say('estimate.between', { low: format.percent(share.low), high: format.percent(share.high) })}
      </td>
      <td className="end number">{format.percent(cause.reached / named)}</td>
    </tr>
  );
}
