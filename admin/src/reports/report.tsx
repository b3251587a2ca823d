import './report.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMay } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { withQuery } from '../http/request.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { RemoveReport } from './remove-report.tsx';
import { ReportMailing } from './report-mailing.tsx';
import { reportPageQuery, reportQuery, type Report as SavedReport } from './report-requests.ts';
import { ReportShares } from './report-shares.tsx';
import { ReportSheet } from './report-sheet.tsx';

const route = getRouteApi('/signed-in/reports/$reportId');

/** A report on its sheet of paper, and below it who gets it. */
export function Report() {
  const { reportId } = route.useParams();
  const report = useQuery(reportQuery(reportId));
  return (
    <QueryView query={report} lines={4}>
      {(saved) => <SavedReportPage report={saved} />}
    </QueryView>
  );
}

function SavedReportPage({ report }: Readonly<{ report: SavedReport }>) {
  const say = useSay();
  const may = useMay();
  const { period } = route.useSearch();
  const page = useQuery(reportPageQuery(report.id, period));
  return (
    <>
      <div className="report-tools">
        <PageHead
          title={report.name}
          crumb={<Link to="/reports">{say('shell.reports')}</Link>}
          actions={<Tools report={report} period={period} />}
        />
      </div>
      <QueryView query={page} lines={12}>
        {(shown) => <ReportSheet page={shown} base={`/v1/reports/${report.id}`} period={period} />}
      </QueryView>
      <div className="report-tools report-after">
        {may('report.schedule') ? <ReportMailing report={report} /> : null}
        {may('report.share') ? <ReportShares report={report} /> : null}
        {may('report.remove') ? <RemoveReport report={report} /> : null}
      </div>
    </>
  );
}

function Tools({ report, period }: Readonly<{ report: SavedReport; period: string | undefined }>) {
  const say = useSay();
  const may = useMay();
  const file = (path: string, more: Readonly<Record<string, string>> = {}) =>
    withQuery(`/v1/reports/${report.id}/${path}`, { period, ...more });
  return (
    <>
      {may('report.change') ? (
        <Link className={buttonClass('quiet')} to="/reports/$reportId/edit" params={{ reportId: report.id }}>
          {say('reports.edit')}
        </Link>
      ) : null}
      <a className={buttonClass('quiet')} href={file('table', { format: 'csv' })} download>
        {say('reports.table-csv')}
      </a>
      <a className={buttonClass('quiet')} href={file('table', { format: 'xlsx' })} download>
        {say('reports.table-xlsx')}
      </a>
      <a className={buttonClass()} href={file('pdf')} target="_blank" rel="noopener">
        <Icon name="file" />
        {say('reports.pdf')}
      </a>
      <Button look="primary" onPress={() => window.print()}>
        {say('reports.print')}
      </Button>
    </>
  );
}
