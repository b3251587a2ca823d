import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  codingReply,
  codingsReply,
  previewReply,
  suggestionsReply,
  themeBody,
  themeSchema,
  themesReply,
  themeVersionsReply,
  wordsReply,
} from '@voldaan/server/metrics/words/schema';
import { request } from '../../http/request.ts';
import type { Wire } from '../../http/wire.ts';
import type { FigureSearch } from '../figure-search.ts';
import type { WordsSearch } from './words-search.ts';

export type WordsPage = Wire<typeof wordsReply>;
export type SaidText = WordsPage['data'][number];
export type ThemeList = Wire<typeof themesReply>;
export type CountedTheme = ThemeList['data'][number];
export type Theme = Wire<typeof themeSchema>;
export type ThemeWish = Wire<typeof themeBody>;
export type ThemeVersions = Wire<typeof themeVersionsReply>;
export type ThemePreview = Wire<typeof previewReply>;
export type Suggestions = Wire<typeof suggestionsReply>;
export type Coding = Wire<typeof codingReply>;
export type CodingList = Wire<typeof codingsReply>;

type ScoreBounds = Readonly<{ from: number; to: number }> | undefined;

/** The list, a page at a time. The bounds are those of the mood, which the scale decides. */
export function wordsQuery({ mood: _, ...search }: WordsSearch, bounds: ScoreBounds) {
  const query = { ...search, score_from: bounds?.from, score_to: bounds?.to };
  return infiniteQueryOptions({
    queryKey: ['words', query],
    queryFn: ({ signal, pageParam }) =>
      request<WordsPage>('GET', '/v1/words', {
        signal,
        query: { ...query, limit: 10, ...(pageParam === '' ? {} : { cursor: pageParam }) },
      }),
    initialPageParam: '',
    getNextPageParam: (page: WordsPage) => page.next_cursor,
    placeholderData: keepPreviousData,
  });
}

export function themesQuery(search: FigureSearch) {
  return queryOptions({
    queryKey: ['themes', search],
    queryFn: ({ signal }) => request<ThemeList>('GET', '/v1/themes', { signal, query: { ...search } }),
    placeholderData: keepPreviousData,
  });
}

export function suggestionsQuery(search: FigureSearch) {
  return queryOptions({
    queryKey: ['word-suggestions', search],
    queryFn: ({ signal }) => request<Suggestions>('GET', '/v1/word-suggestions', { signal, query: { ...search } }),
    placeholderData: keepPreviousData,
  });
}

export function themeVersionsQuery(id: string) {
  return queryOptions({
    queryKey: ['themes', 'versions', id],
    queryFn: ({ signal }) => request<ThemeVersions>('GET', `/v1/themes/${id}/versions`, { signal }),
  });
}

/** What rules would hit. Tried again when the rules change; the old quotes stay meanwhile. */
export function previewQuery(rules: ThemeWish['rules'], themeId: string | null) {
  return queryOptions({
    queryKey: ['theme-preview', rules, themeId],
    queryFn: ({ signal }) =>
      request<ThemePreview>('POST', '/v1/themes/preview', { signal, json: { rules, theme_id: themeId } }),
    placeholderData: keepPreviousData,
    retry: false,
  });
}

export function makeTheme(wish: ThemeWish): Promise<Theme> {
  return request('POST', '/v1/themes', { json: wish });
}

export function changeTheme(id: string, wish: ThemeWish): Promise<Theme> {
  return request('PATCH', `/v1/themes/${id}`, { json: wish });
}

export function removeTheme(id: string): Promise<unknown> {
  return request('DELETE', `/v1/themes/${id}`);
}

/** Null takes back what was said, and the rule's word holds again. */
export function correctMention(themeId: string, responseId: string, isMentioned: boolean | null): Promise<unknown> {
  return request('PUT', `/v1/themes/${themeId}/mentions/${responseId}`, { json: { is_mentioned: isMentioned } });
}

export const codingsQuery = queryOptions({
  queryKey: ['theme-codings'],
  queryFn: ({ signal }) => request<CodingList>('GET', '/v1/theme-codings', { signal }),
});

export function codingQuery(id: string) {
  return queryOptions({
    queryKey: ['theme-codings', id],
    queryFn: ({ signal }) => request<Coding>('GET', `/v1/theme-codings/${id}`, { signal }),
  });
}

export function drawCoding(texts: number): Promise<Coding> {
  return request('POST', '/v1/theme-codings', { json: { texts } });
}

export function codeText(codingId: string, responseId: string, themes: readonly string[]): Promise<unknown> {
  return request('PUT', `/v1/theme-codings/${codingId}/texts/${responseId}`, { json: { themes } });
}

/** Where the list can be fetched as a file, with what it shows now. */
export function wordsFileUrl({ mood: _, ...search }: WordsSearch, bounds: ScoreBounds, format: 'csv' | 'xlsx'): string {
  const query = new URLSearchParams({ format });
  for (const [name, value] of Object.entries(search)) query.set(name, value);
  if (bounds !== undefined) {
    query.set('score_from', String(bounds.from));
    query.set('score_to', String(bounds.to));
  }
  return `/v1/words/file?${query}`;
}
