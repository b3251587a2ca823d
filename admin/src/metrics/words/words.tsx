import './words.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMay } from '../../accounts/use-me.ts';
import { useFormat } from '../../catalogue/format.ts';
import { type Say, useSay } from '../../catalogue/text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { shownEstimate } from '../../ui/estimate.tsx';
import { Message } from '../../ui/message.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { FigureFilters } from '../figure-filters.tsx';
import { readFigureSearch } from '../figure-search.ts';
import { SuggestionSection } from './suggestion-section.tsx';
import { TextSection } from './text-section.tsx';
import { ThemeSection } from './theme-section.tsx';
import { type ThemeList, themesQuery } from './words-requests.ts';
import { WordsTabs } from './words-tabs.tsx';

const route = getRouteApi('/signed-in/words');

/** What customers say in their own words: by theme, with how they score, and each text itself. */
export function Words() {
  const say = useSay();
  const may = useMay();
  const search = route.useSearch();
  const figure = readFigureSearch(search);
  const themes = useQuery(themesQuery(figure));
  return (
    <>
      <PageHead title={say('words.title')} isLede heading={<Heading themes={themes.data} />} note={say('words.note')} />
      <WordsTabs />
      <QueryView query={themes} lines={6}>
        {(data) =>
          data.head === null ? (
            <Empty heading={say('words.no-survey')}>{say('words.no-survey-detail')}</Empty>
          ) : (
            <>
              <FigureFilters head={data.head} period={search.period} />
              {data.is_filling ? (
                <Message tone="info">
                  <p>{say('words.filling')}</p>
                </Message>
              ) : null}
              <ThemeSection data={data} head={data.head} />
              {may('word.list') ? <TextSection themes={data.data} search={search} /> : null}
              <SuggestionSection search={figure} />
            </>
          )
        }
      </QueryView>
    </>
  );
}

function Heading({ themes }: Readonly<{ themes: ThemeList | undefined }>) {
  const say = useSay();
  const format = useFormat();
  if (themes === undefined) return say('words.title');
  return headingOf(themes, say, (count) => format.number(count));
}

/** The finding. A theme stands apart only when its comparison says so, and is the most mentioned only with its whole interval. */
function headingOf({ texts, data }: ThemeList, say: Say, figure: (count: number) => string): string {
  const shown = data.flatMap((theme) => {
    const share = theme.share === null ? undefined : shownEstimate(theme.share);
    return share === undefined ? [] : [{ theme, low: share.low, high: share.high }];
  });
  const worse = shown
    .map(({ theme }) => theme)
    .filter(({ comparison }) => comparison?.is_better === false)
    .toSorted((one, other) => surely(other) - surely(one))[0];
  if (worse !== undefined) return say('words.finding-worse', { theme: worse.name });
  const most = shown.find((one) => shown.every((other) => other === one || one.low > other.high));
  if (most !== undefined) return say('words.finding-most', { theme: most.theme.name });
  return texts === null ? say('words.title') : say('words.finding-none', { count: figure(texts) });
}

/** How far apart the theme is at the least. */
function surely({ comparison }: ThemeList['data'][number]): number {
  return Math.min(Math.abs(comparison?.low ?? 0), Math.abs(comparison?.high ?? 0));
}
