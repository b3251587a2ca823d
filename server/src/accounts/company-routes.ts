import type { FastifyInstance } from 'fastify';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { addressPrefix, clientAddress } from '../http/client-address.ts';
import { readCursorNumber } from '../http/cursor-place.ts';
import { route } from '../http/route.ts';
import { sessionCookie } from '../http/session-cookie.ts';
import type { Product } from '../product.ts';
import { showMe } from './me.ts';
import { auditListQuery, auditListReply, meBody, meReply, passwordBody, workspaceBody } from './schema.ts';
import { sessionSecondsMax } from './session-age.ts';
import { changeMe, changePassword, changeWorkspace } from './staff.ts';
import { auditList } from './views.ts';

/** Oneself, the company, and the record of what was done in it. */
export function companyRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'me.show',
    method: 'GET',
    url: '/v1/me',
    summary: 'Who is signed in, where, and what they may do',
    schema: { reply: meReply },
    handler: async ({ caller }) =>
      inWorkspace(product.databases.app, caller.workspaceId, (db) => showMe(product, db, caller.staffId)),
  });
  route(app, {
    name: 'me.change',
    method: 'PATCH',
    url: '/v1/me',
    summary: 'Change one’s own name or language',
    schema: { body: meBody, reply: meReply },
    handler: async ({ caller, body }) => changeMe(product, caller, body),
  });
  route(app, {
    name: 'me.change-password',
    method: 'POST',
    url: '/v1/me/password',
    summary: 'Change one’s own password; every other session ends',
    limit: { name: 'password', amount: 10, seconds: 60 },
    schema: { body: passwordBody },
    handler: async ({ caller, body, request, reply }) => {
      const place = addressPrefix(clientAddress(request.raw, product.config.proxyHops));
      const token = await changePassword(product, caller, { ...body, place });
      sessionCookie(product.config.baseUrl).give(reply, token, sessionSecondsMax);
      return undefined;
    },
  });
  route(app, {
    name: 'workspace.change',
    method: 'PATCH',
    url: '/v1/workspace',
    summary: 'Change the company’s name, language or the line at the foot of its mails',
    schema: { body: workspaceBody, reply: meReply },
    handler: async ({ caller, body }) => changeWorkspace(product, caller, body),
  });
  route(app, {
    name: 'audit.list',
    method: 'GET',
    url: '/v1/audit',
    summary: 'What staff did, the newest first',
    schema: { query: auditListQuery, reply: auditListReply },
    handler: async ({ caller, query }) => {
      const before = readCursorNumber(query.cursor);
      const rows = await inWorkspace(product.databases.app, caller.workspaceId, (db) =>
        auditList(db, { before, limit: query.limit }),
      );
      const last = rows.length < query.limit ? undefined : rows.at(-1);
      return { data: [...rows], next_cursor: last ? [String(last.number)] : null };
    },
  });
}
