import { Refusal } from '@voldaan/domain/refusal';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { addressPrefix, clientAddress } from '../http/client-address.ts';
import { readerOf } from '../http/error-reply.ts';
import { refuseForeignOrigin } from '../http/origin-check.ts';
import { problemContentType, problemOfCode } from '../http/problem.ts';
import type { RateLimit } from '../http/rate-limit.ts';
import { route } from '../http/route.ts';
import { sessionCookie } from '../http/session-cookie.ts';
import type { Product } from '../product.ts';
import { emailKeyOf } from './email-key.ts';
import { knownBrowserCookie } from './known-browser.ts';
import { acceptBody, claimBody, inviteShownReply, meReply, setupReply, signInBody, tokenParams } from './schema.ts';
import { sessionSecondsMax } from './session-age.ts';
import { claimSetupLink } from './setup.ts';
import { isOpenSetupLink } from './setup-link.ts';
import { type SignedIn, signIn, signOut } from './sign-in.ts';
import { acceptStaffInvite, showInvite } from './staff-invite.ts';

/** Whoever guesses tokens is slow at it: the token has 128 bits, and a place gets so many misses. */
const tokenLimit: RateLimit = { name: 'token', amount: 30, seconds: 60 };
const signInLimit: RateLimit = { name: 'sign-in', amount: 60, seconds: 60 };

/** The ways in: a set-up link, an invitation, an address with its password. */
export function entranceRoutes(app: FastifyInstance, product: Product): void {
  setupRoutes(app, product);
  acceptanceRoutes(app, product);
  signInRoutes(app, product);
}

/** How the first person of a company comes in. */
function setupRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'setup.show',
    method: 'GET',
    url: '/v1/setup/:token',
    summary: 'Whether a set-up link can still be used',
    limit: tokenLimit,
    schema: { params: tokenParams, reply: setupReply },
    handler: async ({ params }) => {
      if (!(await isOpenSetupLink(product, params.token))) throw new Refusal('not_found');
      return { open: true };
    },
  });
  route(app, {
    name: 'setup.claim',
    method: 'POST',
    url: '/v1/setup/:token',
    summary: 'Make a company and its owner with a set-up link, and sign in',
    limit: tokenLimit,
    status: 201,
    schema: { params: tokenParams, body: claimBody, reply: meReply },
    handler: async ({ params, body, request, reply }) => {
      refuseForeignOrigin(request, product.config.baseUrl);
      const { token, me } = await claimSetupLink(product, params.token, body);
      letIn(product, reply, { token, me });
      return me;
    },
  });
}

/** How a colleague who was asked comes in. */
function acceptanceRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'invite.show',
    method: 'GET',
    url: '/v1/invite/:token',
    summary: 'What an invitation is to',
    limit: tokenLimit,
    schema: { params: tokenParams, reply: inviteShownReply },
    handler: async ({ params }) => showInvite(product, params.token),
  });
  route(app, {
    name: 'invite.accept',
    method: 'POST',
    url: '/v1/invite/:token',
    summary: 'Accept an invitation, and sign in',
    limit: tokenLimit,
    status: 201,
    schema: { params: tokenParams, body: acceptBody, reply: meReply },
    handler: async ({ params, body, request, reply }) => {
      refuseForeignOrigin(request, product.config.baseUrl);
      const { token, me } = await acceptStaffInvite(product, params.token, body);
      letIn(product, reply, { token, me });
      return me;
    },
  });
}

/** How everybody comes back, and leaves. */
function signInRoutes(app: FastifyInstance, product: Product): void {
  const cookie = sessionCookie(product.config.baseUrl);
  route(app, {
    name: 'session.open',
    method: 'POST',
    url: '/v1/sign-in',
    summary: 'Sign in with an address and its password',
    limit: signInLimit,
    schema: { body: signInBody, reply: meReply },
    handler: async ({ body, request, reply }) => {
      const place = addressPrefix(clientAddress(request.raw, product.config.proxyHops));
      const from = { place, cookies: request.headers.cookie, oldToken: cookie.read(request) };
      const result = await signIn(product, body, from);
      if ('workspaces' in result) {
        const problem = { ...problemOfCode('choose_workspace', readerOf(request)), workspaces: result.workspaces };
        return reply.code(problem.status).type(problemContentType).send(JSON.stringify(problem));
      }
      letIn(product, reply, result);
      return result.me;
    },
  });
  route(app, {
    name: 'session.close',
    method: 'POST',
    url: '/v1/sign-out',
    summary: 'Sign out',
    handler: async ({ caller, reply }) => {
      await signOut(product, caller);
      cookie.take(reply);
      reply.header('clear-site-data', '"cache", "storage"');
      return undefined;
    },
  });
}

/** The browser gets its session, and is known at the door from now on. */
function letIn(product: Product, reply: FastifyReply, { token, me }: SignedIn): void {
  sessionCookie(product.config.baseUrl).give(reply, token, sessionSecondsMax);
  reply.header('set-cookie', knownBrowserCookie(product, emailKeyOf(me.staff.email)));
}
