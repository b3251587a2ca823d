import { hkdfSync } from 'node:crypto';

/** Each use of the secret has a key of its own, so that a token made for one purpose is worth nothing for another. */
export type Purpose =
  | 'invitation-token'
  | 'visit-nonce'
  | 'try-link'
  | 'resume'
  | 'signed-name'
  | 'anonymous-answer'
  | 'address-hash'
  | 'import-heading'
  | 'sign-in-failure'
  | 'known-browser'
  | 'seal'
  | 'prefix-hash'
  | 'message-id'
  | 'told-event'
  | 'fingerprint'
  | 'case-status'
  | 'case-form'
  | 'idea-board'
  | 'idea-stamp'
  | 'idea-voter'
  | 'calendar-feed'
  | 'press';

/** Derives the 32-byte key of a purpose from the instance's secret (HKDF-SHA256, RFC 5869). */
export function purposeKey(secret: Buffer, purpose: Purpose): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'voldaan', purpose, 32));
}
