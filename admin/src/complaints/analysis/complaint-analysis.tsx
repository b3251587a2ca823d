import './analysis.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useSay } from '../../catalogue/text.tsx';
import { FigureFilters } from '../../metrics/figure-filters.tsx';
import { TableLinks } from '../../metrics/table-links.tsx';
import { Empty } from '../../ui/empty.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { AmongKinds } from './among-kinds.tsx';
import { type ComplaintAnalysis as Analysis, analysisQuery } from './analysis-requests.ts';
import type { AnalysisSearch } from './analysis-search.ts';
import { CauseSection } from './cause-figures.tsx';
import { CountSection } from './count-section.tsx';
import { HandlingSection } from './handling-section.tsx';
import { RateSection } from './rate-section.tsx';
import { RecoverySection } from './score-recovery.tsx';
import { SettledSection } from './settled-section.tsx';
import { SilentSection } from './silent-section.tsx';
import { WaitSection } from './wait-section.tsx';

const route = getRouteApi('/signed-in/complaints');

/** Why customers complain, how many, how fast it is put right, and what that did to the scores. */
export function ComplaintAnalysis() {
  const search = route.useSearch();
  const analysis = useQuery(analysisQuery(search));
  return (
    <>
      <AnalysisHead data={analysis.data} />
      <QueryView query={analysis} lines={6}>
        {(data) => <AnalysisPage data={data} search={search} />}
      </QueryView>
    </>
  );
}

function AnalysisHead({ data }: Readonly<{ data: Analysis | undefined }>) {
  const say = useSay();
  const vital = data?.causes.filter((cause) => cause.is_vital).length ?? 0;
  const isFew = vital > 0 && vital < (data?.causes.length ?? 0);
  const heading = isFew ? say('complaint-analysis.lede', { count: vital }) : say('complaint-analysis.title');
  return (
    <PageHead title={say('complaint-analysis.title')} isLede heading={heading} note={say('complaint-analysis.note')} />
  );
}

function AnalysisPage({ data, search }: Readonly<{ data: Analysis; search: AnalysisSearch }>) {
  const say = useSay();
  const navigate = route.useNavigate();
  const { head } = data;
  return (
    <>
      {head === null ? null : <FigureFilters head={head} period={search.period} />}
      {data.complaints === 0 ? (
        <Empty heading={say('complaint-analysis.none')}>{say('complaint-analysis.none-detail')}</Empty>
      ) : (
        <>
          <CauseSection data={data} />
          <RateSection rate={data.rate} interval={data.window.interval}>
            <AmongKinds
              chosen={data.among_kinds}
              known={data.known_kinds}
              onChange={(kinds) => {
                const among = kinds.join('~');
                void navigate({ search: ({ among: _, ...before }) => (among === '' ? before : { ...before, among }) });
              }}
            />
          </RateSection>
          <WaitSection data={data} />
          <SettledSection data={data} />
          <HandlingSection handling={data.handling} />
          <CountSection data={data} />
        </>
      )}
      {head === null || data.recovery === null ? null : (
        <RecoverySection recovery={data.recovery} scale={head.item.scale} question={head.item.label} />
      )}
      {data.silent === null ? null : <SilentSection silent={data.silent} />}
      <TableLinks path="/v1/complaint-analysis/table" search={search} />
    </>
  );
}
