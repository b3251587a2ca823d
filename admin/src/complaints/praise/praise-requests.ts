import { queryOptions } from '@tanstack/react-query';
import type {
  praiseColleaguesReply,
  praiseDigestBody,
  praiseDigestSchema,
  praiseWishSchema,
} from '@voldaan/server/complaints/praise/schema';
import { request } from '../../http/request.ts';
import type { Wire } from '../../http/wire.ts';

export type PraiseDigest = Wire<typeof praiseDigestSchema>;
type PraiseWish = Wire<typeof praiseWishSchema>;

export const praiseDigestQuery = queryOptions({
  queryKey: ['praise', 'digest'],
  queryFn: ({ signal }) => request<PraiseDigest>('GET', '/v1/praise-digest', { signal }),
});

export function changePraiseDigest(wish: Wire<typeof praiseDigestBody>): Promise<PraiseDigest> {
  return request('PUT', '/v1/praise-digest', { json: wish });
}

export const praiseWishQuery = queryOptions({
  queryKey: ['praise', 'wish'],
  queryFn: ({ signal }) => request<PraiseWish>('GET', '/v1/praise-wish', { signal }),
});

export function changePraiseWish(isWanted: boolean): Promise<PraiseWish> {
  return request('PUT', '/v1/praise-wish', { json: { is_wanted: isWanted } });
}

export const praiseColleaguesQuery = queryOptions({
  queryKey: ['praise', 'colleagues'],
  queryFn: ({ signal }) => request<Wire<typeof praiseColleaguesReply>>('GET', '/v1/praise-colleagues', { signal }),
});
