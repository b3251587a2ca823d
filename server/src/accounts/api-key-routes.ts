import type { FastifyInstance } from 'fastify';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { pageOf, readCursorId } from '../http/cursor-id.ts';
import { route } from '../http/route.ts';
import type { Product } from '../product.ts';
import { listApiKeys } from './api-key-views.ts';
import { makeApiKey, revokeApiKey } from './api-keys.ts';
import { apiKeyBody, apiKeyListQuery, apiKeyListReply, apiKeyMadeReply, apiKeyParams } from './schema.ts';

/** The keys by which the company's own programs come in. */
export function apiKeyRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'api-key.list',
    method: 'GET',
    url: '/v1/api-keys',
    summary: 'Keys of programs, newest first; those that open nothing any more too',
    schema: { query: apiKeyListQuery, reply: apiKeyListReply },
    handler: async ({ caller, query }) => {
      const wish = { after: readCursorId(query.cursor), limit: query.limit + 1 };
      const rows = await inWorkspace(product.databases.app, caller.workspaceId, (db) => listApiKeys(db, wish));
      const page = pageOf(rows, query.limit);
      return { data: page.data.map((row) => ({ ...row, scopes: [...row.scopes] })), next_cursor: page.next_cursor };
    },
  });
  route(app, {
    name: 'api-key.make',
    method: 'POST',
    url: '/v1/api-keys',
    summary: 'Make a key for a program; it is shown this once',
    schema: { body: apiKeyBody, reply: apiKeyMadeReply },
    limit: { name: 'api-key', amount: 60, seconds: 3600 },
    status: 201,
    handler: ({ caller, body }) => makeApiKey(product, caller, body),
  });
  route(app, {
    name: 'api-key.revoke',
    method: 'DELETE',
    url: '/v1/api-keys/:id',
    summary: 'Revoke a key; it opens nothing from that moment',
    schema: { params: apiKeyParams },
    handler: async ({ caller, params }) => {
      await revokeApiKey(product, caller, params.id);
      return undefined;
    },
  });
}
