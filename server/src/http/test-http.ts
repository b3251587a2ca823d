import type { FastifyInstance } from 'fastify';
import type { TestWorkspace } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';
import type { Product } from '../product.ts';
import type { Caller } from './caller.ts';
import { openHttp } from './open-http.ts';

/** The HTTP side with the owner of a workspace signed in, for the routes of one feature. */
export function openTestHttp(
  product: Product,
  workspace: TestWorkspace,
  caller: Partial<Caller> = {},
): FastifyInstance {
  const owner: Caller = {
    workspaceId: workspace.id,
    workspaceCode: workspace.code,
    staffId: workspace.ownerId,
    sessionId: uuid(),
    role: 'owner',
    language: 'en',
    ...caller,
  };
  return openHttp(product, async () => owner, { requestsPerMinute: 1_000_000 });
}
