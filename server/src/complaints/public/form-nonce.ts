import { createHmac, timingSafeEqual } from 'node:crypto';
import { timeOfUuid, uuid } from '../../database/uuid.ts';

/**
 * What a form carries and gives back: the key under which it is stored once, which says when the page was handed out, sealed for
 * the one link that it was handed out for.
 */
export type FormKey = Readonly<{ key: string; at: number }>;

const keyBytes = 16;

export function makeFormNonce(secret: Buffer, token: string, now: Date): string {
  return sealed(secret, token, uuid(now.getTime()));
}

/** The same key again, for the page that comes back with a fault: both presses are one case. */
export function sealed(secret: Buffer, token: string, key: string): string {
  const body = Buffer.from(key.replaceAll('-', ''), 'hex');
  return Buffer.concat([body, macOf(secret, token, body)]).toString('base64url');
}

/** Undefined for what is not ours, or was made for another link. */
export function readFormNonce(secret: Buffer, token: string, nonce: string): FormKey | undefined {
  const bytes = Buffer.from(nonce, 'base64url');
  // The decoder lets strange letters pass; what we made comes back as it was.
  if (bytes.length !== 2 * keyBytes || bytes.toString('base64url') !== nonce) return undefined;
  const body = bytes.subarray(0, keyBytes);
  if (!timingSafeEqual(macOf(secret, token, body), bytes.subarray(keyBytes))) return undefined;
  const hex = body.toString('hex');
  const key = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  return { key, at: timeOfUuid(key) };
}

function macOf(secret: Buffer, token: string, body: Buffer): Buffer {
  return createHmac('sha256', secret).update('form ').update(body).update(token).digest().subarray(0, keyBytes);
}
