import { createHmac, randomBytes } from 'node:crypto';
import type { Product } from '../product.ts';

/**
 * The one cookie of the board: set with the first vote and not before. It holds a random number, so that a device counts once;
 * we keep only its keyed hash, no script can read it, and it goes to this board's pages alone.
 */
const cookieName = 'voldaan-ideas';
const yearSeconds = 365 * 86_400;

/** The number that this device voted with; undefined when it never did. */
export function readVoter(header: string | undefined): string | undefined {
  for (const part of (header ?? '').slice(0, 4096).split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === cookieName && value !== undefined && /^[A-Za-z0-9_-]{22}$/.test(value)) return value;
  }
  return undefined;
}

export function makeVoter(): string {
  return randomBytes(16).toString('base64url');
}

/** What is kept of a voter: it cannot be turned back, and says nothing of another company's board. */
export function hashVoter(product: Product, workspaceId: string, voter: string): Buffer {
  return createHmac('sha256', product.key('idea-voter')).update(`${workspaceId} ${voter}`).digest();
}

export function voterCookie({ config }: Product, token: string, voter: string): string {
  const secure = config.baseUrl.startsWith('https:') ? '; Secure' : '';
  return `${cookieName}=${voter}; Path=/i/${token}; Max-Age=${yearSeconds}; HttpOnly; SameSite=Lax${secure}`;
}
