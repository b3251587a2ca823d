import type { FastifyReply, FastifyRequest } from 'fastify';
import { isLocalAddress } from '../config.ts';

/** How the session's token travels. */
export type SessionCookie = Readonly<{
  name: string;
  read: (request: Pick<FastifyRequest, 'headers'>) => string | undefined;
  give: (reply: FastifyReply, token: string, seconds: number) => void;
  take: (reply: FastifyReply) => void;
}>;

/**
 * `__Host-sid` binds the cookie to this host and to https. Browsers count localhost as secure; plain http elsewhere
 * keeps no Secure cookie, so there the name is `sid` and the operator is warned at the start.
 */
export function sessionCookie(baseUrl: string): SessionCookie {
  const isSafe = isSecureContext(baseUrl);
  const name = isSafe ? '__Host-sid' : 'sid';
  const attributes = `Path=/; HttpOnly; SameSite=Lax${isSafe ? '; Secure' : ''}`;
  return {
    name,
    read: (request) => readCookie(request.headers.cookie, name),
    give: (reply, token, seconds) => {
      reply.header('set-cookie', `${name}=${token}; Max-Age=${seconds}; ${attributes}`);
    },
    take: (reply) => {
      reply.header('set-cookie', `${name}=; Max-Age=0; ${attributes}`);
    },
  };
}

export function isSecureContext(baseUrl: string): boolean {
  return baseUrl.startsWith('https:') || isLocalAddress(baseUrl);
}

/** The first cookie of the name: a second one was set by somebody who should not. */
function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}
