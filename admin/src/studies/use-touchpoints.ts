import { queryOptions, useQuery } from '@tanstack/react-query';
import type { touchpointListReply } from '@voldaan/server/touchpoints/schema';
import { request } from '../http/request.ts';
import type { Wire } from '../http/wire.ts';

type Moments = Wire<typeof touchpointListReply>['data'];

const momentsQuery = queryOptions({
  queryKey: ['touchpoints', 'of-studies'],
  queryFn: async ({ signal }): Promise<Moments> =>
    (await request<Wire<typeof touchpointListReply>>('GET', '/v1/touchpoints', { signal })).data,
});

/** The moments of the company's own journey; none while they are on their way. */
export function useTouchpoints(): Moments {
  return useQuery(momentsQuery).data ?? [];
}
