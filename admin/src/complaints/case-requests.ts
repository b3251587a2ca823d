import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  caseBody,
  caseDetailSchema,
  caseHeadSchema,
  caseListReply,
  caseOfResponseReply,
  settlementBody,
  stepBody,
  taskBody,
  waitingReply,
} from '@voldaan/server/complaints/schema';
import { request } from '../http/request.ts';
import type { Wire } from '../http/wire.ts';
import type { CaseSearch } from './case-search.ts';

export type CaseHead = Wire<typeof caseHeadSchema>;
export type CaseDetail = Wire<typeof caseDetailSchema>;
export type CasePage = Wire<typeof caseListReply>;
export type CaseWish = Wire<typeof caseBody>;
export type CaseStep = Wire<typeof stepBody>;
export type Settlement = Wire<typeof settlementBody>;
export type TaskWish = Wire<typeof taskBody>;
export type Waiting = Wire<typeof waitingReply>;

export const casesKey = ['cases'] as const;

export function casesQuery(search: CaseSearch) {
  return infiniteQueryOptions({
    queryKey: [...casesKey, 'list', search],
    queryFn: ({ signal, pageParam }) =>
      request<CasePage>('GET', '/v1/cases', { signal, query: { ...search, cursor: pageParam, limit: 50 } }),
    initialPageParam: '',
    getNextPageParam: (page: CasePage) => page.next_cursor,
    refetchInterval: 30_000,
  });
}

export function caseQuery(id: string) {
  return queryOptions({
    queryKey: [...casesKey, 'one', id],
    queryFn: ({ signal }) => request<CaseDetail>('GET', `/v1/cases/${id}`, { signal }),
    refetchInterval: 30_000,
  });
}

/** The case that an answer became, if it became one. */
export function caseOfResponseQuery(responseId: string) {
  return queryOptions({
    queryKey: [...casesKey, 'of-response', responseId],
    queryFn: ({ signal }) =>
      request<Wire<typeof caseOfResponseReply>>('GET', `/v1/responses/${responseId}/case`, { signal }),
  });
}

export const waitingQuery = queryOptions({
  queryKey: [...casesKey, 'waiting'],
  queryFn: ({ signal }) => request<Waiting>('GET', '/v1/case-waiting', { signal }),
});

export function makeCase(wish: CaseWish): Promise<CaseDetail> {
  return request('POST', '/v1/cases', { json: wish });
}

/** Where a case stood when it was looked at: a colleague's step in between is not overwritten. */
type CaseAt = Readonly<{ id: string; revision: number }>;

export function stepCase({ id, revision }: CaseAt, step: CaseStep): Promise<CaseDetail> {
  return request('POST', `/v1/cases/${id}/steps`, { json: step, headers: { 'if-match': `"${revision}"` } });
}

export function settleCase({ id, revision }: CaseAt, settlement: Settlement): Promise<CaseDetail> {
  return request('POST', `/v1/cases/${id}/settlement`, { json: settlement, headers: { 'if-match': `"${revision}"` } });
}

export function addTask(id: string, task: TaskWish): Promise<CaseDetail> {
  return request('POST', `/v1/cases/${id}/tasks`, { json: task });
}

export function tickTask(id: string, task: string, isDone: boolean): Promise<CaseDetail> {
  return request('PATCH', `/v1/cases/${id}/tasks/${task}`, { json: { is_done: isDone } });
}
