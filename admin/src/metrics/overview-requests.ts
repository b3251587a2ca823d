import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Overview } from '@voldaan/server/metrics/schema';
import { request } from '../http/request.ts';
import type { OverviewSearch } from './overview-search.ts';

export type { Overview } from '@voldaan/server/metrics/schema';

export type OverviewSurvey = NonNullable<Overview['survey']>;

/** The figures of one survey over one period; the old ones stay on screen while others are asked. */
export function overviewQuery(search: OverviewSearch) {
  return queryOptions({
    queryKey: ['overview', search],
    queryFn: ({ signal }) => request<Overview>('GET', '/v1/overview', { signal, query: { ...search } }),
    placeholderData: keepPreviousData,
  });
}
