import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { shownEstimate } from '../../ui/estimate.tsx';
import { Failure } from '../../ui/failure.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { namedOptions } from '../../ui/named-options.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { Section } from '../../ui/section.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useItemWords } from '../item-words.ts';
import { TextItem } from './text-item.tsx';
import { type CountedTheme, type WordsPage, wordsFileUrl, wordsQuery } from './words-requests.ts';
import { moods, type WordsSearch } from './words-search.ts';

const route = getRouteApi('/signed-in/words');

type Props = Readonly<{ themes: readonly CountedTheme[]; search: WordsSearch }>;

/** The texts themselves, newest first, looked through by word, theme and mood. */
export function TextSection({ themes, search }: Props) {
  const say = useSay();
  // Where the scale draws its bounds the server says; asked before, the list is that of everybody.
  const [groups, setGroups] = useState<WordsPage['groups']>(null);
  const bounds = search.mood === undefined ? undefined : groups?.[search.mood];
  const words = useInfiniteQuery(wordsQuery(search, bounds));
  const pages = words.data?.pages ?? [];
  const [first] = pages;
  if (first?.groups && JSON.stringify(first.groups) !== JSON.stringify(groups)) setGroups(first.groups);
  return (
    <div id="texts">
      <Section
        label={say('words.texts')}
        heading={first === undefined ? say('words.texts') : <Found page={first} themes={themes} search={search} />}
        note={say('words.texts-note')}
        aside={first === undefined || first.total === 0 ? null : <Files search={search} bounds={bounds} />}
      >
        <Filters themes={themes} search={search} />
        {words.isError ? <Failure error={words.error} onRetry={() => void words.refetch()} /> : null}
        {first === undefined && !words.isError ? <Skeleton lines={6} /> : null}
        {/* Of those who were chosen by their score it would say only that. */}
        {first === undefined || search.mood !== undefined ? null : <FoundScore page={first} />}
        {first?.refusal ? <p className="note">{say(`words.refusal-${first.refusal}`)}</p> : null}
        <ul className="texts" aria-busy={words.isPlaceholderData}>
          {pages.flatMap((page) =>
            page.data.map((text) => <TextItem key={text.response_id} text={text} themes={themes} />),
          )}
        </ul>
        <MoreButton query={words} />
      </Section>
    </div>
  );
}

type FoundProps = Readonly<{ page: WordsPage; themes: readonly CountedTheme[]; search: WordsSearch }>;

/** How many say it, of how many, with the interval. */
function Found({ page, themes, search }: FoundProps) {
  const say = useSay();
  const format = useFormat();
  const { total, total_of: of, share, refusal } = page;
  if (refusal !== null || total === null) return say('words.none-shown');
  const count = of === 'sample' ? about(total) : total;
  const shown = share === null ? undefined : shownEstimate(share);
  const theme = themes.find(({ id }) => id === search.theme)?.name;
  if (share === null) return say('words.found-all', { count, of });
  const what = [
    ...(search.q === undefined ? [] : [say('words.quoted', { words: search.q })]),
    ...(theme === undefined ? [] : [theme]),
  ].join(', ');
  if (shown === undefined) return say('words.found-few', { count, n: share.n, what });
  const [low, high] = [format.percent(shown.low), format.percent(shown.high)];
  return page.share_of === 'sample'
    ? say('words.found-sampled', { count, of, n: share.n, what, low, high })
    : say('words.found', { count, n: share.n, what, low, high });
}

/** An estimate is known to no more than two figures. */
function about(total: number): number {
  return Number(total.toPrecision(2));
}

/** How those score who say it. */
function FoundScore({ page }: Readonly<{ page: WordsPage }>) {
  const say = useSay();
  const words = useItemWords(page.head?.item);
  const shown = page.score === null ? undefined : shownEstimate(page.score);
  if (page.score === null || shown === undefined || page.share === null) return null;
  return (
    <p className="found-score">
      {say('words.found-score', {
        score: words.figure(shown.estimate),
        low: words.figure(shown.low),
        high: words.figure(shown.high),
        n: page.score.n,
        of: page.score_of,
      })}
    </p>
  );
}

function Filters({ themes, search }: Props) {
  const say = useSay();
  const navigate = route.useNavigate();
  const change = (changed: Partial<Record<'q' | 'theme' | 'mood', string>>) =>
    void navigate({
      search: (before) => {
        const next = { ...before, ...changed };
        const { q = '', theme = '', mood = '', ...rest } = next;
        const chosen = moods.find((one) => one === mood);
        return {
          ...rest,
          ...(q === '' ? {} : { q }),
          ...(theme === '' ? {} : { theme }),
          ...(chosen === undefined ? {} : { mood: chosen }),
        };
      },
      replace: true,
      resetScroll: false,
    });
  return (
    <search className="filters">
      <SearchField label={say('words.search')} value={search.q ?? ''} onSearch={(q) => change({ q })} />
      <SelectField
        isQuiet
        label={say('themes.theme')}
        value={search.theme ?? ''}
        options={[{ value: '', label: say('words.every-theme') }, ...namedOptions(themes)]}
        onChange={(theme) => change({ theme })}
      />
      <SelectField
        isQuiet
        label={say('words.mood')}
        value={search.mood ?? ''}
        options={[
          { value: '', label: say('words.every-score') },
          ...moods.map((mood) => ({ value: mood, label: say(`words.mood-${mood}`) })),
        ]}
        onChange={(mood) => change({ mood })}
      />
    </search>
  );
}

function Files({ search, bounds }: Readonly<{ search: WordsSearch; bounds: Parameters<typeof wordsFileUrl>[1] }>) {
  const say = useSay();
  return (
    <p className="row section-action small">
      {(['csv', 'xlsx'] as const).map((format) => (
        <a key={format} href={wordsFileUrl(search, bounds, format)} download>
          {say('words.file', { format: format.toUpperCase() })}
        </a>
      ))}
    </p>
  );
}
