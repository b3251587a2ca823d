import { queryOptions } from '@tanstack/react-query';
import type { traitListSchema } from '@voldaan/server/metrics/figures/schema';
import { request } from '../http/request.ts';
import type { Wire } from '../http/wire.ts';

export type TraitValues = Wire<typeof traitListSchema>['data'][number];

/** A day brings few new values, and a dialog that opens again is not worth asking for them. */
const staleMs = 300_000;

export function traitsQuery(survey: string) {
  return queryOptions({
    queryKey: ['traits', survey],
    queryFn: async ({ signal }) =>
      (await request<Wire<typeof traitListSchema>>('GET', '/v1/traits', { signal, query: { survey } })).data,
    staleTime: staleMs,
  });
}
