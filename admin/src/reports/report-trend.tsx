import { numberText } from '@voldaan/domain/metrics/figure-text';
import { trendDrawing } from '@voldaan/domain/reports/drawing/trend-drawing';
import { useSay } from '../catalogue/text.tsx';
import { ChartFiles, type Files } from './chart-files.tsx';
import { DrawingView } from './drawing-view.tsx';
import type { ReportPageView } from './report-requests.ts';
import { drawable, normOfPage, scaleOfPage } from './sheet-scale.ts';

type Props = Readonly<{ page: ReportPageView; trend: NonNullable<ReportPageView['trend']>; files: Files }>;

/** The last twelve months, with the same figures as a table for those who read rather than look. */
export function ReportTrend({ page, trend, files }: Props) {
  const say = useSay();
  const marks = trend.points.map(({ label, score }) => ({
    label,
    n: score.figure.n,
    shown: drawable(score),
    isMuted: score.figure.display !== 'full',
  }));
  const chart = { marks, norm: normOfPage(page), scale: scaleOfPage(page) };
  return (
    <section className="sheet-part">
      <h3>{trend.heading}</h3>
      <p className="note">{trend.note}</p>
      <DrawingView draw={(width) => trendDrawing({ ...chart, width })} label={trend.label} />
      <ChartFiles chart="trend" name={trend.heading} files={files}>
        <details className="twin">
          <summary>{say('trend.as-table')}</summary>
          <TrendTable page={page} trend={trend} />
        </details>
      </ChartFiles>
    </section>
  );
}

function TrendTable({ page, trend }: Omit<Props, 'files'>) {
  const { columns, language } = page;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{columns.month}</th>
          <th scope="col" className="end">
            {columns.value}
          </th>
          <th scope="col" className="end">
            {columns.range}
          </th>
          <th scope="col" className="end">
            n
          </th>
        </tr>
      </thead>
      <tbody>
        {trend.points.map(({ from, label, score }) => (
          <tr key={from}>
            <th scope="row">{label}</th>
            <td className="end number">{score.text?.value}</td>
            <td className="end number">{score.text?.range ?? columns.few}</td>
            <td className="end number">{numberText(score.figure.n, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
