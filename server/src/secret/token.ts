import { createHash, createHmac, randomBytes } from 'node:crypto';

/**
 * A token is the workspace's six-character code and 22 random characters (128 bits, base64url). The code finds the
 * workspace (and its shard) without a lookup over all of them; the rest is the secret. Only the SHA-256 is stored.
 */
export function makeToken(workspaceCode: string): string {
  return workspaceCode + randomBytes(16).toString('base64url');
}

/** A token that can be made again from the key and the subject, so that it need not be stored to be sent later. */
export function deriveToken(workspaceCode: string, key: Buffer, subjectId: string): string {
  return workspaceCode + createHmac('sha256', key).update(subjectId).digest().subarray(0, 16).toString('base64url');
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** The workspace's code in a token of the right shape, or undefined. */
export function codeOfToken(token: string): string | undefined {
  return /^[a-z2-7]{6}[A-Za-z0-9_-]{22}$/.test(token) ? token.slice(0, 6) : undefined;
}

/** Six characters of base32 for a new workspace. */
export function makeWorkspaceCode(): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
  return Array.from(randomBytes(6), (byte) => alphabet[byte % 32]).join('');
}
