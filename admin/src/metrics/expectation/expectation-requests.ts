import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Expectation } from '@voldaan/server/metrics/expectation/schema';
import { request } from '../../http/request.ts';
import type { FigureSearch } from '../figure-search.ts';

export type { Expectation } from '@voldaan/server/metrics/expectation/schema';

export type ExpectationPart = Expectation['parts'][number];
export type Direct = NonNullable<ExpectationPart['direct']>;
export type Gap = NonNullable<ExpectationPart['pair']>;

/** What was expected and what came of it; the old figures stay on screen while others are asked. */
export function expectationQuery(search: FigureSearch) {
  return queryOptions({
    queryKey: ['expectation', search],
    queryFn: ({ signal }) => request<Expectation>('GET', '/v1/expectation', { signal, query: { ...search } }),
    placeholderData: keepPreviousData,
  });
}
