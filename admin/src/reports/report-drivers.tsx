import { partMetric } from '@voldaan/domain/metrics/estimate-part';
import { metricWords } from '@voldaan/domain/metrics/metric-words';
import { ChartFiles, type Files } from './chart-files.tsx';
import type { ReportPageView } from './report-requests.ts';
import { WhiskerRows } from './whisker-rows.tsx';

type Props = Readonly<{ page: ReportPageView; drivers: NonNullable<ReportPageView['drivers']>; files: Files }>;

/** What goes together with the score; an open dot is undecided. */
export function ReportDrivers({ page, drivers, files }: Props) {
  return (
    <section className="sheet-part">
      <h3>{drivers.heading}</h3>
      <p className="note">{drivers.note}</p>
      <WhiskerRows
        page={page}
        scale={metricWords(partMetric, page.language)}
        norm={null}
        heads={{ label: page.columns.topic, value: page.columns.importance }}
        rows={drivers.rows.map(({ label, importance, is_decided }) => ({
          label,
          score: importance,
          isUndecided: !is_decided,
        }))}
      />
      <ChartFiles chart="drivers" name={drivers.heading} files={files} />
    </section>
  );
}
