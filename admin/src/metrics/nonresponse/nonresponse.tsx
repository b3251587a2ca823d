import './nonresponse.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { shownEstimate } from '../../ui/estimate.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Section } from '../../ui/section.tsx';
import { FigureFilters } from '../figure-filters.tsx';
import { useItemWords } from '../item-words.ts';
import { TableLinks } from '../table-links.tsx';
import { BoundsSection } from './bounds-section.tsx';
import { EffortSection } from './effort-section.tsx';
import { FrameSection } from './frame-section.tsx';
import { type Nonresponse as NonresponseData, nonresponseQuery } from './nonresponse-requests.ts';
import type { NonresponseSearch } from './nonresponse-search.ts';
import { OutcomeSection } from './outcome-section.tsx';
import { RateSection } from './rate-section.tsx';
import { WeighingSection } from './weighing-section.tsx';

const route = getRouteApi('/signed-in/response-rate');

/** Who answered and who did not, whether that matters, and what it could do to the score. */
export function Nonresponse() {
  const search = route.useSearch();
  const nonresponse = useQuery(nonresponseQuery(search));
  return (
    <>
      <NonresponseHead data={nonresponse.data} />
      <QueryView query={nonresponse} lines={6}>
        {(data) => <NonresponsePage data={data} search={search} />}
      </QueryView>
    </>
  );
}

/** Everybody who was selected stands under the line; the rate is AAPOR's second, with its interval. */
function NonresponseHead({ data }: Readonly<{ data: NonresponseData | undefined }>) {
  const say = useSay();
  const format = useFormat();
  const rate = data?.rates.find((one) => one.rate === 'rr2')?.value;
  const shown = rate && shownEstimate(rate);
  const heading = shown ? say('nonresponse.lede', { share: format.percent(shown.estimate) }) : say('nonresponse.title');
  const note =
    shown && rate
      ? say('nonresponse.lede-note', { low: format.percent(shown.low), high: format.percent(shown.high), n: rate.n })
      : say('nonresponse.note');
  return <PageHead title={say('nonresponse.title')} isLede heading={heading} note={note} />;
}

type PageProps = Readonly<{ data: NonresponseData; search: NonresponseSearch }>;

function NonresponsePage({ data, search }: PageProps) {
  const say = useSay();
  const navigate = route.useNavigate();
  const words = useItemWords(data.head?.item);
  if (data.head === null) return <Empty heading={say('loyalty.none')}>{say('nonresponse.none-detail')}</Empty>;
  return (
    <>
      <FigureFilters head={{ ...data.head, traits: [] }} period={search.period} />
      {data.selected === 0 ? (
        <Section label={say('nonresponse.title')} heading={say('funnel.heading-link')}>
          <p>{say('nonresponse.link-only', { count: data.uninvited })}</p>
        </Section>
      ) : (
        <>
          <OutcomeSection data={data} />
          <RateSection
            data={data}
            onEligibility={(eligibility) =>
              void navigate({ search: (before) => ({ ...before, eligibility }), resetScroll: false })
            }
          />
          <FrameSection data={data} />
          <WeighingSection
            data={data}
            words={words}
            onMargins={(margins) => {
              const margin = margins.join('~');
              void navigate({
                search: ({ margin: _, ...before }) => (margin === '' ? before : { ...before, margin }),
                resetScroll: false,
              });
            }}
          />
          <BoundsSection bounds={data.bounds} words={words} />
          <EffortSection effort={data.effort} words={words} />
          <TableLinks path="/v1/nonresponse/table" search={search} />
        </>
      )}
    </>
  );
}
