import { createHmac } from 'node:crypto';

/**
 * The keyed hash by which an address is recognised without being named: in suppressions, in the send ledger. It holds
 * the workspace, so that equal addresses of two workspaces cannot be told to be equal.
 */
export function hashAddress(key: Buffer, workspaceId: string, emailKey: string): Buffer {
  return createHmac('sha256', key).update(workspaceId).update('\0').update(emailKey).digest();
}
