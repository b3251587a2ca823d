import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  inboundListReply,
  inboundMailSchema,
  returnMailBody,
  returnMailReply,
  sendingCheckReply,
} from '@voldaan/server/mail/schema';
import { request } from '../http/request.ts';
import type { Wire } from '../http/wire.ts';

export type SendingCheck = Wire<typeof sendingCheckReply>;
export type Finding = SendingCheck['findings'][number];
export type ReturnMail = Wire<typeof returnMailReply>;
export type InboundPage = Wire<typeof inboundListReply>;
export type InboundHead = InboundPage['data'][number];
export type InboundSort = 'replies' | 'reports';

/** How the domain that mail is sent from stood when it was last looked at. */
export const sendingCheckQuery = queryOptions({
  queryKey: ['sending-check'],
  queryFn: ({ signal }) => request<SendingCheck>('GET', '/v1/sending-check', { signal }),
});

export function runSendingCheck(): Promise<SendingCheck> {
  return request('POST', '/v1/sending-check', { json: {} });
}

export function renewDkimKey(): Promise<SendingCheck> {
  return request('POST', '/v1/dkim-keys', { json: {} });
}

/** The mailbox is looked into within minutes: while nobody has, it is asked again. */
export const returnMailQuery = queryOptions({
  queryKey: ['return-mail'],
  queryFn: ({ signal }) => request<ReturnMail>('GET', '/v1/return-mail', { signal }),
  refetchInterval: ({ state }) =>
    state.data && state.data.host !== '' && state.data.polled_at === null ? 3_000 : false,
});

export function saveReturnMail(setting: Wire<typeof returnMailBody>): Promise<ReturnMail> {
  return request('PUT', '/v1/return-mail', { json: setting });
}

export function inboundQuery(sort: InboundSort) {
  return infiniteQueryOptions({
    queryKey: ['inbound', sort],
    queryFn: ({ signal, pageParam }) =>
      request<InboundPage>('GET', '/v1/inbound-mail', { signal, query: { sort, cursor: pageParam } }),
    initialPageParam: '',
    getNextPageParam: (page: InboundPage) => page.next_cursor,
  });
}

export function inboundMailQuery(id: string) {
  return queryOptions({
    queryKey: ['inbound', 'one', id],
    queryFn: ({ signal }) => request<Wire<typeof inboundMailSchema>>('GET', `/v1/inbound-mail/${id}`, { signal }),
  });
}

export function markInbound(id: string, isRead: boolean): Promise<unknown> {
  return request('PATCH', `/v1/inbound-mail/${id}`, { json: { is_read: isRead } });
}
