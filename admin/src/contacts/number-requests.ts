import { queryOptions } from '@tanstack/react-query';
import type { numberReply } from '@voldaan/server/interviews/schema';
import { request } from '../http/request.ts';
import type { Wire } from '../http/wire.ts';

export type NumberStanding = Wire<typeof numberReply>;

/** Whether a number is called. The list itself can be read by nobody: it holds no numbers. */
export function numberQuery(phone: string) {
  return queryOptions({
    queryKey: ['numbers', phone],
    queryFn: ({ signal }) => request<NumberStanding>('POST', '/v1/number-checks', { signal, json: { phone } }),
  });
}

export function keepNumber(phone: string): Promise<NumberStanding> {
  return request('POST', '/v1/numbers-not-called', { json: { phone } });
}

export function allowNumber(phone: string, reason: string): Promise<NumberStanding> {
  return request('POST', '/v1/numbers-called-again', { json: { phone, reason } });
}
