import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

/** Node makes a key of a buffer anew for each hash, which takes three times as long as the hash itself. */
const keys = new WeakMap<Buffer, KeyObject>();

/**
 * The keyed hash by which an address is recognised without being named: in suppressions, in the send ledger. It holds
 * the workspace, so that equal addresses of two workspaces cannot be told to be equal.
 */
export function hashAddress(key: Buffer, workspaceId: string, emailKey: string): Buffer {
  return createHmac('sha256', keyOf(key)).update(`${workspaceId}\0${emailKey}`).digest();
}

function keyOf(buffer: Buffer): KeyObject {
  const known = keys.get(buffer);
  if (known !== undefined) return known;
  const key = createSecretKey(buffer);
  keys.set(buffer, key);
  return key;
}
