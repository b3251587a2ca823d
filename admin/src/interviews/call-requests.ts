import { queryOptions } from '@tanstack/react-query';
import type { Answers } from '@voldaan/domain/surveys/answers';
import type {
  callAnswersReply,
  callDeskReply,
  callEndBody,
  callEndReply,
  callSchema,
  callStaffReply,
  fieldworkReply,
  nextCallReply,
} from '@voldaan/server/interviews/schema';
import { request } from '../http/request.ts';
import type { Wire } from '../http/wire.ts';
import type { FieldworkSearch } from './fieldwork-search.ts';

export type CallDesk = Wire<typeof callDeskReply>;
export type Call = Wire<typeof callSchema>;
export type NextCall = Wire<typeof nextCallReply>;
export type CallEnd = Wire<typeof callEndBody>;
export type CallEnded = Wire<typeof callEndReply>;
export type Fieldwork = Wire<typeof fieldworkReply>;
export type Callers = Wire<typeof callStaffReply>['data'];

export const deskQuery = queryOptions({
  queryKey: ['calls', 'desk'],
  queryFn: ({ signal }) => request<CallDesk>('GET', '/v1/calls', { signal }),
  refetchInterval: 60_000,
});

/** The customer who is on the line, or the next one. */
export function takeNext(studyId: string | null): Promise<NextCall> {
  return request<NextCall>('POST', '/v1/calls', { json: { study_id: studyId } });
}

export type SentAnswers = Readonly<{ submission: string; answers: Answers }>;

export function sendAnswers(callId: string, body: SentAnswers) {
  return request<Wire<typeof callAnswersReply>>('POST', `/v1/calls/${callId}/answers`, { json: body });
}

export function endCall(callId: string, body: CallEnd): Promise<CallEnded> {
  return request<CallEnded>('POST', `/v1/calls/${callId}/end`, { json: body });
}

export function fieldworkQuery({ study, item, eligibility }: FieldworkSearch) {
  return queryOptions({
    queryKey: ['calls', 'fieldwork', study, item, eligibility],
    queryFn: ({ signal }) =>
      request<Fieldwork>('GET', '/v1/fieldwork', { signal, query: { study, item, eligibility } }),
  });
}

export function callersQuery(studyId: string) {
  return queryOptions({
    queryKey: ['calls', 'callers', studyId],
    queryFn: async ({ signal }) =>
      (await request<Wire<typeof callStaffReply>>('GET', `/v1/studies/${studyId}/callers`, { signal })).data,
  });
}

export async function saveCallers(studyId: string, staffIds: readonly string[]): Promise<Callers> {
  const body = { staff_ids: [...staffIds] };
  return (await request<Wire<typeof callStaffReply>>('PUT', `/v1/studies/${studyId}/callers`, { json: body })).data;
}
