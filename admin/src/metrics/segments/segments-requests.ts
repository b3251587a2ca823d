import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { CrossTab, Segments } from '@voldaan/server/metrics/segments/schema';
import { request } from '../../http/request.ts';
import type { CrossTabSearch, SegmentsSearch } from './segments-search.ts';

export type { CrossTab, Segments } from '@voldaan/server/metrics/segments/schema';

export type Group = Segments['groups'][number];
export type Head = NonNullable<Segments['head']>;

/** The old figures stay on screen while others are asked. */
export function segmentsQuery(search: SegmentsSearch) {
  return queryOptions({
    queryKey: ['segments', search],
    queryFn: ({ signal }) => request<Segments>('GET', '/v1/segments', { signal, query: { ...search } }),
    placeholderData: keepPreviousData,
  });
}

export function crossTabQuery(search: CrossTabSearch) {
  return queryOptions({
    queryKey: ['cross-tabs', search],
    queryFn: ({ signal }) => request<CrossTab>('GET', '/v1/cross-tabs', { signal, query: { ...search } }),
    placeholderData: keepPreviousData,
  });
}
