import { queryOptions } from '@tanstack/react-query';
import type { capacityReply } from '@voldaan/server/complaints/capacity/schema';
import { request } from '../../http/request.ts';
import type { Wire } from '../../http/wire.ts';
import { casesKey } from '../case-requests.ts';

export type Capacity = Wire<typeof capacityReply>;

export function capacityQuery(by: 'week' | 'day') {
  return queryOptions({
    queryKey: [...casesKey, 'capacity', by],
    queryFn: ({ signal }) => request<Capacity>('GET', '/v1/case-capacity', { signal, query: { by } }),
  });
}
