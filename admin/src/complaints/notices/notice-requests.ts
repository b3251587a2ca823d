import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  noticeListReply,
  noticeSchema,
  noticeSettingSchema,
  unreadReply,
} from '@voldaan/server/complaints/notices/schema';
import { request } from '../../http/request.ts';
import type { Wire } from '../../http/wire.ts';

export type Notice = Wire<typeof noticeSchema>;
export type NoticePage = Wire<typeof noticeListReply>;
type Unread = Wire<typeof unreadReply>;
type NoticeSetting = Wire<typeof noticeSettingSchema>;

export const noticesKey = ['notices'] as const;

export const noticesQuery = infiniteQueryOptions({
  queryKey: [...noticesKey, 'list'],
  queryFn: ({ signal, pageParam }) =>
    request<NoticePage>('GET', '/v1/notices', { signal, query: { cursor: pageParam, limit: 50 } }),
  initialPageParam: '',
  getNextPageParam: (page: NoticePage) => page.next_cursor,
});

/** Asked again with every piece of news, and once a minute for what no news tells: a promise that is about to break. */
export const unreadQuery = queryOptions({
  queryKey: [...noticesKey, 'unread'],
  queryFn: ({ signal }) => request<Unread>('GET', '/v1/notice-count', { signal }),
  refetchInterval: 60_000,
});

export const noticeSettingQuery = queryOptions({
  queryKey: [...noticesKey, 'setting'],
  queryFn: ({ signal }) => request<NoticeSetting>('GET', '/v1/notice-setting', { signal }),
});

export function changeNotice(id: string, isRead: boolean): Promise<Unread> {
  return request('PATCH', `/v1/notices/${id}`, { json: { is_read: isRead } });
}

export function readAllNotices(): Promise<Unread> {
  return request('POST', '/v1/notices/read');
}

export function changeNoticeSetting(byMail: boolean): Promise<NoticeSetting> {
  return request('PATCH', '/v1/notice-setting', { json: { by_mail: byMail } });
}
