import './overview.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMe } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Checklist, isChecklistDone } from './checklist.tsx';
import { FigureFilters } from './figure-filters.tsx';
import { Findings } from './findings.tsx';
import { FirstSteps } from './first-steps.tsx';
import { headlineOf } from './headline.ts';
import { useItemWords } from './item-words.ts';
import { NextQuestions } from './next-questions.tsx';
import { type Overview as OverviewData, overviewQuery } from './overview-requests.ts';

const route = getRouteApi('/signed-in/');

/** What a company reads first: the finding, the score and how sure it is, the trend, the words, who answered. */
export function Overview() {
  const say = useSay();
  const search = route.useSearch();
  const overview = useQuery(overviewQuery(search));
  if (overview.data === undefined) {
    return (
      <>
        <PageHead title={say('shell.overview')} isLede />
        <QueryView query={overview} lines={6}>
          {() => null}
        </QueryView>
      </>
    );
  }
  return <OverviewPage data={overview.data} />;
}

function OverviewPage({ data }: Readonly<{ data: OverviewData }>) {
  const say = useSay();
  const format = useFormat();
  const { checklist } = useMe();
  const search = route.useSearch();
  const words = useItemWords(data.head?.item);
  const hasAnswers = (data.metric?.n ?? 0) > 0;
  return (
    <>
      <PageHead
        title={say('shell.overview')}
        isLede
        heading={headlineOf(data, words, say)}
        crumb={format.longDay(new Date().toISOString())}
      />
      {data.head === null ? null : <FigureFilters head={data.head} period={search.period} />}
      {hasAnswers && data.head !== null ? (
        <>
          <Findings data={data} head={data.head} />
          <NextQuestions data={data} head={data.head} search={search} />
        </>
      ) : (
        <FirstSteps data={data} />
      )}
      {isChecklistDone(checklist) ? null : <Checklist checklist={checklist} />}
    </>
  );
}
