import type { FastifyInstance } from 'fastify';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { pageOf, readCursorId } from '../http/cursor-id.ts';
import { route } from '../http/route.ts';
import { sessionCookie } from '../http/session-cookie.ts';
import type { Product } from '../product.ts';
import {
  inviteBody,
  inviteListQuery,
  inviteListReply,
  inviteMadeReply,
  inviteParams,
  roleBody,
  staffListQuery,
  staffListReply,
  staffParams,
  staffReply,
} from './schema.ts';
import { sessionSecondsMax } from './session-age.ts';
import { changeRole, removeStaff } from './staff.ts';
import { inviteStaff, withdrawInvite } from './staff-invite.ts';
import { withUnitsOfAll } from './units/units.ts';
import { inviteList, staffList } from './views.ts';

/** The colleagues, and those who are asked to become one. */
export function staffRoutes(app: FastifyInstance, product: Product): void {
  colleagueRoutes(app, product);
  staffInviteRoutes(app, product);
}

function colleagueRoutes(app: FastifyInstance, product: Product): void {
  const cookie = sessionCookie(product.config.baseUrl);
  route(app, {
    name: 'staff.list',
    method: 'GET',
    url: '/v1/staff',
    summary: 'The people with access, in the order in which they came',
    schema: { query: staffListQuery, reply: staffListReply },
    handler: async ({ caller, query }) => {
      const wish = { after: readCursorId(query.cursor), limit: query.limit + 1 };
      const rows = await inWorkspace(product.databases.app, caller.workspaceId, async (db) =>
        withUnitsOfAll(db, await staffList(db, wish)),
      );
      return pageOf(rows, query.limit);
    },
  });
  route(app, {
    name: 'staff.change-role',
    method: 'PATCH',
    url: '/v1/staff/:id',
    summary: 'Give somebody another role; their sessions end',
    schema: { params: staffParams, body: roleBody, reply: staffReply },
    handler: async ({ caller, params, body, reply }) => {
      const { staff, token } = await changeRole(product, caller, { id: params.id, role: body.role });
      if (token !== undefined) cookie.give(reply, token, sessionSecondsMax);
      return staff;
    },
  });
  route(app, {
    name: 'staff.remove',
    method: 'DELETE',
    url: '/v1/staff/:id',
    summary: 'Take somebody’s access away; their sessions end',
    schema: { params: staffParams },
    handler: async ({ caller, params, reply }) => {
      await removeStaff(product, caller, params.id);
      if (params.id === caller.staffId) cookie.take(reply);
      return undefined;
    },
  });
}

function staffInviteRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'staff-invite.list',
    method: 'GET',
    url: '/v1/staff-invites',
    summary: 'Invitations that can still be accepted',
    schema: { query: inviteListQuery, reply: inviteListReply },
    handler: async ({ caller, query }) => {
      const wish = { after: readCursorId(query.cursor), limit: query.limit + 1, now: product.clock() };
      const rows = await inWorkspace(product.databases.app, caller.workspaceId, (db) => inviteList(db, wish));
      return pageOf(rows, query.limit);
    },
  });
  route(app, {
    name: 'staff-invite.make',
    method: 'POST',
    url: '/v1/staff-invites',
    summary: 'Invite a colleague, by mail or by a link to pass on',
    limit: { name: 'staff-invite', amount: 60, seconds: 3600 },
    status: 201,
    schema: { body: inviteBody, reply: inviteMadeReply },
    handler: async ({ caller, body }) => inviteStaff(product, caller, body),
  });
  route(app, {
    name: 'staff-invite.withdraw',
    method: 'DELETE',
    url: '/v1/staff-invites/:id',
    summary: 'Take an invitation back',
    schema: { params: inviteParams },
    handler: async ({ caller, params }) => {
      await withdrawInvite(product, caller, params.id);
      return undefined;
    },
  });
}
