import { randomBytes, timingSafeEqual } from 'node:crypto';
import { guessLanguage } from '@voldaan/domain/language';
import { Refusal } from '@voldaan/domain/refusal';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { openSession } from '../accounts/session.ts';
import { sessionSecondsMax } from '../accounts/session-age.ts';
import { updateStaff } from '../accounts/store.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { route } from '../http/route.ts';
import { sessionCookie } from '../http/session-cookie.ts';
import type { Product } from '../product.ts';
import type { DemoOwner } from './store.ts';

/** The way into the sample company: whoever started it reads the token on the console. It ends with the process. */
export type DemoEntrance = Readonly<{ owner: DemoOwner; token: string }>;

export function makeDemoEntrance(owner: DemoOwner): DemoEntrance {
  return { owner, token: randomBytes(16).toString('base64url') };
}

/** Only the sample has this route: a real instance is never given one. */
export function demoRoutes(app: FastifyInstance, product: Product, { owner, token }: DemoEntrance): void {
  route(app, {
    name: 'demo.enter',
    method: 'GET',
    url: '/demo/:token',
    summary: 'Signs in to the sample company',
    schema: { params: z.object({ token: z.string().max(100) }) },
    handler: async ({ params, request, reply }) => {
      if (!isSame(params.token, token)) throw new Refusal('not_found');
      const { workspaceId, code, staffId } = owner;
      const now = product.clock();
      // Whoever looks around reads the screens in a language of their own; what the sample's customers say stays as it was said.
      const language = guessLanguage(request.headers['accept-language'] ?? '', 'nl');
      const opened = await inWorkspace(product.databases.app, workspaceId, async (db) => {
        await updateStaff(db, { id: staffId, language });
        return openSession(db, { code, staffId, now });
      });
      sessionCookie(product.config.baseUrl).give(reply, opened, sessionSecondsMax);
      return reply.redirect('/', 303);
    },
  });
}

function isSame(given: string, expected: string): boolean {
  return given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));
}
