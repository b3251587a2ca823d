import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Loyalty } from '@voldaan/server/metrics/loyalty/schema';
import { request } from '../../http/request.ts';
import type { LoyaltySearch } from './loyalty-search.ts';

export type { Loyalty } from '@voldaan/server/metrics/loyalty/schema';

export type Behaviour = NonNullable<Loyalty['bought']>;
export type SatisfactionClass = Behaviour['within'][number]['class'];

/** Why customers stay and what they did; the old figures stay on screen while others are asked. */
export function loyaltyQuery(search: LoyaltySearch) {
  return queryOptions({
    queryKey: ['loyalty', search],
    queryFn: ({ signal }) => request<Loyalty>('GET', '/v1/loyalty', { signal, query: { ...search } }),
    placeholderData: keepPreviousData,
  });
}
