import { queryOptions } from '@tanstack/react-query';
import type { apiKeyBody, apiKeyListReply, apiKeyMadeReply } from '@voldaan/server/accounts/schema';
import { request } from '../http/request.ts';
import type { Wire } from '../http/wire.ts';

export type ApiKey = Wire<typeof apiKeyListReply>['data'][number];
export type ApiKeyWish = Wire<typeof apiKeyBody>;
export type MadeApiKey = Wire<typeof apiKeyMadeReply>;

export const apiKeysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: async ({ signal }) =>
    (await request<Wire<typeof apiKeyListReply>>('GET', '/v1/api-keys', { signal, query: { limit: 100 } })).data,
});

export function makeApiKey(wish: ApiKeyWish): Promise<MadeApiKey> {
  return request('POST', '/v1/api-keys', { json: wish });
}

export function revokeApiKey(id: string): Promise<unknown> {
  return request('DELETE', `/v1/api-keys/${id}`);
}
