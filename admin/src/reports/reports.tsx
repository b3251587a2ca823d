import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMay } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { buttonClass } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { usePeriodWords } from './period-words.ts';
import { type Report, reportsQuery } from './report-requests.ts';

/** The saved reports: what each is about, and whether it goes out by itself. */
export function Reports() {
  const say = useSay();
  const may = useMay();
  const reports = useQuery(reportsQuery);
  const hasReports = (reports.data?.length ?? 0) > 0;
  const newReport = may('report.make') ? (
    <Link className={buttonClass('primary')} to="/reports/new">
      {say('reports.new')}
    </Link>
  ) : null;
  return (
    <>
      <PageHead title={say('shell.reports')} note={say('reports.note')} actions={hasReports ? newReport : null} />
      <QueryView query={reports}>
        {(listed) =>
          listed.length === 0 ? (
            <Empty heading={say('reports.empty')} action={newReport}>
              {say('reports.empty-text')}
            </Empty>
          ) : (
            <ReportTable reports={listed} />
          )
        }
      </QueryView>
    </>
  );
}

function ReportTable({ reports }: Readonly<{ reports: readonly Report[] }>) {
  const say = useSay();
  return (
    <table>
      <caption className="unseen">{say('shell.reports')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('reports.name')}</th>
          <th scope="col" className="wide-only">
            {say('reports.survey')}
          </th>
          <th scope="col" className="wide-only">
            {say('reports.period')}
          </th>
          <th scope="col">{say('reports.goes')}</th>
        </tr>
      </thead>
      <tbody>
        {reports.map((report) => (
          <ReportRow key={report.id} report={report} />
        ))}
      </tbody>
    </table>
  );
}

function ReportRow({ report }: Readonly<{ report: Report }>) {
  const say = useSay();
  const format = useFormat();
  const periodWords = usePeriodWords();
  const { schedule } = report;
  return (
    <tr>
      <th scope="row">
        <Link to="/reports/$reportId" params={{ reportId: report.id }}>
          {report.name}
        </Link>
      </th>
      <td className="wide-only">{report.survey_name}</td>
      <td className="wide-only">{periodWords(report.period)}</td>
      <td>
        {schedule === null
          ? say('reports.goes-never')
          : say('reports.goes-on', { every: schedule.every, day: format.shortDay(schedule.next_day) })}
      </td>
    </tr>
  );
}
