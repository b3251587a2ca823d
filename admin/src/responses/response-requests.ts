import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { responseListReply, responseReply } from '@voldaan/server/responses/schema';
import { request } from '../http/request.ts';
import type { Wire } from '../http/wire.ts';
import type { ResponseSearch } from './response-search.ts';

export type ResponsePage = Wire<typeof responseListReply>;
export type ResponseSummary = ResponsePage['data'][number];
export type ResponseDetailData = Wire<typeof responseReply>;
export type GivenAnswer = ResponseDetailData['answers'][number];

export function responsesQuery(search: ResponseSearch) {
  return infiniteQueryOptions({
    queryKey: ['responses', search],
    queryFn: ({ signal, pageParam }) =>
      request<ResponsePage>('GET', '/v1/responses', { signal, query: { ...search, cursor: pageParam, limit: 30 } }),
    initialPageParam: '',
    getNextPageParam: (page: ResponsePage) => page.next_cursor,
  });
}

export function responseQuery(id: string) {
  return queryOptions({
    queryKey: ['response', id],
    queryFn: ({ signal }) => request<ResponseDetailData>('GET', `/v1/responses/${id}`, { signal }),
  });
}

/** Only test answers can be removed; a customer's answer stays. */
export function removeResponse(id: string): Promise<unknown> {
  return request('DELETE', `/v1/responses/${id}`);
}

export function restoreResponse(id: string): Promise<unknown> {
  return request('POST', `/v1/responses/${id}/restoration`, { json: {} });
}
