import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { doublesReply, Merge, mergeListReply } from '@voldaan/server/contacts/doubles/schema';
import type {
  Suppression,
  suppressionBody,
  suppressionCheckReply,
  suppressionListReply,
} from '@voldaan/server/contacts/suppressions/schema';
import type { Erasure } from '@voldaan/server/privacy/schema';
import { request } from '../http/request.ts';
import type { Wire } from '../http/wire.ts';

export type { Double, Merge } from '@voldaan/server/contacts/doubles/schema';
export type { Suppression } from '@voldaan/server/contacts/suppressions/schema';

export const doublesQuery = queryOptions({
  queryKey: ['contacts', 'doubles'],
  queryFn: async ({ signal }) =>
    (await request<Wire<typeof doublesReply>>('GET', '/v1/contact-doubles', { signal })).data,
});

export const mergesQuery = queryOptions({
  queryKey: ['contacts', 'merges'],
  queryFn: async ({ signal }) =>
    (await request<Wire<typeof mergeListReply>>('GET', '/v1/contact-merges', { signal, query: { limit: 50 } })).data,
});

export function mergeContacts(keptId: string, mergedId: string): Promise<Merge> {
  return request('POST', '/v1/contact-merges', { json: { kept_id: keptId, merged_id: mergedId } });
}

export function undoMerge(id: string): Promise<Merge> {
  return request('DELETE', `/v1/contact-merges/${id}`);
}

type SuppressionPage = Wire<typeof suppressionListReply>;
export type SuppressionWish = Wire<typeof suppressionBody>;

export const suppressionsQuery = infiniteQueryOptions({
  queryKey: ['contacts', 'suppressions'],
  queryFn: ({ signal, pageParam }) =>
    request<SuppressionPage>('GET', '/v1/suppressions', { signal, query: { cursor: pageParam, limit: 50 } }),
  initialPageParam: '',
  getNextPageParam: (page: SuppressionPage) => page.next_cursor,
});

export async function checkSuppression(email: string): Promise<readonly Suppression[]> {
  return (await request<Wire<typeof suppressionCheckReply>>('POST', '/v1/suppressions/check', { json: { email } }))
    .data;
}

export function suppress(wish: SuppressionWish): Promise<unknown> {
  return request('POST', '/v1/suppressions', { json: wish });
}

export function liftSuppression(wish: SuppressionWish): Promise<unknown> {
  return request('POST', '/v1/suppressions/lifting', { json: wish });
}

export function personDataUrl(id: string): string {
  return `/v1/contacts/${id}/data`;
}

export function erasePerson(id: string): Promise<Erasure> {
  return request('DELETE', `/v1/contacts/${id}`);
}
