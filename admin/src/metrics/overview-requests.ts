import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Overview } from '@voldaan/server/metrics/schema';
import { request } from '../http/request.ts';
import type { FigureSearch } from './figure-search.ts';

export type { Overview } from '@voldaan/server/metrics/schema';

/** Of which survey and rating the figures are, and what else could be chosen. */
export type OverviewHead = NonNullable<Overview['head']>;
export type FigureItem = OverviewHead['item'];

/** The figures of one rating over one period; the old ones stay on screen while others are asked. */
export function overviewQuery(search: FigureSearch) {
  return queryOptions({
    queryKey: ['overview', search],
    queryFn: ({ signal }) => request<Overview>('GET', '/v1/overview', { signal, query: { ...search } }),
    placeholderData: keepPreviousData,
  });
}
