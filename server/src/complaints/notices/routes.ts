import type { FastifyInstance } from 'fastify';
import { route } from '../../http/route.ts';
import type { Product } from '../../product.ts';
import {
  changeNoticeSetting,
  readAllNotices,
  readNotice,
  showNoticeSetting,
  showNotices,
  showUnread,
} from './notices.ts';
import {
  noticeChangeBody,
  noticeListQuery,
  noticeListReply,
  noticeParams,
  noticeSettingBody,
  noticeSettingSchema,
  unreadReply,
} from './schema.ts';

/** Everybody's own news; nobody sees those of a colleague. */
export function noticeRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'notice.list',
    method: 'GET',
    url: '/v1/notices',
    summary: 'Your own news, newest first: named in a note, a case given to you, a promise about to break',
    schema: { query: noticeListQuery, reply: noticeListReply },
    handler: ({ caller, query }) => showNotices(product, caller, query),
  });
  route(app, {
    name: 'notice.unread',
    method: 'GET',
    url: '/v1/notice-count',
    summary: 'How much of your own news is unread',
    schema: { reply: unreadReply },
    handler: ({ caller }) => showUnread(product, caller),
  });
  route(app, {
    name: 'notice.change',
    method: 'PATCH',
    url: '/v1/notices/:id',
    summary: 'Mark one of your own news read, or unread',
    schema: { params: noticeParams, body: noticeChangeBody, reply: unreadReply },
    handler: ({ caller, params, body }) => readNotice(product, caller, { id: params.id, isRead: body.is_read }),
  });
  route(app, {
    name: 'notice.read-all',
    method: 'POST',
    url: '/v1/notices/read',
    summary: 'Mark all of your own news read',
    schema: { reply: unreadReply },
    handler: ({ caller }) => readAllNotices(product, caller),
  });
  route(app, {
    name: 'notice-setting.show',
    method: 'GET',
    url: '/v1/notice-setting',
    summary: 'Whether your own news come by mail as well',
    schema: { reply: noticeSettingSchema },
    handler: ({ caller }) => showNoticeSetting(product, caller),
  });
  route(app, {
    name: 'notice-setting.change',
    method: 'PATCH',
    url: '/v1/notice-setting',
    summary: 'Let your own news come by mail as well, or not any more',
    schema: { body: noticeSettingBody, reply: noticeSettingSchema },
    handler: ({ caller, body }) => changeNoticeSetting(product, caller, body.by_mail),
  });
}
