import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  actionBody,
  actionDetailSchema,
  actionHeadSchema,
  actionListReply,
  actionSchema,
  formReply,
} from '@voldaan/server/improvements/schema';
import { request } from '../http/request.ts';
import type { Wire } from '../http/wire.ts';

export type ImprovementHead = Wire<typeof actionHeadSchema>;
export type ImprovementAction = Wire<typeof actionSchema>;
export type ImprovementDetail = Wire<typeof actionDetailSchema>;
export type ImprovementChange = ImprovementDetail['changes'][number]['changes'][number];
export type ImprovementEffect = NonNullable<ImprovementDetail['effect']>;
export type ImprovementWish = Wire<typeof actionBody>;
export type FormHead = NonNullable<Wire<typeof formReply>['head']>;
export type FormCauses = Wire<typeof formReply>['causes'];
export type FormTraits = Wire<typeof formReply>['traits'];

/** What is done, those that start last first. */
export const improvementsQuery = queryOptions({
  queryKey: ['improvements'],
  queryFn: async ({ signal }) =>
    (await request<Wire<typeof actionListReply>>('GET', '/v1/improvement-actions', { signal })).data,
});

export function improvementQuery(id: string) {
  return queryOptions({
    queryKey: ['improvements', id],
    queryFn: ({ signal }) => request<ImprovementDetail>('GET', `/v1/improvement-actions/${id}`, { signal }),
  });
}

export type FormSearch = Readonly<{ survey?: string; item?: string }>;

export function improvementFormQuery(search: FormSearch) {
  return queryOptions({
    queryKey: ['improvement-form', search],
    queryFn: ({ signal }) =>
      request<Wire<typeof formReply>>('GET', '/v1/improvement-form', { signal, query: { ...search } }),
    placeholderData: keepPreviousData,
  });
}

export function planImprovement(wish: ImprovementWish): Promise<ImprovementDetail> {
  return request('POST', '/v1/improvement-actions', { json: wish });
}

export function changeImprovement(
  { id, revision }: Pick<ImprovementAction, 'id' | 'revision'>,
  wish: ImprovementWish,
): Promise<ImprovementDetail> {
  const headers = { 'if-match': `"${revision}"` };
  return request('PUT', `/v1/improvement-actions/${id}`, { json: wish, headers });
}

export function concludeImprovement(id: string, conclusion: string): Promise<ImprovementDetail> {
  return request('POST', `/v1/improvement-actions/${id}/conclusion`, { json: { conclusion } });
}

export function removeImprovement(id: string): Promise<unknown> {
  return request('DELETE', `/v1/improvement-actions/${id}`);
}
