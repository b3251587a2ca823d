import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from '../http/request.ts';
import type { ResponseSearch } from './response-search.ts';

export type VoteClass = 'human' | 'unconfirmed' | 'machine';

export type ResponseScore = Readonly<{ question: string; value: number; scale: string }>;

export type ResponseSummary = Readonly<{
  id: string;
  survey_id: string;
  survey_name: string;
  score: ResponseScore | null;
  comment: string | null;
  contact: Readonly<{ id: string; name: string; email: string }> | null;
  channel: 'mail' | 'link' | 'api';
  language: string;
  vote_class: VoteClass;
  is_test: boolean;
  started_at: string;
  completed_at: string | null;
}>;

export type GivenAnswer = Readonly<{
  question_id: string;
  kind: 'rating' | 'open' | 'yes-no';
  text: string;
  scale: string | null;
  value: number | string | null;
}>;

export type ResponseEvent = Readonly<{
  at: string;
  answers: Readonly<Record<string, unknown>>;
  vote_class: VoteClass;
  evidence: Readonly<Record<string, unknown>>;
}>;

export type ResponseVisit = Readonly<{ at: string; kind: string; preselected?: number | null }>;

export type ResponseDetailData = ResponseSummary &
  Readonly<{
    answers: readonly GivenAnswer[];
    events: readonly ResponseEvent[];
    visits: readonly ResponseVisit[];
  }>;

export type ResponsePage = Readonly<{ data: readonly ResponseSummary[]; next_cursor: string | null; total: number }>;

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
