import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  promiseBody,
  promiseDetailSchema,
  promiseFiguresReply,
  promiseListReply,
  promiseSchema,
  promiseStepBody,
} from '@voldaan/server/relations/promises/schema';
import { request } from '../http/request.ts';
import type { Wire } from '../http/wire.ts';

export type PromiseHead = Wire<typeof promiseSchema>;
export type PromiseDetail = Wire<typeof promiseDetailSchema>;
export type PromisePage = Wire<typeof promiseListReply>;
export type PromiseFigures = Wire<typeof promiseFiguresReply>;
export type PromiseWish = Wire<typeof promiseBody>;
export type PromiseStep = Wire<typeof promiseStepBody>;

export const promiseLists = ['open', 'broken', 'late', 'kept'] as const;
export type PromiseSearch = Readonly<{ list?: (typeof promiseLists)[number]; of?: 'me' }>;

export const promisesKey = ['promises'] as const;

export function promisesQuery(search: PromiseSearch) {
  return infiniteQueryOptions({
    queryKey: [...promisesKey, 'list', search],
    queryFn: ({ signal, pageParam }) =>
      request<PromisePage>('GET', '/v1/promises', { signal, query: { ...search, cursor: pageParam, limit: 50 } }),
    initialPageParam: '',
    getNextPageParam: (page: PromisePage) => page.next_cursor,
  });
}

export function promiseQuery(id: string) {
  return queryOptions({
    queryKey: [...promisesKey, 'one', id],
    queryFn: ({ signal }) => request<PromiseDetail>('GET', `/v1/promises/${id}`, { signal }),
  });
}

export const promiseFiguresQuery = queryOptions({
  queryKey: [...promisesKey, 'figures'],
  queryFn: ({ signal }) => request<PromiseFigures>('GET', '/v1/promise-figures', { signal }),
});

export function makePromise(wish: PromiseWish): Promise<PromiseDetail> {
  return request('POST', '/v1/promises', { json: wish });
}

export function takePromiseStep(
  { id, revision }: Pick<PromiseHead, 'id' | 'revision'>,
  step: PromiseStep,
): Promise<PromiseDetail> {
  return request('POST', `/v1/promises/${id}/steps`, { json: step, headers: { 'if-match': `"${revision}"` } });
}
