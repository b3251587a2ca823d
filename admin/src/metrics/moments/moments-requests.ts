import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Moments } from '@voldaan/server/metrics/moments/schema';
import { request } from '../../http/request.ts';
import type { MomentsSearch } from './moments-search.ts';

export type { Moments } from '@voldaan/server/metrics/moments/schema';

export type Moment = Moments['moments'][number];
export type Line = NonNullable<Moments['line']>;

/** The journey with its scores; the old ones stay on screen while others are asked. */
export function momentsQuery(search: MomentsSearch) {
  return queryOptions({
    queryKey: ['moments', search],
    queryFn: ({ signal }) => request<Moments>('GET', '/v1/moments', { signal, query: { ...search } }),
    placeholderData: keepPreviousData,
  });
}
