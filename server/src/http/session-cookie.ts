import type { FastifyReply, FastifyRequest } from 'fastify';
import { isLocalAddress } from '../config.ts';

/** How the session's token travels. */
export type SessionCookie = Readonly<{
  /** The one that is asked for first. */
  name: string;
  read: (request: Pick<FastifyRequest, 'headers'>) => string | undefined;
  give: (reply: FastifyReply, token: string, seconds: number) => void;
  take: (reply: FastifyReply) => void;
}>;

/**
 * `__Host-sid` binds the cookie to this host and to https. Browsers count localhost as secure, but Safari keeps no Secure
 * cookie there: on one's own machine a plain one stands beside it, with the port in its name, for ports share cookies.
 * Plain http elsewhere has the plain one alone, and the operator is warned at the start.
 */
export function sessionCookie(baseUrl: string): SessionCookie {
  const names = namesOf(baseUrl);
  const set = (reply: FastifyReply, value: string, seconds: number) => {
    const cookies = names.map(
      (name) =>
        `${name}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax${name === boundName ? '; Secure' : ''}`,
    );
    reply.header('set-cookie', cookies);
  };
  return {
    name: names[0],
    read: ({ headers: { cookie } }) => {
      for (const name of names) {
        const value = readCookie(cookie, name);
        if (value !== undefined) return value;
      }
      return undefined;
    },
    give: set,
    take: (reply) => set(reply, '', 0),
  };
}

const boundName = '__Host-sid';

function namesOf(baseUrl: string): readonly [string, ...string[]] {
  if (baseUrl.startsWith('https:')) return [boundName];
  const port = URL.parse(baseUrl)?.port ?? '';
  const plainName = port === '' ? 'sid' : `sid-${port}`;
  return isLocalAddress(baseUrl) ? [boundName, plainName] : [plainName];
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
