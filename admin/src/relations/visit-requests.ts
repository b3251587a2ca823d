import { queryOptions } from '@tanstack/react-query';
import type { dueReply, planBody, planListReply, planSchema } from '@voldaan/server/relations/follow-up/schema';
import type {
  feedReply,
  visitBody,
  visitChangeBody,
  visitDetailSchema,
  visitFormReply,
  visitListReply,
  visitMarksReply,
  visitResultBody,
  visitSchema,
} from '@voldaan/server/relations/visits/schema';
import { request } from '../http/request.ts';
import type { Wire } from '../http/wire.ts';

export type DueList = Wire<typeof dueReply>;
export type DueCustomer = DueList['data'][number];
export type Plan = Wire<typeof planSchema>;
export type PlanWish = Wire<typeof planBody>;
export type PlanList = Wire<typeof planListReply>;
export type Visit = Wire<typeof visitSchema>;
export type VisitDetail = Wire<typeof visitDetailSchema>;
export type VisitWish = Wire<typeof visitBody>;
export type VisitChange = Wire<typeof visitChangeBody>;
export type VisitResult = Wire<typeof visitResultBody>;
export type VisitForm = Wire<typeof visitFormReply>;
export type VisitMarks = Wire<typeof visitMarksReply>;
export type Agenda = Wire<typeof visitListReply>;
export type Feed = Wire<typeof feedReply>;
export type Colleague = VisitForm['colleagues'][number];

export const visitsKey = ['visits'] as const;

export type DueSearch = Readonly<{ of?: 'me'; plan?: string }>;

const findingMs = 1_500;

/** Asked again as long as customers are still being looked for. */
export function dueQuery(search: DueSearch, limit: number) {
  return queryOptions({
    queryKey: [...visitsKey, 'due', search, limit],
    queryFn: ({ signal }) => request<DueList>('GET', '/v1/visit-due', { signal, query: { ...search, limit } }),
    refetchInterval: ({ state }) => (state.data?.is_being_found === true ? findingMs : false),
  });
}

export type AgendaSearch = Readonly<{ of?: 'me'; from?: string }>;

export function agendaQuery(search: AgendaSearch) {
  return queryOptions({
    queryKey: [...visitsKey, 'agenda', search],
    queryFn: ({ signal }) => request<Agenda>('GET', '/v1/visits', { signal, query: search }),
  });
}

export function visitQuery(id: string) {
  return queryOptions({
    queryKey: [...visitsKey, 'one', id],
    queryFn: ({ signal }) => request<VisitDetail>('GET', `/v1/visits/${id}`, { signal }),
  });
}

export const visitFormQuery = queryOptions({
  queryKey: [...visitsKey, 'form'],
  queryFn: ({ signal }) => request<VisitForm>('GET', '/v1/visit-form', { signal }),
});

export const visitMarksQuery = queryOptions({
  queryKey: [...visitsKey, 'marks'],
  queryFn: ({ signal }) => request<VisitMarks>('GET', '/v1/visit-marks', { signal }),
});

export const feedQuery = queryOptions({
  queryKey: ['calendar-feed'],
  queryFn: ({ signal }) => request<Feed>('GET', '/v1/calendar-feed', { signal }),
});

export const plansQuery = queryOptions({
  queryKey: [...visitsKey, 'plans'],
  queryFn: ({ signal }) => request<PlanList>('GET', '/v1/follow-up-plans', { signal }),
});

export function planVisit(wish: VisitWish): Promise<VisitDetail> {
  return request('POST', '/v1/visits', { json: wish });
}

/** Where a visit stood when it was looked at: what a colleague changed in between is not overwritten. */
type VisitAt = Pick<Visit, 'id' | 'revision'>;

export function moveVisit({ id, revision }: VisitAt, wish: VisitChange): Promise<VisitDetail> {
  return request('PUT', `/v1/visits/${id}`, { json: wish, headers: { 'if-match': `"${revision}"` } });
}

export function cancelVisit({ id, revision }: VisitAt): Promise<VisitDetail> {
  return request('POST', `/v1/visits/${id}/cancellation`, { headers: { 'if-match': `"${revision}"` } });
}

export function noteVisit(result: VisitResult): Promise<VisitDetail> {
  return request('POST', '/v1/visit-results', { json: result });
}

export function makeFeed(): Promise<Feed> {
  return request('POST', '/v1/calendar-feed');
}

export function revokeFeed(): Promise<void> {
  return request('DELETE', '/v1/calendar-feed');
}

export function makePlan(wish: PlanWish): Promise<Plan> {
  return request('POST', '/v1/follow-up-plans', { json: wish });
}

export function changePlan(id: string, wish: PlanWish): Promise<Plan> {
  return request('PUT', `/v1/follow-up-plans/${id}`, { json: wish });
}

export function endPlan(id: string): Promise<void> {
  return request('DELETE', `/v1/follow-up-plans/${id}`);
}
