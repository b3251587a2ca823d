import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Nonresponse } from '@voldaan/server/metrics/nonresponse/schema';
import { request } from '../../http/request.ts';
import type { NonresponseSearch } from './nonresponse-search.ts';

export type { Nonresponse } from '@voldaan/server/metrics/nonresponse/schema';

/** Who answered and who did not; the old figures stay on screen while others are asked. */
export function nonresponseQuery(search: NonresponseSearch) {
  return queryOptions({
    queryKey: ['nonresponse', search],
    queryFn: ({ signal }) => request<Nonresponse>('GET', '/v1/nonresponse', { signal, query: { ...search } }),
    placeholderData: keepPreviousData,
  });
}
